using System;
using System.Threading;
using Anckor;

namespace Fuzz.Rogue;

/// <summary>Where this rogue's memory is, and what was lent to it.</summary>
/// <remarks>Safety: reads and writes what it was lent, or was lent before; the MPU stops what is not allowed.</remarks>
internal static unsafe class Memory
{
    /// <summary>Bytes of <see cref="Block"/>.</summary>
    internal const uint BlockBytes = 1024;

    /// <summary>First address of its flash.</summary>
    internal static uint Flash { get; private set; }

    /// <summary>Bytes of it.</summary>
    internal static uint FlashBytes { get; private set; }

    /// <summary>First address of its RAM.</summary>
    internal static uint Ram { get; private set; }

    /// <summary>Bytes of it.</summary>
    internal static uint RamBytes { get; private set; }

    /// <summary>Its buffer: nothing else stands there.</summary>
    internal static uint Block { get; private set; }

    /// <summary>Finds out.</summary>
    internal static void Begin()
    {
        Flash = Raw.Memory(0);
        FlashBytes = Raw.Memory(1);
        Ram = Raw.Memory(2);
        RamBytes = Raw.Memory(3);
        fixed (byte* block = LendBuffer.Get("block"u8))
        {
            Block = (uint)block;
        }
    }

    /// <summary>A place in the buffer for so many bytes, mostly one that can be lent.</summary>
    internal static uint PlaceFor(uint length)
    {
        uint room = BlockBytes - Math.Min(length, BlockBytes);
        uint place = Block + Self.Dice.Next(room + 1);
        return Self.Dice.OneIn(3) ? place : place & ~127u;
    }

    /// <summary>Writes a word into the buffer.</summary>
    internal static void WriteBlock(uint offset, uint value) => *(uint*)(Block + offset) = value;

    /// <summary>Reads or writes what was lent, whether it still is or not.</summary>
    internal static void TouchLoan()
    {
        if (Self.LoanLength == 0)
        {
            return;
        }

        byte* place = (byte*)(Self.LoanAddress + Self.Dice.Next(Self.LoanLength));
        if (Self.IsLoanWritable)
        {
            Volatile.Write(ref *place, (byte)Self.Dice.Next());
        }
        else
        {
            Volatile.Read(ref *place);
        }
    }
}
