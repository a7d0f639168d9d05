using Anckor.Abi;
using Xunit;

namespace Anckor.Kernel.Tests.Rules;

/// <summary>Loans: a waiting sender's buffer in an MPU region of the receiver. How they begin, and what is refused.</summary>
public sealed class LoanTests
{
    private static World Bulk(int client = 5, int server = 4) => LoanSystem.Create(client, server);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_waiting_borrower_is_shown_exactly_the_senders_buffer_and_the_sender_stays_blocked(bool writable)
    {
        World world = Bulk();
        (Actor client, Actor server) = (world["client"], world["server"]);
        server.Wakes().Borrows("bulk").Is(TaskState.Borrowing);
        client.Wakes().LongSends("bulk", client.Ram + 0x100, 0x100, writable: writable).Is(TaskState.Lending);

        Assert.Equal("server", world.Running);
        server.HasBorrowed(Operation.LongSend, "bulk", client, client.Ram + 0x100, 0x100, writable);
        Assert.Equal(1, server.LoanCount);
        Assert.Equal(0, client.LoanCount);
        Assert.Empty(world.Machine.Copies);
    }

    [Fact]
    public void A_queued_senders_buffer_is_lent_when_it_is_received()
    {
        World world = Bulk(client: 4, server: 5);
        (Actor client, Actor server) = (world["client"], world["server"]);
        client.Wakes().LongSends("bulk", client.Ram, 0x400).Is(TaskState.Sending);
        Assert.Equal(0, server.LoanCount);
        server.Wakes().Borrows("bulk").HasBorrowed(Operation.LongSend, "bulk", client, client.Ram, 0x400);
        client.Is(TaskState.Lending);
        Assert.Equal("server", world.Running);
    }

    [Fact]
    public void A_call_may_lend_its_request_and_waits_for_the_reply()
    {
        World world = Bulk();
        (Actor client, Actor server) = (world["client"], world["server"]);
        server.Wakes().Borrows("bulk");
        client.Wakes().LongCalls("bulk", new(client.Ram, 0x40), new(client.Ram + 0x80, 8), writable: true).Is(TaskState.AwaitingReply);
        server.HasBorrowed(Operation.LongCall, "bulk", client, client.Ram, 0x40, writable: true);
    }

    [Fact]
    public void A_borrower_runs_with_the_priority_of_its_lender_until_it_gives_back()
    {
        World world = Bulk(client: 4, server: 9);
        (Actor client, Actor server) = (world["client"], world["server"]);
        server.Wakes().Borrows("bulk");
        client.Wakes().LongSends("bulk", client.Ram, 0x40);
        Assert.Equal(4, server.Priority);
        world["other"].Wakes();
        Assert.Equal("server", world.Running);
        server.Releases(server.Token);
        Assert.Equal(9, server.Priority);
        Assert.Equal("client", world.Running);
    }

    [Fact]
    public void Short_messages_come_to_a_borrower_in_registers_and_from_memory_too()
    {
        World world = Bulk();
        (Actor client, Actor server) = (world["client"], world["server"]);
        server.Wakes().Borrows("bulk");
        client.Wakes().Sends("bulk", "short"u8);
        server.HasReceived(Operation.Send, "bulk", client, "short"u8).Borrows("bulk");
        client.Writes(client.Ram, "from memory"u8);
        client.LongSends("bulk", client.Ram, 11).IsReadyWith(Result.Ok);
        server.HasReceived(Operation.Send, "bulk", client, "from memory"u8);
        Assert.Equal(0, server.LoanCount);
    }

    [Fact]
    public void A_message_of_32_bytes_that_may_be_written_is_lent()
    {
        World world = Bulk();
        (Actor client, Actor server) = (world["client"], world["server"]);
        server.Wakes().Borrows("bulk");
        client.Wakes().LongSends("bulk", client.Ram + 0x20, 0x20, writable: true);
        server.HasBorrowed(Operation.LongSend, "bulk", client, client.Ram + 0x20, 0x20, writable: true);
    }

