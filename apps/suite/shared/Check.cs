using System;
using System.Runtime.CompilerServices;

namespace Suite;

/// <summary>What a case found: nothing, or the first thing that was not as it should be.</summary>
/// <remarks>It keeps the reason as text of the program, so that a case allocates nothing and formats nothing.</remarks>
internal ref struct Check
{
    private bool failed;

    /// <summary>Whether everything was as it should be.</summary>
    internal readonly bool Passed => !failed;

    /// <summary>What was not.</summary>
    internal ReadOnlySpan<byte> Reason { get; private set; }

    /// <summary>What was found.</summary>
    internal ulong Actual { get; private set; }

    /// <summary>What it should have been.</summary>
    internal ulong Expected { get; private set; }

    /// <summary>Something must hold.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void That(ReadOnlySpan<byte> what, bool holds) => Equal(what, holds ? 1ul : 0ul, 1ul);

    /// <summary>A number must have a value.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void Equal(ReadOnlySpan<byte> what, int actual, int expected) => Equal(what, (ulong)(long)actual, (ulong)(long)expected);

    /// <summary>A number must have a value.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void Equal(ReadOnlySpan<byte> what, uint actual, uint expected) => Equal(what, (ulong)actual, (ulong)expected);

    /// <summary>A number must have a value.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void Equal(ReadOnlySpan<byte> what, long actual, long expected) => Equal(what, (ulong)actual, (ulong)expected);

    /// <summary>A number must have a value.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void Equal(ReadOnlySpan<byte> what, ulong actual, ulong expected)
    {
        if (failed || actual == expected)
        {
            return;
        }

        failed = true;
        Reason = what;
        Actual = actual;
        Expected = expected;
    }

    /// <summary>A number must lie between two others, both included.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void Between(ReadOnlySpan<byte> what, ulong actual, ulong least, ulong most) =>
        Equal(what, actual, actual < least ? least : actual > most ? most : actual);

    /// <summary>Bytes must be these.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void Same(ReadOnlySpan<byte> what, scoped ReadOnlySpan<byte> actual, scoped ReadOnlySpan<byte> expected)
    {
        Equal(what, (uint)actual.Length, (uint)expected.Length);
        for (int index = 0; index < actual.Length && !failed; index++)
        {
            Equal(what, actual[index], expected[index]);
        }
    }
}
