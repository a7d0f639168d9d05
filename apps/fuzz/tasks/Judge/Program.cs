using System;
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
    private const int Aftermath = 40;

    private static Dice dice;

    [TaskEntry]
    private static void Main()
    {
        uint seed = ReadSeed();
        dice.Start(seed);
        Receiver orders = Channel.Create("seed"u8);
        Receiver all = orders | Channel.Create("report"u8);
        Log.Plain($"FUZZ seed {seed}");
        Timer.Set(Clock.Now + Period, TimerBit);
        uint nextProgress = ProgressStep;
        while (Books.Calls < Wanted && !Books.IsFailed)
        {
            Serve(all, orders);
            if (Books.Calls >= nextProgress)
            {
                nextProgress += ProgressStep;
                Log.Plain($"FUZZ progress {Books.Calls} calls, {Books.Faults} faults, {Books.Restarts} other restarts, tick {(uint)Clock.Now}");
            }
        }

        for (int period = 0; period < Aftermath && !Books.IsFailed; period++)
        {
            LetBystandersGoOn(all, orders);
        }

        Roll.CheckAll();
        Verdict.Give(seed);
        Clock.Sleep(Duration.Forever);
    }

    /// <summary>Restarts whatever has faulted until nothing more happens: rogues wait for a seed that they do not get.</summary>
    private static void LetBystandersGoOn(Receiver all, Receiver orders)
    {
        Timer.Set(Clock.Now + Period, TimerBit);
        while (true)
        {
            Message message = all.Receive(Limits.FaultNotification | TimerBit, Duration.Forever);
            if (message.Kind == MessageKind.Notification)
            {
                Roll.RestartFaulted();
                if ((message.Notifications & TimerBit) != 0)
                {
                    return;
                }
            }
            else if (!orders.Got(in message))
            {
                Books.Enter(ref message);
            }
        }
    }

    private static void Serve(Receiver all, Receiver orders)
    {
        Message message = all.Receive(Limits.FaultNotification | TimerBit, Duration.Forever);
        if (message.Kind == MessageKind.Notification)
        {
            if ((message.Notifications & Limits.FaultNotification) != 0)
            {
                Roll.RestartFaulted();
            }

            if ((message.Notifications & TimerBit) != 0)
            {
                Roll.RestartStuck();
                if (dice.OneIn(16))
                {
                    Roll.Restart(Plan.FirstRogue + (int)dice.Next(Plan.FirstBystander - Plan.FirstRogue));
                }

                // Rogues post this bit too, so that it comes more often than the timer does.
                Timer.Set(Clock.Now + Period, TimerBit);
            }
        }
        else if (orders.Got(in message))
        {
            Order order = new() { Magic = Order.MagicValue, Value = Books.TakeOrder(ref message) ? dice.Next() : 0 };
            if (message.Kind == MessageKind.Call)
            {
                message.Reply(order);
            }
        }
        else
        {
            Books.Enter(ref message);
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
}
