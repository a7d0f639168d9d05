using System.Collections.Generic;
using System.Linq;
using Anckor.Abi;

namespace Anckor.Kernel.Tests.Search;

/// <summary>The systems that are searched: small, and each with everything that one group of rules can do.</summary>
internal static class Systems
{
    internal static readonly string[] Names = ["clients", "chain", "equals", "ring", "loans", "fast"];

    private const uint Forever = Limits.Forever;

    /// <summary>How the tasks of <see cref="Fast"/> open their channels before the search begins: one after the other, as each gets to run.</summary>
    private static readonly Move[] OpeningOfFast =
    [
        new(MoveKind.Receive, 1, Timeout: 1), new(MoveKind.Create, 2, 0), new(MoveKind.Create, 2, 1), new(MoveKind.Receive, 2, Timeout: 1),
        new(MoveKind.Create, 3, 2), new(MoveKind.Get, 3, 0), new(MoveKind.Receive, 3, Timeout: 1), new(MoveKind.Create, 4, 3), new(MoveKind.Get, 4, 0),
        new(MoveKind.Tick), new(MoveKind.Tick),
        new(MoveKind.Get, 1, 0), new(MoveKind.Get, 1, 1), new(MoveKind.Get, 1, 2), new(MoveKind.Get, 1, 3), new(MoveKind.Receive, 1, Timeout: 1),
        new(MoveKind.Yield, 4), new(MoveKind.Get, 2, 2), new(MoveKind.Yield, 2), new(MoveKind.Get, 3, 3), new(MoveKind.Yield, 3),
    ];

    /// <summary>A search of one of the systems, with the fast path or a broken one.</summary>
    internal static StateSearch Create(string name, FastPath? fastPath = null)
    {
        (Scenario scenario, List<Move> moves) = name switch
        {
            "clients" => Clients(),
            "chain" => Chain(),
            "equals" => EqualTasks(),
            "ring" => Ring(),
            "loans" => Loans(),
            _ => Fast(),
        };
        return new StateSearch(scenario, name == "fast" ? OpeningOfFast : [], moves, fastPath ?? new FastPath());
    }

    /// <summary>A server of two channels between a more and a less important client, each with calls and one-way messages.</summary>
    private static (Scenario Scenario, List<Move> Moves) Clients()
    {
        Scenario scenario = Given.Task("high", 4).Task("server", 5).Task("low", 6)
            .Channel("ask", "server", "high", "low").Channel("news", "server", "high");
        (int high, int server, int low) = (1, 2, 3);
        List<Move> moves =
        [
            new(MoveKind.Tick),
            .. Lifecycle(1, 2, 3),
            .. Opens(high, 0), .. Opens(high, 1), .. Opens(low, 0),
            .. Creates(server, 0), .. Creates(server, 1),
            .. Sends(MoveKind.Call, high, 0, 1, Forever), .. Sends(MoveKind.Send, high, 1, 0, Forever),
            .. Sends(MoveKind.Call, low, 0, Forever), .. Sends(MoveKind.Send, low, 0, 1),
            new(MoveKind.Receive, high, Timeout: 0, Mask: 1), new(MoveKind.Receive, high, Timeout: 1),
            new(MoveKind.Receive, server, Channels: 3), new(MoveKind.Receive, server, Channels: 2, Timeout: 1),
            new(MoveKind.Receive, server, Channels: 1, Timeout: 1),
            new(MoveKind.Reply, server), new(MoveKind.Reply, server, 1), new(MoveKind.ReplyReceive, server, Channels: 3),
        ];
        return (scenario, moves);
    }

    /// <summary>A chain of three, the least important at its end, with timeouts in the middle of it.</summary>
    private static (Scenario Scenario, List<Move> Moves) Chain()
    {
        Scenario scenario = Given.Task("top", 3).Task("middle", 5).Task("bottom", 7)
            .Channel("upper", "middle", "top").Channel("lower", "bottom", "middle", "top");
        (int top, int middle, int bottom) = (1, 2, 3);
        List<Move> moves =
        [
            new(MoveKind.Tick),
            .. Lifecycle(1, 2, 3),
            .. Opens(top, 0), .. Opens(top, 1), .. Creates(middle, 0), .. Opens(middle, 1), .. Creates(bottom, 1),
            .. Sends(MoveKind.Call, top, 0, 1, Forever), .. Sends(MoveKind.Send, top, 1, 1),
            .. Sends(MoveKind.Call, middle, 1, 0, 1, Forever), .. Sends(MoveKind.Send, middle, 1, Forever),
            new(MoveKind.Receive, top, Timeout: 1), new(MoveKind.Receive, middle, Timeout: 0, Channels: 1), new(MoveKind.Receive, middle, Channels: 1),
            new(MoveKind.Receive, bottom, Channels: 1), new(MoveKind.Receive, bottom, Channels: 1, Timeout: 1),
            new(MoveKind.Reply, middle), new(MoveKind.Reply, bottom), new(MoveKind.ReplyReceive, bottom, Channels: 1),
        ];
        return (scenario, moves);
    }

