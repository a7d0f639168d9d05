using System;
using Anckor;
using Anckor.Abi;

namespace Stress.Worker;

/// <summary>One random thing that a worker does of its own accord.</summary>
internal static class Client
{
    private static LinkTable links;

    /// <summary>Does it. Waits without end only for workers of a higher level.</summary>
    internal static void Act()
    {
        int choice = Self.Random(64);
        if (choice < 48)
        {
            Talk(choice);
        }
        else if (choice < 54)
        {
            Post();
        }
        else if (choice < 58)
        {
            Wait();
        }
        else if (choice < 60)
        {
            Alarm.Change();
        }
        else if (choice < 62)
        {
            Task.Yield();
            Journal.Count(0);
        }
        else if (choice < 63)
        {
            Sleep();
        }
        else
        {
            Rare();
        }
    }

    /// <summary>Tells the worker that takes events, if it takes it in time.</summary>
    internal static void TellEvent()
    {
        if (links[Plan.Events].TryOpen(Plan.Events))
        {
            Short(Plan.Events, isCall: false, (uint)Self.Random(4));
        }
    }

    private static void Talk(int choice)
    {
        int channel = Self.Random(Plan.Channels);
        if (!Plan.MayCall(Self.Index, channel))
        {
            if (Self.Index != Plan.ReceiverOf(Plan.Events))
            {
                TellEvent();
            }
        }
        else if (links[channel].TryOpen(channel))
        {
            if (choice < 12 && Plan.LongestOf(channel) > Limits.ShortMessageBytes)
            {
                Loans.Send(channel, ref links[channel]);
            }
            else
            {
                uint timeout = Self.OneIn(5) ? (uint)Self.Random(4) : Limits.Forever;
                Short(channel, isCall: choice < 34, timeout);
            }
        }
    }

    private static void Short(int number, bool isCall, uint timeout)
    {
        int length = Self.Random(Limits.ShortMessageBytes + 1);
        uint wanted = (uint)Self.Random(Limits.ShortMessageBytes + 1);
        bool timed = timeout != Limits.Forever;
        Exchange exchange = Exchange.Of(isCall, length, links[number].Channel, timeout);
        uint seed = links[number].Write(number, exchange.Payload[..length], wanted, timed, isCall, writable: false);
        ulong begun = timed ? Clock.Now : 0;
        exchange.Invoke();
        uint outcome = exchange.Outcome;
        if (outcome == (uint)Result.TimedOut)
        {
            Journal.Demand(Failure.TimedOutTooEarly, timed && Clock.Now - begun >= timeout);
        }

        if (isCall && outcome < (uint)Result.Notified)
        {
            int expected = length < Letter.HeaderBytes ? Letter.ShortWanted(length) : (int)wanted;
            Journal.Demand(Failure.WrongLength, outcome, (uint)Operation.ReplyReceive + (uint)expected);
            Journal.Demand(Failure.WrongReply, Letter.IsReply(exchange.Payload[..expected], seed));
            Journal.Saw(Sight.FastCallAnswered);
            outcome = (uint)Result.Ok;
        }

        links[number].Note(number, (Result)outcome, isCall);
    }

    private static void Post()
    {
        int channel = Self.Random(Plan.Channels);
        if (Plan.MayCall(Self.Index, channel) || Self.Index != Plan.ReceiverOf(Plan.Events))
        {
            Posts.Post(Plan.ReceiverOf(Plan.MayCall(Self.Index, channel) ? channel : Plan.Events));
        }
    }

    private static void Wait()
    {
        uint mask = Self.Random() & (Posts.All | Alarm.Bit);
        uint bits = Notification.Wait(mask, Duration.FromTicks((uint)Self.Random(3)));
        Journal.Demand(Failure.NotificationTooMany, bits & ~mask, 0);
        Posts.Collect(bits);
        Alarm.Collect(bits);
        Journal.Count(bits);
    }

    private static void Sleep()
    {
        uint ticks = (uint)Self.Random(4);
        ulong begun = Clock.Now;
        Clock.Sleep(Duration.FromTicks(ticks));
        ulong slept = Clock.Now - begun;
        Journal.Demand(Failure.SleptTooShort, slept >= ticks);
        Journal.Count((uint)slept);
    }

    /// <summary>Faults, or begins to use floating point, which stays until a fault.</summary>
    private static void Rare()
    {
        if (!Plan.IsMortal(Self.Index))
        {
            return;
        }

        if (Self.OneIn(8))
        {
            throw null!;
        }

        if (Self.OneIn(2))
        {
            Floats.Check();
        }
    }
}
