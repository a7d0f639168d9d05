using System.Threading;

namespace Suite.Language;

/// <summary>Operations that no interrupt can divide, and reads and writes that the compiler may not drop.</summary>
internal static class Atomics
{
    private static int number;
    private static uint word;
    private static bool flag;
    private static float value;
    private static ushort half;

    internal static void Run()
    {
        Score.Case("interlocked"u8, InterlockedOperations());
        Score.Case("volatile"u8, VolatileAccess());
    }

    private static Check InterlockedOperations()
    {
        Check check = default;
        number = Opaque.Of(10);
        check.Equal("sum"u8, Interlocked.Add(ref number, -3), 7);
        check.Equal("one more"u8, Interlocked.Increment(ref number), 8);
        check.Equal("one less"u8, Interlocked.Decrement(ref number), 7);
        check.Equal("exchanged: the old one"u8, Interlocked.Exchange(ref number, 100), 7);
        check.Equal("compared, equal: the old one"u8, Interlocked.CompareExchange(ref number, 200, 100), 100);
        check.Equal("compared, not equal: the present one"u8, Interlocked.CompareExchange(ref number, 300, 100), 200);
        check.Equal("what is left"u8, number, 200);
        word = Opaque.Of(0xF0u);
        check.Equal("or: the old one"u8, Interlocked.Or(ref word, 0x8000_000Fu), 0xF0u);
        check.Equal("and: the old one"u8, Interlocked.And(ref word, 0x8000_0018u), 0x8000_00FFu);
        check.Equal("unsigned sum"u8, Interlocked.Add(ref word, 0x8000_0000u), 0x18u);
        check.Equal("unsigned exchange"u8, Interlocked.Exchange(ref word, 1), 0x18u);
        check.Equal("unsigned one less"u8, Interlocked.Decrement(ref word), 0u);
        Interlocked.MemoryBarrier();
        return check;
    }

    private static Check VolatileAccess()
    {
        Check check = default;
        Volatile.Write(ref number, Opaque.Of(-5));
        Volatile.Write(ref word, Opaque.Of(5u));
        Volatile.Write(ref flag, Opaque.Of(true));
        Volatile.Write(ref value, Opaque.Of(0.5f));
        Volatile.Write(ref half, Opaque.Of((ushort)0xABCD));
        check.Equal("signed"u8, Volatile.Read(ref number), -5);
        check.Equal("unsigned"u8, Volatile.Read(ref word), 5u);
        check.That("a truth value"u8, Volatile.Read(ref flag));
        check.That("a float"u8, Volatile.Read(ref value) == 0.5f);
        check.Equal("16 bits"u8, Volatile.Read(ref half), 0xABCD);
        return check;
    }
}
