using System.Runtime.CompilerServices;
using Anckor;
using Anckor.Abi;

namespace Bench.Driver;

/// <summary>A benchmark that does not do what it should ends in a fault, and with it the run.</summary>
internal static class Check
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void That(bool isTrue)
    {
        if (!isTrue)
        {
            Fail();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void That(Result result) => That(result == Result.Ok);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Fail() => Task.Panic("a benchmark got a wrong answer"u8);
}
