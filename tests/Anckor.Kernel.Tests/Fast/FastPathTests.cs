using System;
using Anckor.Abi;
using Anckor.Kernel.Tests.Mutations;
using Xunit;

namespace Anckor.Kernel.Tests.Fast;

/// <summary>What the fast path takes, what it leaves to the rules, and that whatever comes next finds the kernel settled.</summary>
/// <remarks>Every operation that it takes is also done by the rules, and both are compared: see <see cref="Chip"/>.</remarks>
public sealed class FastPathTests
{
    [Fact]
    public void Every_rule_holds_with_the_fast_path_in_front()
    {
        FastPath fastPath = new();
        World.InFront = fastPath;
        try
        {
            Assert.Null(Examination.FindBreach(null));
        }
        finally
        {
            World.InFront = null;
        }

        Assert.True(fastPath.Taken > 100, $"only {fastPath.Taken} operations");
    }

    [Theory]
    [InlineData(4, 6)]
    [InlineData(5, 5)]
    [InlineData(6, 4)]
    public void A_call_and_its_reply_are_taken_whoever_is_more_important(int client, int server)
    {
        FastSystem system = new(client, server);
        system.Client.Calls("ask", "q"u8);
        system.Takes(1).Runs("server");
        system.Server.RepliesAndReceives(system.Server.Token, "a"u8, "ask");
        system.Takes(2).Runs("client");
        system.Client.Calls("ask", "q"u8);
        system.Takes(3).Runs("server");
    }

    [Theory]
    [InlineData(4, 6, 0)]
    [InlineData(5, 5, 1)]
    [InlineData(6, 4, 1)]
    public void A_one_way_message_is_taken_when_the_receiver_is_not_less_important(int client, int server, int taken)
    {
        FastSystem system = new(client, server);
        system.Client.Sends("ask", "x"u8);
        system.Takes(taken);
    }

    [Fact]
    public void A_receive_returns_to_the_one_way_sender()
    {
        FastSystem system = new(5, 5);
        system.Client.Sends("ask", "x"u8);
        system.Server.Receives("ask");
        system.Takes(2).Runs("client");
        Assert.Equal(Result.Ok, system.Client.Result);
    }

    [Fact]
    public void A_whole_chain_of_calls_is_taken_there_and_back()
    {
        World world = Given.Task("a", 5).Task("b", 7).Task("c", 3).Channel("ab", "b", "a").Channel("bc", "c", "b").Opened();
        FastSystem system = FastSystem.Of(world);
        world["c"].Wakes().Receives("bc");
        world["b"].Wakes().Receives("ab");
        world["a"].Wakes().Calls("ab", "1"u8);
        world["b"].Calls("bc", "2"u8);
        world["c"].RepliesAndReceives(world["c"].Token, "3"u8, "bc");
        world["b"].RepliesAndReceives(world["a"].Control.Token, "4"u8, "ab");
        system.Takes(4).Runs("a");
        world["a"].Asks(Operation.Yield);
        Assert.Equal((TaskState.Receiving, TaskState.Receiving), (world["b"].State, world["c"].State));
    }

    [Theory]
    [InlineData("timeout")]
    [InlineData("into")]
    [InlineData("loan")]
    [InlineData("held loan")]
    public void A_receiver_that_waits_in_another_way_is_left_to_the_rules(string way)
    {
        World world = Given.Task("client", 5).Task("server", 4).Task("lender", 6)
            .Channel("ask", "server", "client").LongChannel("bulk", 1024, "server", "lender").Opened();
        FastSystem system = FastSystem.Of(world);
        (Actor client, Actor server, Actor lender) = (world["client"], world["server"], world["lender"]);
        server.Wakes();
        switch (way)
        {
            case "timeout":
                server.ReceivesFor(5, "ask");
                break;
            case "into":
                server.ReceivesInto(server.Ram, 1024, "ask", "bulk");
                break;
            case "loan":
                server.Borrows("ask");
                break;
            default:
                server.Borrows("bulk");
                lender.Wakes().LongSends("bulk", lender.Ram, 0x40);
                server.Receives("ask");
                break;
        }

        Assert.Equal(0u, server.Control.FastSet);
        client.Wakes().Calls("ask", "q"u8);
        system.Takes(0).Runs("server");
    }

