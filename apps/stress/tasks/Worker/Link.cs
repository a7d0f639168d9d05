using System;
using System.Runtime.CompilerServices;
using Anckor;
using Anckor.Abi;

namespace Stress.Worker;

/// <summary>A channel as its sender sees it: the handle, and what was sent over it.</summary>
internal struct Link
{
    private Channel channel;
    private bool isOpen;
    private uint attempts;
    private ushort confirmed;
    private byte maybe;

    /// <summary>The handle; only of an open one.</summary>
    internal readonly Channel Channel => channel;

    /// <summary>Finds the channel if that must be done again.</summary>
    internal bool TryOpen(int number)
    {
        if (!isOpen)
        {
            ReadOnlySpan<byte> name = "c0c1c2c3c4c5c6c7"u8;
            Result result = Channel.TryOpen(name.Slice(number * 2, 2), Duration.FromTicks(20), out channel);
            Journal.Count((uint)result);
            if (result != Result.NotFound)
            {
                Journal.Demand(Failure.UnexpectedResult, (uint)result, (uint)Result.Ok);
                isOpen = true;
            }
        }

        return isOpen;
    }

    /// <summary>Writes the next message.</summary>
    internal uint Write(int number, scoped Span<byte> message, uint wanted, bool timed, bool call, bool writable)
    {
        int sender = Self.Index;
        if (message.Length < Letter.HeaderBytes)
        {
            Letter.WriteShort(message, sender);
            return Letter.ShortSeed(sender, message.Length);
        }

        attempts++;
        Header header = default;
        header.Route = Header.MakeRoute(Self.Life & 0xFFF, wanted, timed, call, writable, number, sender);
        header.Attempt = attempts;
        header.Counts = (uint)confirmed << 16 | (uint)maybe << 8 | Posts.To(Plan.ReceiverOf(number));
        Letter.Write(message, header);
        return attempts ^ header.Counts;
    }

    /// <summary>Learns what came of it.</summary>
    internal void Note(int number, Result result, bool isCall)
    {
        Journal.Count((uint)result);
        switch (result)
        {
            case Result.Ok:
                confirmed++;
                break;
            case Result.TimedOut when isCall:
                // It may have been taken, and the reply was late.
                maybe++;
                Journal.Saw(Sight.CallTimedOut);
                break;
            case Result.TimedOut:
                Journal.Saw(Sight.SendTimedOut);
                break;
            case Result.Misaligned:
                break;
            case Result.Dead when Plan.IsMortal(Plan.ReceiverOf(number)):
                isOpen = false;
                Journal.Saw(Sight.PeerDied);
                break;
            default:
                Journal.Fail(Failure.UnexpectedResult, (uint)result, (uint)number);
                break;
        }
    }
}

/// <summary>The channels of this worker as a sender.</summary>
[InlineArray(Plan.Channels)]
internal struct LinkTable
{
    private Link first;
}
