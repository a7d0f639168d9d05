using Anckor.Abi;
using Xunit;

namespace Anckor.Kernel.Tests.Rules;

/// <summary>How loans end: by a release, a reply, the next receive on the channel, or the death of the borrower. And by nothing else.</summary>
public sealed class LoanEndTests
{
    /// <summary>The server holds a loan of the client, one-way or with a call.</summary>
    private static World Lent(bool call, out Actor client, out Actor server, uint timeout = Limits.Forever, int clientPriority = 5, int serverPriority = 4)
    {
        World world = LoanSystem.Create(clientPriority, serverPriority);
        (client, server) = (world["client"], world["server"]);
        server.Wakes().Borrows("bulk");
        client.Wakes();
        if (call)
        {
            client.LongCalls("bulk", new(client.Ram, 0x40), new(client.Ram + 0x80, 8), timeout, writable: true);
        }
        else
        {
            client.LongSends("bulk", client.Ram, 0x40, timeout, writable: true);
        }

        return world;
    }

    private static void IsOver(Actor client, Actor server)
    {
        Assert.False(server.Sees(client.Ram), "the loan is still shown");
        Assert.Equal(0, server.LoanCount);
        Assert.Equal(0u, server.Control.LoanWords[1] | server.Control.LoanWords[3]);
    }

    /// <summary>With the next tick.</summary>
    private static void StartsAnew(World world, Actor task)
    {
        task.Is(TaskState.Stopped);
        world.Ticks(1);
        task.Is(TaskState.Ready);
        Assert.Equal(2, task.Control.Generation);
        Assert.Equal(task.Flash | 1, task.Frame.ProgramCounter);
        Assert.Equal(new byte[32], task.Message(32));
    }

    private static void Restart(World world, Actor task) => world.Supervisor.Wakes().Restarts(task).IsReadyWith(Result.Ok).Sleeps();

    [Fact]
    public void A_release_ends_a_one_way_loan_and_the_lender_goes_on()
    {
        World world = Lent(call: false, out Actor client, out Actor server);
        server.Releases(server.Token).IsReadyWith(Result.Ok);
        IsOver(client, server);
        client.IsReadyWith(Result.Ok);
        Assert.Equal("server", world.Running);
    }

    [Fact]
    public void A_more_important_lender_runs_as_soon_as_the_loan_is_over()
    {
        World world = Lent(call: false, out Actor client, out Actor server, clientPriority: 4, serverPriority: 6);
        server.Releases(server.Token);
        Assert.Equal("client", world.Running);
        IsOver(client, server);
    }

    [Fact]
    public void A_release_of_a_call_ends_the_loan_and_the_caller_still_waits_for_the_reply()
    {
        Lent(call: true, out Actor client, out Actor server);
        uint token = server.Token;
        server.Releases(token).IsReadyWith(Result.Ok);
        IsOver(client, server);
        client.Is(TaskState.AwaitingReply);
        server.Releases(token).IsReadyWith(Result.Dead);
        server.Replies(token, "reply"u8).IsReadyWith(Result.Ok);
        client.IsReadyWith((Result)Operation.LongReply);
        Assert.Equal(5u, client.Frame.R1);
        Assert.Equal([.. "reply"u8], client.Reads(client.Ram + 0x80, 5));
    }

    [Theory]
    [InlineData(Operation.Reply)]
    [InlineData(Operation.LongReply)]
    [InlineData(Operation.ReplyReceive)]
    public void A_reply_ends_the_loan_of_its_call(Operation operation)
    {
        Lent(call: true, out Actor client, out Actor server);
        server.Writes(server.Ram, "reply"u8);
        switch (operation)
        {
            case Operation.Reply:
                server.Replies(server.Token, "reply"u8).IsReadyWith(Result.Ok);
                break;
            case Operation.LongReply:
                server.LongReplies(server.Token, server.Ram, 5).IsReadyWith(Result.Ok);
                break;
            default:
                server.RepliesAndReceives(server.Token, "reply"u8, "small").Is(TaskState.Receiving);
                break;
        }

        IsOver(client, server);
        client.IsReadyWith((Result)Operation.LongReply);
        Assert.Equal([.. "reply"u8, 0], client.Reads(client.Ram + 0x80, 6));
    }

