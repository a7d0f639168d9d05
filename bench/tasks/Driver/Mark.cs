using System.Runtime;
using System.Runtime.CompilerServices;

namespace Bench.Driver;

/// <summary>Places in the trace of executed instructions; see Marks.S.</summary>
internal static class Mark
{
    /// <summary>Rounds of each benchmark. The first few are not counted.</summary>
    internal const uint Rounds = 49;

    /// <summary>One round is over.</summary>
    [RuntimeImport("bench_mark")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void Round();

    /// <summary>All benchmarks are over.</summary>
    [RuntimeImport("bench_done")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void Done();
}