    /// <summary>Three equals with notifications, timers, interrupts and yields, and messages among them.</summary>
    private static (Scenario Scenario, List<Move> Moves) EqualTasks()
    {
        Scenario scenario = Given.Task("a", 5).Task("b", 5).Task("c", 5).Channel("x", "a", "b", "c");
        List<Move> moves =
        [
            new(MoveKind.Tick),
            .. Lifecycle(1),
            .. Creates(1, 0), .. Opens(2, 0), .. Opens(3, 0),
            .. Sends(MoveKind.Send, 2, 0, 1), .. Sends(MoveKind.Call, 3, 0, Forever),
            new(MoveKind.Receive, 1, Channels: 1, Mask: 3), new(MoveKind.Receive, 1, Channels: 1, Mask: 2, Timeout: 1), new(MoveKind.Reply, 1),
            new(MoveKind.Receive, 2, Mask: 2), new(MoveKind.Receive, 3, Mask: 1, Timeout: 1),
            new(MoveKind.Notify, 1, 2), new(MoveKind.Notify, 2, 1), new(MoveKind.Notify, 3, 2),
            new(MoveKind.SetTimer, 1), new(MoveKind.SetTimer, 2), new(MoveKind.Yield, 2), new(MoveKind.Yield, 3),
            new(MoveKind.Interrupt, 1), new(MoveKind.Interrupt, 3),
        ];
        return (scenario, moves);
    }

    /// <summary>Two tasks that may wait for each other, until time or death frees them, and a third that waits for one of them.</summary>
    private static (Scenario Scenario, List<Move> Moves) Ring()
    {
        Scenario scenario = Given.Task("a", 5).Task("b", 6).Task("top", 3).Channel("to-b", "b", "a").Channel("to-a", "a", "b", "top");
        (int a, int b, int top) = (1, 2, 3);
        List<Move> moves =
        [
            new(MoveKind.Tick),
            .. Lifecycle(1, 2, 3),
            .. Creates(a, 0), .. Creates(b, 1), .. Opens(a, 1), .. Opens(b, 0), .. Opens(top, 0),
            .. Sends(MoveKind.Send, a, 1, 1, Forever), .. Sends(MoveKind.Call, b, 0, 1, Forever), .. Sends(MoveKind.Call, top, 0, 1),
            new(MoveKind.Receive, a, Channels: 1), new(MoveKind.Receive, a, Channels: 1, Timeout: 0), new(MoveKind.Receive, b, Channels: 1, Timeout: 1),
            new(MoveKind.Receive, top, Timeout: 1), new(MoveKind.Reply, a),
        ];
        return (scenario, moves);
    }

