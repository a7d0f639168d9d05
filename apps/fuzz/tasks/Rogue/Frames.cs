using Anckor.Abi;

namespace Fuzz.Rogue;

/// <summary>Calls whose answer the kernel writes over the frame that the hardware stacked for the call: the task returns into what it likes.</summary>
internal static class Frames
{
    private const uint BasicBytes = 32;
    private const uint FloatBytes = 104;
    private const uint Thumb = 1 << 24;

    /// <summary>Where the message stands in the buffer, and from where on the stack does.</summary>
    private const uint StackOffset = 512;

    /// <summary>Puts one into the block.</summary>
    /// <param name="stack">Its stack pointer.</param>
    /// <returns>Whether there is one.</returns>
    internal static bool TryPrepare(out uint stack)
    {
        stack = Memory.Block + StackOffset + (Self.Dice.Next(64) * 4);
        uint frame = (stack - (Self.UsesFloat ? FloatBytes : BasicBytes)) & ~7u;
        if (Self.Dice.OneIn(4))
        {
            // Whatever comes, and from whom it comes.
            Recipes.PrepareReceiveInto(frame - (Self.Dice.Next(100) * 4));
            return true;
        }

        if (!Recipes.TrySet((uint)Operation.LongCall, Names.FirstServed + (int)Self.Dice.Next(2), Limits.Forever))
        {
            return false;
        }

        uint flags = (Thumb | (stack & 4) << 7) ^ Wrong(Self.Dice.Next());
        Self.Block[4] = Memory.Block;
        Self.Block[5] = BasicBytes;
        Self.Block[6] = frame;
        Self.Block[7] = BasicBytes;
        Self.Block[8] = 0;
        Write(4, Calls.BlockAddress);
        Write(5, Values.Any());
        Write(6, Self.Dice.OneIn(4) ? Values.Pointer() : Raw.Home());
        Write(7, Self.Dice.OneIn(8) ? Self.Dice.Next() : flags);
        return true;
    }

    /// <summary>Bits of the flags that should be otherwise: an exception's number, an interrupted instruction, the Thumb bit, or none.</summary>
    private static uint Wrong(uint random) => Self.Dice.Next(8) switch
    {
        0 => random & 0x1FF,
        1 => random & 15,
        2 => random & 0x0600_FC00,
        3 => random & 0xF80F_0000,
        4 => Thumb,
        5 => 0x200,
        _ => 0,
    };

    /// <summary>Makes the server answer a word: the other way round than <see cref="Pattern.Answer"/>.</summary>
    private static void Write(uint word, uint wanted) => Memory.WriteBlock(word * 4, Pattern.Question(wanted));
}
