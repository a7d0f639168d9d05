using System.Collections.Generic;

namespace Anckor.Cli.Benchmarks;

/// <summary>Something that is measured.</summary>
/// <param name="Name">Its name; the driver's place <c>bench_begin_NAME</c> says where it begins.</param>
/// <param name="Budget">How many instructions it may take; null where the design names none.</param>
/// <param name="IsolatedPeer">The best figure of a peer that isolates its tasks, measured the same way; null when there is none.</param>
/// <param name="OpenPeer">The best figure of a peer that does not isolate them.</param>
internal sealed record Benchmark(string Name, int? Budget = null, PeerFigure? IsolatedPeer = null, PeerFigure? OpenPeer = null)
{
    /// <summary>The benchmark that is no loop: each of its rounds begins with an interrupt.</summary>
    public const string Interrupt = "interrupt_to_task";

    private static readonly PeerFigure cmrx = new("CMRX", 606, "16 bytes in registers");
    private static readonly PeerFigure chibiServerAbove = new("ChibiOS/RT", 139, "16 bytes by pointer, server more important");
    private static readonly PeerFigure chibiServerBelow = new("ChibiOS/RT", 108, "16 bytes by pointer, server less important");

    /// <summary>All of them, in the order they are shown in.</summary>
    public static IReadOnlyList<Benchmark> All { get; } =
    [
        new("null_call", 30, new PeerFigure("FreeRTOS-MPU v1", 45, "null system call")),
        new("call_reply_0"),
        new("call_reply_4"),
        new("call_reply_16", null, cmrx, chibiServerAbove),
        new("call_reply_32", 100, cmrx, chibiServerAbove),
        new("call_reply_32_equal"),
        new("call_reply_32_below", null, null, chibiServerBelow),
        new("call_reply_32_slow", 500),
        new("one_way_32", 125, new PeerFigure("FreeRTOS-MPU v1", 822, "one way and back to the sender"), new PeerFigure("RIOT", 233, "8 bytes one way and back to the sender")),
        new("copy_256"),
        new("copy_1024"),
        new("copy_4096"),
        new("loan_256"),
        new("loan_1024"),
        new("loan_4096"),
        new("notify_wake"),
        new(Interrupt),
    ];
}

/// <summary>What a peer was measured to need.</summary>
/// <param name="System">The peer.</param>
/// <param name="Instructions">How many.</param>
/// <param name="What">What it did for them.</param>
internal sealed record PeerFigure(string System, int Instructions, string What);