    [Fact]
    public void A_receive_with_a_timeout_of_forever_is_as_good_as_one_without()
    {
        FastSystem system = new(5, 4, waits: false);
        system.Server.Wakes().ReceivesFor(Limits.Forever, "ask");
        system.Client.Wakes().Calls("ask", "q"u8);
        system.Takes(1);
    }

    [Fact]
    public void A_timed_call_is_left_to_the_rules()
    {
        FastSystem system = new(5, 4);
        system.Client.Calls("ask", "q"u8, timeout: 5);
        system.Takes(0).Runs("server");
    }

    [Fact]
    public void A_server_that_waits_in_another_way_than_before_replies_by_the_rules()
    {
        FastSystem system = new(5, 4);
        system.Client.Calls("ask", "q"u8);
        system.Server.Asks(Operation.ReplyReceive, system.Server.Token, system.Server.SetOf("ask"), 0b10);
        system.Takes(1).Runs("client");
        Assert.Equal((0b10u, TaskState.Receiving), (system.Server.Control.NotificationMask, system.Server.State));
    }

    [Fact]
    public void A_one_way_sender_with_a_link_is_left_to_the_rules_which_know_its_priority()
    {
        World world = Given.Task("top", 3).Task("middle", 7).Task("other", 5).Channel("upper", "middle", "top").Channel("news", "other", "middle").Opened();
        FastSystem system = FastSystem.Of(world);
        world["other"].Wakes().Receives("news");
        world["middle"].Wakes().Receives("upper");
        world["top"].Wakes().Calls("upper", "t"u8);
        system.Takes(1).Runs("middle");
        world["middle"].Sends("news", "m"u8);

        // The middle task serves the top one: the other may be more important than its own priority, but must wait.
        system.Takes(1).Runs("middle");
    }

    [Theory]
    [InlineData("call")]
    [InlineData("tick")]
    [InlineData("interrupt")]
    [InlineData("switch")]
    [InlineData("fault")]
    [InlineData("panic")]
    public void Every_way_into_the_kernel_settles_it_first(string entry)
    {
        World world = Given.Task("top", 3).Task("client", 5).Task("server", 7).Channel("ask", "server", "client").Opened();
        FastSystem system = FastSystem.Of(world);
        world["server"].Wakes().Receives("ask");
        world["top"].Wakes().WaitsFor(1, timeout: 0);
        world["top"].WaitsFor(1, timeout: 1);
        world["client"].Wakes().Calls("ask", "q"u8);
        system.Takes(1).Runs("server");
        Assert.Equal((7, TaskState.Receiving, TaskState.Ready), (world["server"].Priority, world["server"].State, world["client"].State));
        switch (entry)
        {
            case "call":
                world["server"].Asks(Operation.ClockRead);
                break;
            case "tick":
                world.Kernel.Tick();
                world.Kernel.Tick();
                break;
            case "interrupt":
                world.Kernel.Interrupt(World.FirstInterrupt + (uint)world["top"].Index);
                break;
            case "switch":
                world.Kernel.Switch();
                break;
            case "fault":
                world.Fault(new FaultRecord { Kind = FaultKind.MemoryAccess });
                break;
            default:
                world["server"].Panics();
                break;
        }

        bool died = entry is "fault" or "panic";
        Assert.Equal(0u, world["server"].Control.FastCaller);
        Assert.Equal(
            died ? (7, TaskState.Faulted, TaskState.Ready) : (5, TaskState.Ready, TaskState.AwaitingReply),
            (world["server"].Priority, world["server"].State, world["client"].State));
        Assert.Equal(died ? Result.Dead : (Result)world["client"].Frame.R0, world["client"].Result);
    }

