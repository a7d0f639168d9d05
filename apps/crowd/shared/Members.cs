using System;
using Anckor;
using Anckor.Abi;

namespace Crowd;

/// <summary>Who the members are. The manifest has them in this order, the first the most important.</summary>
internal static class Members
{
    /// <summary>How many.</summary>
    internal const int Count = 13;

    /// <summary>The director's task index.</summary>
    internal const int Director = 2;

    /// <summary>Tells a member to go on.</summary>
    internal const uint Go = 1;

    /// <summary>A member's timer.</summary>
    internal const uint TimerBit = 2;

    /// <summary>The notification bit with which the first member tells the director that it is done; the next ones follow.</summary>
    internal const int FirstBit = 8;

    /// <summary>The notification bits of all members.</summary>
    internal const uint AllBits = ((1u << Count) - 1) << FirstBit;

    /// <summary>The task index of a member.</summary>
    internal static int TaskOf(int number) => Director + 1 + number;

    /// <summary>The timeout that ends at this tick.</summary>
    /// <remarks>The kernel adds one: the present tick is partly over.</remarks>
    internal static Duration Until(uint deadline) => Duration.FromTicks(deadline - (uint)Clock.Now - 1);

    /// <summary>Finds a member's channel. As long as a name may be, and all begin alike: the longest way to find one.</summary>
    internal static Result TryGet(int number, out Channel channel)
    {
        Span<byte> name = stackalloc byte[NameBytes];
        Name(number, name);
        return Channel.TryGet(name, out channel);
    }

    /// <summary>Opens a member's channel for receiving.</summary>
    internal static Receiver Create(int number)
    {
        Span<byte> name = stackalloc byte[NameBytes];
        Name(number, name);
        return Channel.Create(name);
    }

    private static void Name(int number, Span<byte> name)
    {
        "the-way-to-a-member-of-crowd-"u8.CopyTo(name);
        name[NameBytes - 2] = (byte)('0' + (number / 10));
        name[NameBytes - 1] = (byte)('0' + (number % 10));
    }

    private const int NameBytes = 31;
}