    [Fact]
    public void A_reply_that_the_caller_has_no_room_for_ends_the_loan_too()
    {
        Lent(call: true, out Actor client, out Actor server);
        server.Replies(server.Token, "too long!"u8).IsReadyWith(Result.TooLong);
        IsOver(client, server);
        client.IsReadyWith(Result.TooLong);
    }

    [Fact]
    public void A_reply_to_a_one_way_lender_is_Dead_and_the_loan_goes_on()
    {
        Lent(call: false, out Actor client, out Actor server);
        server.Replies(server.Token, "x"u8).IsReadyWith(Result.Dead);
        client.Is(TaskState.Lending);
        Assert.True(server.Sees(client.Ram), "the loan has ended");
    }

    [Theory]
    [InlineData(Operation.ReceiveLoan)]
    [InlineData(Operation.ReceiveInto)]
    public void The_next_receive_on_the_channel_ends_the_loan_before_anything_else(Operation operation)
    {
        World world = Lent(call: false, out Actor client, out Actor server);
        server.Notifies(server, 0b100);
        server.Control.Payload[0] = server.Ram;
        server.Control.Payload[1] = LoanSystem.Longest;
        server.Asks(operation, 0, server.SetOf("bulk"), 0b100).IsReadyWith(Result.Notified);
        IsOver(client, server);
        client.IsReadyWith(Result.Ok);
        Assert.Equal("server", world.Running);
    }

    [Fact]
    public void The_next_receive_on_the_channel_leaves_a_caller_waiting_for_its_reply()
    {
        Lent(call: true, out Actor client, out Actor server);
        uint token = server.Token;
        server.BorrowsFor(0, 0, "bulk").IsReadyWith(Result.TimedOut);
        IsOver(client, server);
        client.Is(TaskState.AwaitingReply);
        server.Replies(token, "late"u8).IsReadyWith(Result.Ok);
        client.IsReadyWith((Result)Operation.LongReply);
    }

    [Fact]
    public void A_receive_on_another_channel_keeps_the_loan()
    {
        World world = Lent(call: false, out Actor client, out Actor server);
        server.Receives("small").Is(TaskState.Receiving);
        client.Is(TaskState.Lending);
        Assert.True(server.Sees(client.Ram), "the loan has ended");
        world["other"].Wakes();
        Assert.Equal("other", world.Running);
    }

    [Fact]
    public void ReplyReceive_ends_the_loans_over_the_channels_that_it_waits_on_and_no_others()
    {
        World world = LoanSystem.WithThreeLenders();
        Actor server = LoanSystem.HoldTwo(world);
        server.RepliesAndReceives(world["b"].Control.Token, "x"u8, "short").Is(TaskState.Receiving);
        Assert.True(server.Sees(world["a"].Ram), "a loan over another channel has ended");
        Assert.False(server.Sees(world["b"].Ram), "the loan of the call replied to is still shown");
        Assert.Equal(1, server.LoanCount);
    }

    [Fact]
    public void A_receive_over_several_channels_ends_all_their_loans()
    {
        World world = LoanSystem.WithThreeLenders();
        Actor server = LoanSystem.HoldTwo(world);
        server.Borrows("one", "two", "three").Is(TaskState.Borrowing);
        Assert.Equal(0, server.LoanCount);
        world["a"].IsReadyWith(Result.Ok);
        world["b"].Is(TaskState.AwaitingReply);
    }

