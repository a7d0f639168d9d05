using System.Collections.Generic;
using System.Linq;
using Anckor.Abi;

namespace Anckor.Kernel.Tests.Search;

/// <summary>The systems that are searched: small, and each with everything that one group of rules can do.</summary>
internal static class Systems
{
    internal static readonly string[] Names = ["clients", "chain", "equals", "ring"];

    private const uint Forever = Limits.Forever;

    internal static StateSearch Create(string name) => name switch
    {
        "clients" => Clients(),
        "chain" => Chain(),
        "equals" => EqualTasks(),
        _ => Ring(),
    };

    /// <summary>A server of two channels between a more and a less important client, each with calls and one-way messages.</summary>
    private static StateSearch Clients()
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
        return new StateSearch(scenario, moves);
    }

    /// <summary>A chain of three, the least important at its end, with timeouts in the middle of it.</summary>
    private static StateSearch Chain()
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
        return new StateSearch(scenario, moves);
    }

    /// <summary>Three equals with notifications, timers, interrupts and yields, and messages among them.</summary>
    private static StateSearch EqualTasks()
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
        return new StateSearch(scenario, moves);
    }

    /// <summary>Two tasks that may wait for each other, until time or death frees them, and a third that waits for one of them.</summary>
    private static StateSearch Ring()
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
        return new StateSearch(scenario, moves);
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