    /// <summary>A borrower of two regions between two lenders, which answers to neither in order, and sends on to one of them.</summary>
    private static (Scenario Scenario, List<Move> Moves) Loans()
    {
        Scenario scenario = Given.Task("high", 4).Task("borrower", 5).Task("low", 6)
            .LongChannel("upper", 0x100, "borrower", "high").LongChannel("lower", 0x100, "borrower", "low").Channel("news", "high", "borrower");
        (int high, int borrower, int low) = (1, 2, 3);
        (int news, int upper, int lower) = (0, 1, 2);
        List<Move> moves =
        [
            new(MoveKind.Tick), new(MoveKind.Interrupt, Limits.Supervisor), new(MoveKind.Ignore), new(MoveKind.Panic, borrower),
            .. new[] { high, borrower, low }.Select(task => new Move(MoveKind.Restart, Limits.Supervisor, task)),
            .. Opens(high, upper), .. Opens(low, lower), .. Opens(borrower, news), .. Creates(borrower, upper), .. Creates(borrower, lower), .. Creates(high, news),
            .. Sends(MoveKind.LendCall, high, upper, 1), .. Sends(MoveKind.Lend, high, upper, Forever),
            .. Sends(MoveKind.Lend, low, lower, 1), .. Sends(MoveKind.LendCrooked, low, lower, Forever),
            new(MoveKind.Receive, high, Channels: 1), .. Sends(MoveKind.Send, borrower, news, Forever),
            new(MoveKind.Borrow, borrower, Channels: 1), new(MoveKind.Borrow, borrower, Channels: 2, Timeout: 0), new(MoveKind.Borrow, borrower, Channels: 3),
            new(MoveKind.Borrow, borrower, Timeout: 1), new(MoveKind.Receive, borrower, Timeout: 1),
            new(MoveKind.Release, borrower), new(MoveKind.Release, borrower, 1), new(MoveKind.Reply, borrower),
        ];
        return (scenario, moves);
    }

    /// <summary>Calls and one-way messages without timeouts, in both directions and along a chain: what the fast path does, and what ends it.</summary>
    private static (Scenario Scenario, List<Move> Moves) Fast()
    {
        Scenario scenario = Given.Task("a", 4).Task("b", 5).Task("c", 5).Task("d", 5)
            .Channel("to-b", "b", "a", "c", "d").Channel("news", "b", "a").Channel("to-c", "c", "a", "b").Channel("to-d", "d", "a", "c");
        (int a, int b, int c, int d) = (1, 2, 3, 4);
        (int toB, int news, int toC, int toD) = (0, 1, 2, 3);
        List<Move> moves =
        [
            new(MoveKind.Tick), new(MoveKind.Interrupt, Limits.Supervisor), new(MoveKind.Ignore),
            new(MoveKind.Restart, Limits.Supervisor, b), new(MoveKind.Fault, b), new(MoveKind.Panic, d),
            .. Creates(b, toB), .. Opens(a, toB), .. Opens(a, toD),
            .. Sends(MoveKind.Call, a, toB, Forever), .. Sends(MoveKind.Send, a, news, Forever), .. Sends(MoveKind.Send, a, toC, Forever),
            .. Sends(MoveKind.Call, a, toD, Forever), .. Sends(MoveKind.Call, b, toC, Forever), .. Sends(MoveKind.Send, b, toC, Forever),
            .. Sends(MoveKind.Send, c, toB, Forever), .. Sends(MoveKind.Call, c, toD, Forever), .. Sends(MoveKind.Call, d, toB, Forever),
            new(MoveKind.Receive, a, Timeout: 1),
            new(MoveKind.Receive, b, Channels: 3, Mask: 3), new(MoveKind.Receive, b, Channels: 3), new(MoveKind.Receive, b, Channels: 1, Mask: 3),
            new(MoveKind.Receive, c, Channels: 1), new(MoveKind.Receive, d, Channels: 1),
            new(MoveKind.ReplyReceive, b, Channels: 3, Mask: 3), new(MoveKind.ReplyReceive, b, Channels: 1, Mask: 3),
            new(MoveKind.ReplyReceive, c, Channels: 1), new(MoveKind.ReplyReceive, d, Channels: 1),
            new(MoveKind.ReplyReceive, b, 1, Channels: 3, Mask: 3), new(MoveKind.SetTimer, b), new(MoveKind.Yield, b),
        ];
        return (scenario, moves);
    }

    /// <summary>The supervisor is woken to restart any of the tasks, and some of them panic.</summary>
    private static IEnumerable<Move> Lifecycle(params int[] mortals) =>
    [
        new(MoveKind.Interrupt, Limits.Supervisor),
        new(MoveKind.Ignore),
        .. mortals.Select(task => new Move(MoveKind.Restart, Limits.Supervisor, task)),
        .. mortals.Select(task => new Move(MoveKind.Panic, task)),
    ];

    private static IEnumerable<Move> Opens(int task, int channel) => [new(MoveKind.Get, task, channel)];

    private static IEnumerable<Move> Creates(int task, int channel) => [new(MoveKind.Create, task, channel)];

    private static IEnumerable<Move> Sends(MoveKind kind, int task, int channel, params uint[] timeouts) =>
        timeouts.Select(timeout => new Move(kind, task, channel, timeout));
}