    [Fact]
    public void A_caller_waits_for_a_short_reply_whatever_it_received_on_before()
    {
        // Channels 3 and 7 are the set 136, which is the number of a long call.
        Scenario scenario = Given.Task("client", 5).Task("server", 4).Task("source", 6).Channel("ask", "server", "client");
        for (int bit = 0; bit < 8; bit++)
        {
            scenario.Channel($"c{bit}", "client", "source");
        }

        World world = scenario.Opened();
        FastSystem system = FastSystem.Of(world);
        world["server"].Wakes().Receives("ask");
        world["client"].Wakes().Receives("c3", "c7");
        Assert.Equal((ushort)Operation.LongCall, world["client"].Control.Wait.Operation);
        world["source"].Wakes().Sends("c7", "x"u8);
        world["client"].Calls("ask", "q"u8);
        system.Takes(2).Runs("server");
        world["server"].Replies(world["server"].Token, "answer"u8);
        world["client"].HasReply("answer"u8);
    }

    [Fact]
    public void A_tick_at_which_nothing_is_due_leaves_the_chain_as_it_is()
    {
        FastSystem system = new(5, 4);
        system.Client.Calls("ask", "q"u8);
        system.World.Ticks(3);
        system.Server.RepliesAndReceives(system.Server.Token, "a"u8, "ask");
        system.Takes(2).Runs("client");
    }

    [Fact]
    public void After_an_interrupt_a_reply_goes_by_the_rules_and_arrives_all_the_same()
    {
        FastSystem system = new(5, 4);
        system.Client.Calls("ask", "q"u8);
        system.World.Interrupt(World.FirstInterrupt + (uint)system.World.Idle.Index);
        system.Server.RepliesAndReceives(system.Server.Token, "a"u8, "ask");
        system.Takes(1).Runs("client");
        system.Client.HasReply("a"u8);
    }

    [Fact]
    public void A_restart_of_the_one_way_sender_in_the_chain_leaves_nothing_of_it()
    {
        FastSystem system = new(5, 5);
        system.Client.Sends("ask", "x"u8);
        system.World.Supervisor.Wakes().Restarts(system.Client).Sleeps();
        system.Takes(1).Runs("server");
        system.Server.Receives("ask");
        Assert.Equal(2, system.Client.Control.Generation);
        system.Takes(1).Runs("client");
    }

    [Fact]
    public void The_words_that_the_fast_path_loads_in_pairs_are_neighbours()
    {
        Assert.Equal(4, OffsetOf<TaskControl>(nameof(TaskControl.Descriptor)) - OffsetOf<TaskControl>(nameof(TaskControl.StackPointer)));
        Assert.Equal(4, OffsetOf<TaskControl>(nameof(TaskControl.FirstSlot)) - OffsetOf<TaskControl>(nameof(TaskControl.Slots)));
        Assert.Equal(2, OffsetOf<TaskControl>(nameof(TaskControl.FastSlotCount)) - OffsetOf<TaskControl>(nameof(TaskControl.FirstSlot)));
        Assert.Equal(4, OffsetOf<TaskControl>(nameof(TaskControl.FastSender)) - OffsetOf<TaskControl>(nameof(TaskControl.FastCaller)));
        Assert.Equal((0, 4, 8), (OffsetOf<SenderSlot>(nameof(SenderSlot.Key)), OffsetOf<SenderSlot>(nameof(SenderSlot.ReceiverControl)), OffsetOf<SenderSlot>(nameof(SenderSlot.Longest))));
        Assert.Equal(0, OffsetOf<SchedulerState>(nameof(SchedulerState.CurrentControl)));
    }

    private static int OffsetOf<T>(string field) => (int)System.Runtime.InteropServices.Marshal.OffsetOf<T>(field);
}
