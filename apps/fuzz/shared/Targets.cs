using System;
using System.Runtime.CompilerServices;
using Anckor;
using Anckor.Abi;

namespace Fuzz;

/// <summary>The channels of the rogues, as their clients see them: closed again and again.</summary>
internal struct Targets
{
    /// <summary>How many there are.</summary>
    internal const int Count = 4;

    private Channels channels;
    private uint open;

    /// <summary>Whether a channel takes long messages.</summary>
    internal static bool IsLong(int target) => (target & 1) == 0;

    /// <summary>Finds a channel, if it is open now.</summary>
    internal bool TryOpen(int target, out Channel channel)
    {
        if ((open >> target & 1) == 0)
        {
            Result result = Channel.TryGet(NameOf(target), out channels[target]);
            Reporter.Demand(Failure.UnexpectedResult, result is Result.Ok or Result.NotFound);
            open |= (result == Result.Ok ? 1u : 0) << target;
        }

        channel = channels[target];
        return (open >> target & 1) != 0;
    }

    /// <summary>Takes note of what a send or call over the channel came to. With rogues, nearly everything can be.</summary>
    internal void Note(int target, Result result)
    {
        bool isKnown = result is Result.Ok or Result.Dead or Result.TimedOut or Result.TooLong or Result.Misaligned;
        Reporter.Demand(Failure.UnexpectedResult, isKnown ? 0 : (uint)result, 0);
        if (result == Result.Dead)
        {
            open &= ~(1u << target);
        }
    }

    private static ReadOnlySpan<byte> NameOf(int target) => target switch
    {
        0 => "rogue0-long"u8,
        1 => "rogue0-short"u8,
        2 => "rogue1-long"u8,
        _ => "rogue1-short"u8,
    };

    [InlineArray(Count)]
    private struct Channels
    {
        private Channel first;
    }
}
