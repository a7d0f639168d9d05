using System.Runtime;
using System.Runtime.CompilerServices;

namespace System.Threading;

/// <summary>Changes that nobody can come in between of: not a task, not an interrupt.</summary>
/// <remarks>In assembly (ldrex, strex): the code generator has no instructions of its own for these on this processor.</remarks>
public static class Interlocked
{
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("InterlockedCompareExchange")]
    public static extern int CompareExchange(ref int location1, int value, int comparand);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("InterlockedCompareExchange")]
    public static extern uint CompareExchange(ref uint location1, uint value, uint comparand);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("InterlockedExchange")]
    public static extern int Exchange(ref int location1, int value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("InterlockedExchange")]
    public static extern uint Exchange(ref uint location1, uint value);

    /// <summary>Adds, and returns the sum.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("InterlockedAdd")]
    public static extern int Add(ref int location1, int value);

    /// <summary>Adds, and returns the sum.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("InterlockedAdd")]
    public static extern uint Add(ref uint location1, uint value);

    /// <summary>Adds one, and returns the sum.</summary>
    public static int Increment(ref int location) => Add(ref location, 1);

    /// <summary>Adds one, and returns the sum.</summary>
    public static uint Increment(ref uint location) => Add(ref location, 1);

    /// <summary>Takes one away, and returns the difference.</summary>
    public static int Decrement(ref int location) => Add(ref location, -1);

    /// <summary>Takes one away, and returns the difference.</summary>
    public static uint Decrement(ref uint location) => Add(ref location, uint.MaxValue);

    /// <summary>Clears the bits that are not in the value, and returns what was there before.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("InterlockedAnd")]
    public static extern int And(ref int location1, int value);

    /// <inheritdoc cref="And(ref int, int)"/>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("InterlockedAnd")]
    public static extern uint And(ref uint location1, uint value);

    /// <summary>Sets the bits of the value, and returns what was there before.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("InterlockedOr")]
    public static extern int Or(ref int location1, int value);

    /// <inheritdoc cref="Or(ref int, int)"/>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("InterlockedOr")]
    public static extern uint Or(ref uint location1, uint value);

    /// <summary>All accesses before come before all that follow.</summary>
    [Intrinsic]
    public static void MemoryBarrier() => MemoryBarrier();
}
