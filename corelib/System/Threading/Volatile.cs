using System.Runtime.CompilerServices;

namespace System.Threading;

/// <summary>Access that the code generator neither moves nor drops. The registers of a device are read and written like this.</summary>
/// <remarks>
/// The code generator replaces each of these by the access and a barrier: a body that calls itself is never run. There are none for
/// 64 bits, because the processor has no single access of that size.
/// </remarks>
public static class Volatile
{
    [Intrinsic]
    public static bool Read(ref readonly bool location) => Read(in location);

    [Intrinsic]
    public static byte Read(ref readonly byte location) => Read(in location);

    [Intrinsic]
    public static sbyte Read(ref readonly sbyte location) => Read(in location);

    [Intrinsic]
    public static short Read(ref readonly short location) => Read(in location);

    [Intrinsic]
    public static ushort Read(ref readonly ushort location) => Read(in location);

    [Intrinsic]
    public static int Read(ref readonly int location) => Read(in location);

    [Intrinsic]
    public static uint Read(ref readonly uint location) => Read(in location);

    [Intrinsic]
    public static nint Read(ref readonly nint location) => Read(in location);

    [Intrinsic]
    public static nuint Read(ref readonly nuint location) => Read(in location);

    [Intrinsic]
    public static float Read(ref readonly float location) => Read(in location);

    [Intrinsic]
    public static void Write(ref bool location, bool value) => Write(ref location, value);

    [Intrinsic]
    public static void Write(ref byte location, byte value) => Write(ref location, value);

    [Intrinsic]
    public static void Write(ref sbyte location, sbyte value) => Write(ref location, value);

    [Intrinsic]
    public static void Write(ref short location, short value) => Write(ref location, value);

    [Intrinsic]
    public static void Write(ref ushort location, ushort value) => Write(ref location, value);

    [Intrinsic]
    public static void Write(ref int location, int value) => Write(ref location, value);

    [Intrinsic]
    public static void Write(ref uint location, uint value) => Write(ref location, value);

    [Intrinsic]
    public static void Write(ref nint location, nint value) => Write(ref location, value);

    [Intrinsic]
    public static void Write(ref nuint location, nuint value) => Write(ref location, value);

    [Intrinsic]
    public static void Write(ref float location, float value) => Write(ref location, value);

    /// <summary>What was read before is not read again after it.</summary>
    public static void ReadBarrier() => Interlocked.MemoryBarrier();

    /// <summary>What was written before is written before what follows.</summary>
    public static void WriteBarrier() => Interlocked.MemoryBarrier();
}
