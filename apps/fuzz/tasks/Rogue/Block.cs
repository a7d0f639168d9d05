using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Fuzz.Rogue;

/// <summary>The registers of a system call, before and after it, as Raw.S expects them.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Block
{
    private Words words;

    /// <summary>Where the stack pointer is to be; 0 leaves it.</summary>
    internal uint Stack;

    /// <summary>Where it was, for the way back; for a jump, what lr holds.</summary>
    internal uint Kept;

    /// <summary>r0 to r11.</summary>
    internal uint this[int register]
    {
        readonly get => words[register];
        set => words[register] = value;
    }

    [InlineArray(12)]
    private struct Words
    {
        private uint first;
    }
}