    [Fact]
    public void An_offer_to_write_changes_nothing_for_a_receiver_that_copies()
    {
        World world = Bulk();
        (Actor client, Actor server) = (world["client"], world["server"]);
        server.Wakes().ReceivesInto(server.Ram, LoanSystem.Longest, "bulk");
        client.Wakes().LongSends("bulk", client.Ram + 1, 100, writable: true).IsReadyWith(Result.Ok);
        Assert.Equal((uint)Operation.LongSend, server.Frame.R0);
        Assert.Equal(0, server.LoanCount);
        Assert.Equal([(client.Ram + 1, server.Ram, 100u)], world.Machine.Copies);
    }

    [Theory]
    [InlineData(1u, 0x40u)]
    [InlineData(0u, 0x21u)]
    [InlineData(0u, 0x50u)]
    [InlineData(0x10u, 0x40u)]
    [InlineData(0x20u, 0x140u)]
    public void What_no_region_covers_exactly_is_Misaligned_and_nothing_is_lent(uint offset, uint length)
    {
        World world = Bulk();
        (Actor client, Actor server) = (world["client"], world["server"]);
        server.Wakes().Borrows("bulk");
        client.Wakes().LongSends("bulk", client.Ram + offset, length).IsReadyWith(Result.Misaligned);
        Assert.Equal("client", world.Running);
        server.Is(TaskState.Borrowing);
        Assert.Equal(0, server.LoanCount);
        client.LongCalls("bulk", new(client.Ram + offset, length), new(client.Ram, 4), timeout: 5).IsReadyWith(Result.Misaligned);
        world.Ticks(10);
        client.IsReadyWith(Result.Misaligned);
    }

    [Fact]
    public void A_queued_message_that_cannot_be_lent_is_Misaligned_and_the_borrower_gets_the_next()
    {
        World world = Given.Task("a", 4).Task("b", 5).Task("server", 9).LongChannel("bulk", 1024, "server", "a", "b").Opened();
        world["a"].Wakes().LongSends("bulk", world["a"].Ram + 1, 0x40, timeout: 5);
        world["b"].Wakes().LongSends("bulk", world["b"].Ram, 0x40);
        Assert.Equal(4, world["server"].Priority);
        world["server"].Wakes().Borrows("bulk");
        world["a"].IsReadyWith(Result.Misaligned);
        Assert.Equal("a", world.Running);
        Assert.Equal(5, world["server"].Priority);
        world["a"].Sleeps();
        world["server"].HasBorrowed(Operation.LongSend, "bulk", world["b"], world["b"].Ram, 0x40);
        world.Ticks(10);
        world["a"].Is(TaskState.Receiving);
    }

    [Fact]
    public void A_borrower_waits_on_when_all_queued_messages_were_Misaligned()
    {
        World world = Bulk(client: 4, server: 9);
        (Actor client, Actor server) = (world["client"], world["server"]);
        client.Wakes().LongSends("bulk", client.Ram + 1, 0x40);
        server.Wakes().Borrows("bulk").Is(TaskState.Borrowing);
        client.IsReadyWith(Result.Misaligned);
        Assert.Equal(9, server.Priority);
    }

    [Fact]
    public void Two_loans_are_held_at_once_and_a_third_receive_is_NoSlot_at_once()
    {
        World world = LoanSystem.WithThreeLenders();
        Actor server = world["server"].Wakes().Borrows("one");
        world["a"].Wakes().LongSends("one", world["a"].Ram, 0x40);
        server.Borrows("two");
        world["b"].Wakes().LongCalls("two", new(world["b"].Ram, 0x80), new(world["b"].Ram, 0));
        server.HasBorrowed(Operation.LongCall, "two", world["b"], world["b"].Ram, 0x80);
        Assert.True(server.Sees(world["a"].Ram), "the first loan is gone");
        Assert.Equal(2, server.LoanCount);

        server.BorrowsFor(Limits.Forever, 0, "three").IsReadyWith(Result.NoSlot);
        Assert.Equal(2, server.LoanCount);
        Assert.Equal("server", world.Running);
    }

