namespace Internal.Runtime;

/// <summary>Why a task stopped: the immediate of the <c>udf</c> instruction, decoded by the kernel.</summary>
/// <remarks>The place is in the link register. The numbers are a contract with the kernel, and the same as in armv7m/panic.inc.</remarks>
internal static class PanicKind
{
    /// <summary>An element, a slice or a copy outside of a span or an array.</summary>
    internal const byte IndexOutOfRange = 0xA1;

    /// <summary>A result does not fit (<c>checked</c>, or the least integer divided by -1).</summary>
    internal const byte Overflow = 0xA2;

    internal const byte DivideByZero = 0xA3;

    internal const byte NullReference = 0xA4;

    /// <summary>A bad argument.</summary>
    internal const byte Argument = 0xA5;

    /// <summary>An invalid operation, or one that is not implemented or not possible here.</summary>
    internal const byte InvalidOperation = 0xA6;

    internal const byte Throw = 0xA7;

    /// <summary>A frame larger than what is left of the stack.</summary>
    internal const byte StackOverflow = 0xA8;

    internal const byte InvalidCast = 0xA9;

    /// <summary>A buffer on the stack was overrun.</summary>
    internal const byte StackCookie = 0xAA;

    /// <summary>Memory from a heap: the linker should have refused it.</summary>
    internal const byte HeapUse = 0xAB;
}
