using System;
using System.Runtime.CompilerServices;
using Anckor;
using Anckor.Abi;

namespace Suite.Helper;

/// <summary>The commands that are carried out after the answer.</summary>
internal static class Act
{
    private static Storage storage;

    /// <summary>Sleeps until a tick; 0 is now.</summary>
    internal static void WaitUntil(uint tick)
    {
        if (tick != 0)
        {
            Timer.Set(tick, Signals.Timer);
            Notification.Wait(Signals.Timer);
        }
    }

    /// <summary>Carries a command out.</summary>
    internal static uint Do(Command command, int suite)
    {
        switch (command.Verb)
        {
            case Verb.Send:
                return (uint)Open(command.Target).TrySend(command.Argument, Duration.FromTicks(command.Timeout));
            case Verb.SendEveryLength:
                SendEveryLength();
                return 0;
            case Verb.SendLong:
                SendLong();
                return 0;
            case Verb.Call when command.Target == Target.Below:
                return CallServer(Open(command.Target), command.Timeout);
            case Verb.Call:
                return CallHelper(command, new Command(Verb.Report));
            case Verb.CallThrough:
                return CallHelper(command, new Command(Verb.CallBelow));
            case Verb.CallForBusy:
                return CallHelper(command, new Command(Verb.Busy, argument: command.Argument));
            case Verb.Busy:
                BeBusy(command.Argument);
                return 0;
            case Verb.Post:
                Notification.Post(suite, command.Argument);
                return 0;
            case Verb.PostAndYield:
                for (uint bits = 1; bits <= command.Argument; bits <<= 1)
                {
                    Notification.Post(suite, bits);
                    Task.Yield();
                }

                return 0;
            case Verb.FaultLater:
                Task.Panic("as the suite commands"u8);
                return 0;
            case Verb.ArmAndFault:
                Timer.Set(Clock.Now + command.Argument, Signals.Timer);
                Notification.Post(Task.Index, Signals.Good);
                Task.Panic("as the suite commands"u8);
                return 0;
            default:
                return 0;
        }
    }

    /// <summary>Calls a server with 16 bytes and checks its answer.</summary>
    internal static uint CallServer(Channel server, uint timeout)
    {
        Bytes16 request = default;
        Pattern.Fill(request, 16);
        Result result = server.TryCall(request, Duration.FromTicks(timeout), out Bytes16 reply);
        return result == Result.Ok && !Pattern.Holds(reply, 116) ? (uint)Result.TooLong : (uint)result;
    }

    private static uint CallHelper(Command command, Command request) =>
        (uint)Open(command.Target).TryCall(request, Duration.FromTicks(command.Timeout), out Outcome _);

    private static Channel Open(Target target) => Channel.Open(target switch
    {
        Target.Inbox => "inbox"u8,
        Target.Second => "second"u8,
        Target.Below => "below"u8,
        Target.Gamma => "gamma"u8,
        _ => "delta"u8,
    });

    private static void SendEveryLength()
    {
        Channel inbox = Channel.Open("inbox"u8);
        for (int length = 0; length <= Limits.ShortMessageBytes; length++)
        {
            Raw message = Raw.To(Operation.Send, length, inbox);
            Pattern.Fill(message.Payload[..length], (uint)length);
            message.Invoke();
        }
    }

    private static void SendLong()
    {
        Channel bulk = Channel.Open("bulk"u8);
        int offset = 0;
        foreach (ushort length in LongLengths.All)
        {
            Span<byte> bytes = ((Span<byte>)storage).Slice(offset, length);
            Pattern.Fill(bytes, length);
            bulk.TrySend(bytes, Duration.Forever);
            offset = (offset + 1) % 4;
        }
    }

    private static void BeBusy(uint ticks)
    {
        ulong end = Clock.Now + ticks;
        while (Clock.Now < end)
        {
        }
    }

    [InlineArray(LongLengths.Longest + 4)]
    private struct Storage
    {
        private byte first;
    }
}