    [Fact]
    public void With_both_regions_taken_notifications_still_come_first_and_plain_receives_still_work()
    {
        World world = LoanSystem.WithThreeLenders();
        Actor server = LoanSystem.HoldTwo(world);
        server.Notifies(server, 0b10).BorrowsFor(Limits.Forever, 0b10, "three").IsReadyWith(Result.Notified);
        server.Sleeps();
        world["c"].Wakes().Sends("short", "x"u8);
        server.Wakes().Receives("short").HasReceived(Operation.Send, "short", world["c"], "x"u8);
        Assert.Equal(2, server.LoanCount);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Either_region_is_used_again_when_its_loan_has_ended(int first)
    {
        World world = LoanSystem.WithThreeLenders();
        Actor server = LoanSystem.HoldTwo(world);
        (Actor ended, Actor kept) = first == 0 ? (world["a"], world["b"]) : (world["b"], world["a"]);
        server.Releases(ended.Control.Token).IsReadyWith(Result.Ok);
        Assert.False(server.Sees(ended.Ram), "the loan that ended is still shown");
        Assert.True(server.Sees(kept.Ram), "the other loan has ended too");
        server.Borrows("three");
        world["c"].Wakes();
        world.LetOthersSleepUntil("c");
        world["c"].LongSends("three", world["c"].Ram, 0x400);
        server.HasBorrowed(Operation.LongSend, "three", world["c"], world["c"].Ram, 0x400);
        Assert.True(server.Sees(kept.Ram), "the other loan has ended too");
    }

    [Fact]
    public void Flash_is_lent_for_reading()
    {
        World world = Bulk();
        (Actor client, Actor server) = (world["client"], world["server"]);
        server.Wakes().Borrows("bulk");
        client.Wakes().LongSends("bulk", client.Flash, 0x400);
        server.HasBorrowed(Operation.LongSend, "bulk", client, client.Flash, 0x400);
    }

    [Theory]
    [InlineData(Operation.LongSend)]
    [InlineData(Operation.LongCall)]
    public void Offering_to_write_what_the_lender_cannot_write_is_a_fault(Operation operation)
    {
        World world = Bulk();
        (Actor client, Actor server) = (world["client"], world["server"]);
        server.Wakes().Borrows("bulk");
        client.Wakes();
        Offer(client, operation, client.Flash, 0x40, 1).IsFaulted(FaultKind.BadPointer);
        server.Is(TaskState.Borrowing);
        Assert.Equal(0, server.LoanCount);
    }

    [Theory]
    [InlineData(2u)]
    [InlineData(0xFFFF_FFFFu)]
    public void An_offer_that_is_neither_to_read_nor_to_write_is_a_fault(uint access)
    {
        World world = Bulk();
        world["client"].Wakes();
        Offer(world["client"], Operation.LongSend, world["client"].Ram, 0x40, access).IsFaulted(FaultKind.BadArgument);
    }

    [Fact]
    public void Device_memory_is_never_lent()
    {
        World world = Bulk();
        world["server"].Wakes().Borrows("bulk");
        world["client"].Wakes().LongSends("bulk", world["client"].Device, 0x40).IsFaulted(FaultKind.BadPointer);
        Assert.Equal(0, world["server"].LoanCount);
    }

    [Fact]
    public void Memory_that_runs_into_a_device_is_never_lent()
    {
        World world = Bulk();
        world["server"].Wakes().Borrows("bulk");
        world["client"].Wakes().LongSends("bulk", world["client"].Device - 0x100, 0x200).IsFaulted(FaultKind.BadPointer);
    }

    [Theory]
    [InlineData(Operation.LongSend, 0u)]
    [InlineData(Operation.LongSend, 1u)]
    [InlineData(Operation.LongCall, 0u)]
    public void Lending_on_what_is_borrowed_is_a_fault_and_ends_the_loan_with_Dead(Operation operation, uint writable)
    {
        World world = LoanSystem.WithThreeLenders();
        Actor server = world["server"].Wakes().Borrows("one");
        world["a"].Wakes().LongSends("one", world["a"].Ram, 0x40, writable: true);
        Offer(server, operation, world["a"].Ram, 0x40, writable, "onward").IsFaulted(FaultKind.BadPointer);
        Assert.Equal(0, server.LoanCount);
        world["a"].IsReadyWith(Result.Dead);
    }

    [Fact]
    public void Borrowed_memory_is_no_place_to_receive_into_or_to_reply_from()
    {
        World world = LoanSystem.WithThreeLenders();
        Actor server = world["server"].Wakes().Borrows("one");
        world["a"].Wakes().LongSends("one", world["a"].Ram, 0x400, writable: true);
        server.ReceivesInto(world["a"].Ram, 0x400, "two").IsFaulted(FaultKind.BadPointer);

        world = Bulk();
        world["server"].Wakes().Borrows("bulk");
        world["client"].Wakes().LongCalls("bulk", new(world["client"].Ram, 0x40), new(world["client"].Ram, 0x40), writable: true);
        world["server"].LongReplies(world["server"].Token, world["client"].Ram, 0x40).IsFaulted(FaultKind.BadPointer);
    }

    [Fact]
    public void A_receive_as_a_loan_can_wait_for_notifications_and_time_out()
    {
        World world = Bulk();
        Actor server = world["server"].Wakes().BorrowsFor(2, 0b10, "bulk");
        world.Ticks(2);
        server.Is(TaskState.Borrowing);
        world.Ticks(1);
        server.IsReadyWith(Result.TimedOut).BorrowsFor(0, 0b10, "bulk").IsReadyWith(Result.TimedOut).BorrowsFor(Limits.Forever, 0b10, "bulk");
        world["client"].Wakes().Notifies(server, 0b11);
        server.IsReadyWith(Result.Notified);
        Assert.Equal(0b10u, server.Frame.R1);
    }

    [Fact]
    public void Lending_to_nobody_who_waits_times_out_and_was_not_delivered()
    {
        World world = Bulk();
        (Actor client, Actor server) = (world["client"], world["server"]);
        client.Wakes().LongSends("bulk", client.Ram, 0x40, timeout: 0).IsReadyWith(Result.TimedOut);
        client.LongSends("bulk", client.Ram, 0x40, timeout: 2).Is(TaskState.Sending);
        world.Ticks(3);
        client.IsReadyWith(Result.TimedOut).Sleeps();
        server.Wakes().BorrowsFor(0, 0, "bulk").IsReadyWith(Result.TimedOut);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_borrower_may_send_and_call_on_and_keeps_its_loan(bool call)
    {
        World world = Given.Task("client", 5).Task("server", 6).Task("sink", 4)
            .LongChannel("bulk", 1024, "server", "client").Channel("short", "sink", "server").Opened();
        (Actor client, Actor server, Actor sink) = (world["client"], world["server"], world["sink"]);
        sink.Wakes().Receives("short");
        server.Wakes().Borrows("bulk");
        client.Wakes().LongSends("bulk", client.Ram, 0x40);
        if (call)
        {
            server.Calls("short", "x"u8);
        }
        else
        {
            server.Sends("short", "x"u8);
        }

        sink.HasReceived(call ? Operation.Call : Operation.Send, "short", server, "x"u8);
        Assert.Equal((1, 0), (server.LoanCount, sink.LoanCount));
        Assert.Equal("sink", world.Running);
    }

    [Fact]
    public void While_a_loan_is_held_the_fast_path_may_not_send_for_the_borrower()
    {
        World world = LoanSystem.WithThreeLenders();
        Actor server = world["server"].Wakes().Borrows("one");
        Assert.Equal(1, server.Control.FastSlotCount);
        world["a"].Wakes().LongSends("one", world["a"].Ram, 0x40);
        Assert.Equal(0, server.Control.FastSlotCount);
        server.Releases(server.Token);
        Assert.Equal(1, server.Control.FastSlotCount);
    }

    private static Actor Offer(Actor task, Operation operation, uint address, uint length, uint access, string channel = "bulk")
    {
        task.Control.Payload[0] = address;
        task.Control.Payload[1] = length;
        task.Control.Payload[2] = task.Ram;
        task.Control.Payload[3] = 0;
        task.Control.Payload[4] = access;
        return task.Asks(operation, task.Handle(channel), Limits.Forever);
    }
}