    [Fact]
    public void A_receive_ends_no_loan_of_another_borrower()
    {
        World world = Given.Task("a", 5).Task("b", 4).Task("one", 7).Task("two", 8)
            .LongChannel("to-one", 1024, "one", "a").LongChannel("to-two", 1024, "two", "b").Opened();
        world["one"].Wakes().Borrows("to-one");
        world["two"].Wakes().Borrows("to-two");
        world["a"].Wakes().LongSends("to-one", world["a"].Ram, 0x40);
        world["b"].Wakes().LongSends("to-two", world["b"].Ram, 0x40);
        world["two"].Sleeps();
        world["one"].BorrowsFor(0, 0, "to-one");
        Assert.Equal((0, 1), (world["one"].LoanCount, world["two"].LoanCount));
        world["b"].Is(TaskState.Lending);
    }

    [Fact]
    public void A_receive_that_faults_ends_the_loan_by_death()
    {
        Lent(call: false, out Actor client, out Actor server);
        server.Receives("bulk").IsFaulted(FaultKind.BadArgument);
        IsOver(client, server);
        client.IsReadyWith(Result.Dead);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void The_death_of_the_borrower_ends_the_loan_and_the_lender_gets_Dead(bool call, bool restart)
    {
        World world = Lent(call, out Actor client, out Actor server);
        if (restart)
        {
            Restart(world, server);
            Assert.Equal(server.Control.FastSlotCount, world.Kernel.TaskDescriptors[server.Index].SlotCount);
        }
        else
        {
            server.Panics();
            world.Supervisor.Sleeps();
        }

        IsOver(client, server);
        client.IsReadyWith(Result.Dead);
    }

    [Theory]
    [InlineData("release")]
    [InlineData("receive")]
    [InlineData("death")]
    [InlineData("restart")]
    public void A_lender_restarted_during_a_loan_is_restarted_when_the_loan_ends(string end)
    {
        World world = Lent(call: false, out Actor client, out Actor server);
        Restart(world, client);
        client.Is(TaskState.Lending);
        Assert.Equal(1, client.Control.Generation);
        Assert.True(server.Sees(client.Ram), "the loan has ended");
        Assert.Equal("server", world.Running);
        End(world, server, end);
        IsOver(client, server);
        StartsAnew(world, client);
    }

    [Theory]
    [InlineData("release")]
    [InlineData("reply")]
    [InlineData("receive")]
    [InlineData("death")]
    [InlineData("restart")]
    public void A_calling_lender_restarted_during_a_loan_is_restarted_when_the_loan_ends_and_gets_no_reply(string end)
    {
        World world = Lent(call: true, out Actor client, out Actor server);
        uint token = server.Token;
        Restart(world, client);
        client.Is(TaskState.AwaitingReply);
        End(world, server, end);
        IsOver(client, server);
        StartsAnew(world, client);
        Assert.NotEqual(token, client.Control.Token);
        Assert.Equal(new byte[8], client.Reads(client.Ram + 0x80, 8));
    }

    [Fact]
    public void A_reply_to_a_lender_that_is_to_be_restarted_is_Dead()
    {
        World world = Lent(call: true, out Actor client, out Actor server);
        Restart(world, client);
        server.Replies(server.Token, "x"u8).IsReadyWith(Result.Dead);
        StartsAnew(world, client);
    }

    [Fact]
    public void Two_restarts_during_a_loan_are_one()
    {
        World world = Lent(call: false, out Actor client, out Actor server);
        Restart(world, client);
        Restart(world, client);
        server.Releases(server.Token);
        StartsAnew(world, client);
    }

    [Fact]
    public void A_lender_that_is_to_be_restarted_frees_its_own_clients_when_the_loan_ends()
    {
        World world = Given.Task("top", 3).Task("middle", 5).Task("server", 7)
            .Channel("ask", "middle", "top").LongChannel("bulk", 1024, "server", "middle").Opened();
        (Actor middle, Actor server) = (world["middle"], world["server"]);
        server.Wakes().Borrows("bulk");
        middle.Wakes().Receives("ask");
        world["top"].Wakes().Calls("ask", "x"u8);
        middle.LongSends("bulk", middle.Ram, 0x40);
        Assert.Equal(3, server.Priority);
        Restart(world, middle);
        world["top"].Is(TaskState.AwaitingReply);
        server.Releases(server.Token);
        StartsAnew(world, middle);
        world["top"].IsReadyWith(Result.Dead);
        Assert.Equal(7, server.Priority);
    }

    [Fact]
    public void A_chain_of_lenders_that_are_to_be_restarted_unwinds_one_after_the_other()
    {
        World world = Given.Task("a", 3).Task("b", 5).Task("c", 7).LongChannel("ab", 1024, "b", "a").LongChannel("bc", 1024, "c", "b").Opened();
        (Actor a, Actor b, Actor c) = (world["a"], world["b"], world["c"]);
        c.Wakes().Borrows("bc");
        b.Wakes().Borrows("ab");
        a.Wakes().LongSends("ab", a.Ram, 0x40);
        b.LongSends("bc", b.Ram, 0x40);
        Restart(world, a);
        Restart(world, b);
        a.Is(TaskState.Lending);
        b.Is(TaskState.Lending);
        c.Releases(c.Token);
        StartsAnew(world, b);
        StartsAnew(world, a);
        Assert.Equal(0, b.LoanCount);
        Assert.Equal(0, c.LoanCount);
    }

    [Fact]
    public void A_one_way_lender_does_not_time_out()
    {
        World world = Lent(call: false, out Actor client, out Actor server, timeout: 3);
        world.Ticks(20);
        client.Is(TaskState.Lending);
        server.Releases(server.Token);
        client.IsReadyWith(Result.Ok);
        world.Ticks(20);
        client.IsReadyWith(Result.Ok);
    }

    [Fact]
    public void A_queued_lender_does_not_time_out_once_it_lends()
    {
        World world = LoanSystem.Create(client: 4, server: 5);
        (Actor client, Actor server) = (world["client"], world["server"]);
        client.Wakes().LongSends("bulk", client.Ram, 0x40, timeout: 3);
        server.Wakes().Borrows("bulk");
        world.Ticks(20);
        client.Is(TaskState.Lending);
    }

    [Theory]
    [InlineData("release")]
    [InlineData("receive")]
    public void A_calls_timeout_waits_for_the_end_of_its_loan(string end)
    {
        World world = Lent(call: true, out Actor client, out Actor server, timeout: 3);
        world.Ticks(20);
        client.Is(TaskState.AwaitingReply);
        uint token = server.Token;
        End(world, server, end);
        client.Is(TaskState.AwaitingReply);
        world.Ticks(1);
        client.IsReadyWith(Result.TimedOut);
        server.Replies(token, "late"u8).IsReadyWith(Result.Dead);
    }

    [Fact]
    public void A_reply_in_the_tick_in_which_the_loan_ended_still_arrives()
    {
        World world = Lent(call: true, out Actor client, out Actor server, timeout: 3);
        world.Ticks(20);
        server.Releases(server.Token).Replies(server.Token, "ok"u8).IsReadyWith(Result.Ok);
        client.IsReadyWith((Result)Operation.LongReply);
        world.Ticks(5);
        client.IsReadyWith((Result)Operation.LongReply);
    }

    [Fact]
    public void A_calls_timeout_goes_on_when_its_loan_ends_in_time()
    {
        World world = Lent(call: true, out Actor client, out Actor server, timeout: 5);
        world.Ticks(2);
        server.Releases(server.Token);
        world.Ticks(3);
        client.Is(TaskState.AwaitingReply);
        world.Ticks(1);
        client.IsReadyWith(Result.TimedOut);
    }

    [Theory]
    [InlineData(0xFFu)]
    [InlineData(7u)]
    [InlineData(0xFFFF_FF01u)]
    [InlineData(0x101u)]
    [InlineData(0x2u)]
    public void A_release_of_what_was_never_lent_is_Dead_and_harms_nobody(uint token)
    {
        Lent(call: false, out Actor client, out Actor server);
        server.Releases(token).IsReadyWith(Result.Dead);
        client.Is(TaskState.Lending);
        Assert.True(server.Sees(client.Ram), "the loan has ended");
    }

    [Fact]
    public void A_release_by_another_task_is_Dead_and_harms_nobody()
    {
        World world = Lent(call: false, out Actor client, out Actor server);
        uint token = server.Token;
        server.Sleeps();
        world["other"].Wakes().Releases(token).IsReadyWith(Result.Dead);
        client.Is(TaskState.Lending);
    }

    [Fact]
    public void A_release_of_an_earlier_loan_is_Dead_and_keeps_a_later_loan_of_the_same_lender()
    {
        World world = Lent(call: true, out Actor client, out Actor server);
        uint stale = server.Token;
        Restart(world, client);
        server.Releases(stale).Borrows("bulk");
        world.Ticks(1);
        client.Gets("bulk").LongSends("bulk", client.Ram, 0x40);
        server.Releases(stale).IsReadyWith(Result.Dead);
        client.Is(TaskState.Lending);
        server.Releases(server.Control.Token).IsReadyWith(Result.Dead);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_release_of_what_was_copied_or_came_in_registers_is_Dead(bool call)
    {
        World world = LoanSystem.Create();
        (Actor client, Actor server) = (world["client"], world["server"]);
        server.Wakes().Receives("small");
        client.Wakes();
        if (call)
        {
            client.Calls("small", "x"u8);
        }
        else
        {
            client.Sends("small", "x"u8);
        }

        TaskState before = client.State;
        server.Releases(server.Token).IsReadyWith(Result.Dead);
        client.Is(before);
    }

    [Theory]
    [InlineData(Operation.ClockRead)]
    [InlineData(Operation.Release)]
    [InlineData(Operation.ReceiveLoan)]
    [InlineData(Operation.Yield)]
    public void A_borrower_that_calls_with_its_stack_in_the_loan_is_faulted_and_nothing_is_written_there(Operation operation)
    {
        World world = Lent(call: false, out Actor client, out Actor server);
        world.Machine.MovedFrames[server.Index] = new TaskSlice(client.Ram + 0x20, 32);
        uint token = server.Token;
        server.Asks(operation, token, server.SetOf("bulk"), 0).IsFaulted(FaultKind.LoanMisuse);
        Assert.Equal((uint)operation, server.Fault.Detail);
        IsOver(client, server);
        client.IsReadyWith(Result.Dead);
    }

    [Theory]
    [InlineData(-16)]
    [InlineData(1024 - 16)]
    public void A_borrower_whose_stack_is_only_partly_its_own_is_faulted(int offset)
    {
        World world = Lent(call: false, out Actor _, out Actor server);
        world.Machine.MovedFrames[server.Index] = new TaskSlice(server.Ram + (uint)offset, 32);
        server.Releases(server.Token).IsFaulted(FaultKind.LoanMisuse);
    }

    [Fact]
    public void A_borrower_with_its_stack_in_its_own_memory_is_not_bothered()
    {
        World world = Lent(call: false, out Actor _, out Actor server);
        world.Machine.MovedFrames[server.Index] = new TaskSlice(server.Ram, 32);
        server.Releases(server.Token).IsReadyWith(Result.Ok);
    }

    private static void End(World world, Actor server, string end)
    {
        switch (end)
        {
            case "release":
                server.Releases(server.Token).IsReadyWith(Result.Ok);
                break;
            case "reply":
                server.Replies(server.Token, "x"u8);
                break;
            case "receive":
                server.BorrowsFor(0, 0, "bulk").IsReadyWith(Result.TimedOut);
                break;
            case "death":
                server.Panics();
                world.Supervisor.Sleeps();
                break;
            default:
                Restart(world, server);
                break;
        }
    }
}
