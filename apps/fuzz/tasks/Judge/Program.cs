using System;
using System.Runtime.CompilerServices;
using Anckor;
using Anckor.Abi;

namespace Fuzz.Judge;

/// <summary>The supervisor of this application: starts rogues anew at once, hears how it goes with the others, and gives the verdict.</summary>
internal static class Program
{
    private const uint Wanted = 1_000_000;
    private const uint ProgressStep = 100_000;
    private const uint TimerBit = 2;
    private const uint Period = 10;

    /// <summary>After the last call the bystanders go on for so many periods.</summary>
    private const int Aftermath = 100;

    private static Dice dice;
    private static Room room;

    [TaskEntry]
    private static void Main()
    {
        uint seed = ReadSeed();
        dice.Start(seed);
        Receiver tallies = Channel.Create("tally"u8);
        Receiver all = tallies | Channel.Create("report"u8);
        Log.Plain($"FUZZ seed {seed}");
        Timer.Set(Clock.Now + Period, TimerBit);
        uint nextProgress = ProgressStep;
        while (Books.Calls < Wanted && !Books.IsFailed)
        {
            Serve(all, tallies);
            if (Books.Calls >= nextProgress)
            {
                nextProgress += ProgressStep;
                Roll.CheckAll();
                Log.Plain($"FUZZ progress {Books.Calls} calls, {Roll.Faults} faults, {Roll.Restarts} other restarts, tick {(uint)Clock.Now}");
            }
        }

        for (int period = 0; period < Aftermath && !Books.IsFailed; period++)
        {
            LetBystandersGoOn(all, tallies);
        }

        Roll.CheckAll();
        Verdict.Give(seed);
        Clock.Sleep(Duration.Forever);
    }

    private static void Serve(Receiver all, Receiver tallies)
    {
        Message message = all.Receive(room, Limits.FaultNotification | TimerBit, Duration.Forever);
        if (message.Kind == MessageKind.Notification)
        {
            if ((message.Notifications & Limits.FaultNotification) != 0)
            {
                Roll.RestartFaulted();
            }

            if ((message.Notifications & TimerBit) != 0)
            {
                // Rogues post this bit too, so that it comes more often than the timer does.
                Roll.RestartStuck();
                Timer.Set(Clock.Now + Period, TimerBit);
            }
        }
        else if (!tallies.Got(in message))
        {
            Books.Enter(ref message);
        }
        else
        {
            bool isTrue = Books.Enter(message.Sender, message.Bytes(room));
            if (dice.OneIn(32))
            {
                // Perhaps also who has just called.
                Roll.Disturb(ref dice);
            }

            if (message.Kind == MessageKind.Call)
            {
                message.Reply(isTrue ? dice.Next() : 0);
            }
        }
    }

    /// <summary>Restarts whatever has faulted until nothing more happens: rogues wait for a seed that they do not get.</summary>
    private static void LetBystandersGoOn(Receiver all, Receiver tallies)
    {
        Timer.Set(Clock.Now + Period, TimerBit);
        while (true)
        {
            Message message = all.Receive(room, Limits.FaultNotification | TimerBit, Duration.Forever);
            if (message.Kind == MessageKind.Notification)
            {
                Roll.RestartFaulted();
                if ((message.Notifications & TimerBit) != 0)
                {
                    return;
                }
            }
            else if (!tallies.Got(in message))
            {
                Books.Enter(ref message);
            }
        }
    }

    /// <summary>The number at the end of the application's name.</summary>
    private static uint ReadSeed()
    {
        Name name = SystemInformation.ApplicationName;
        uint seed = 0;
        foreach (byte letter in name.Bytes)
        {
            seed = letter is >= (byte)'0' and <= (byte)'9' ? (seed * 10) + letter - '0' : 0;
        }

        return seed;
    }

    /// <summary>Takes the longest message of its channels.</summary>
    [InlineArray(Tally.Bytes)]
    private struct Room
    {
        private byte first;
    }
}
