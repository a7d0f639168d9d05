using System.Runtime;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Anckor;
using Anckor.Abi;

namespace Regression.Cases;

/// <summary>r0-r11 around a system call.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Raw
{
    private uint operation;
    private uint first;
    private uint second;
    private uint third;
    private ShortMessage payload;

    /// <summary>r0 afterwards.</summary>
    internal readonly uint Result => operation;

    /// <summary>The first word of the answer to a call.</summary>
    internal uint Answer => payload[0];

    /// <summary>A call with two words.</summary>
    internal static Raw Call(Channel channel, uint word0, uint word1)
    {
        Raw raw = default;
        raw.operation = (uint)Operation.Call + (2 * sizeof(uint));
        raw.first = Unsafe.BitCast<Channel, uint>(channel);
        raw.payload[0] = word0;
        raw.payload[1] = word1;
        return raw;
    }

    /// <summary>A call with one word.</summary>
    internal static Raw Call(Channel channel, uint word)
    {
        Raw raw = Call(channel, word, 0);
        raw.operation = (uint)Operation.Call + sizeof(uint);
        return raw;
    }

    /// <summary>A sleep.</summary>
    internal static Raw Sleep(uint ticks) => new() { operation = (uint)Operation.TimedReceive, first = ticks };

    /// <summary>Makes the call with known numbers in all floating-point registers.</summary>
    /// <returns>Bit n is set when register n has changed.</returns>
    internal uint WithFloats(uint seed) => Exchange(ref this, seed);

    /// <remarks>Safety: the assembly reads and writes the twelve words of the structure and nothing else.</remarks>
    [RuntimeImport("suite_floats_across")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern uint Exchange(ref Raw registers, uint seed);
}
