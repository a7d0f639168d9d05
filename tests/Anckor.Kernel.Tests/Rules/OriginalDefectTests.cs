using Anckor.Abi;
using Xunit;

namespace Anckor.Kernel.Tests.Rules;

/// <summary>The defects of the first Anckor's channels, each as a test that fails on that behaviour (reference/field.md B.3).</summary>
public sealed class OriginalDefectTests
{
    private static Scenario System() =>
        Given.Task("receiver", 5).Task("a", 6).Task("b", 7).Channel("one", "receiver", "a", "b").Channel("two", "receiver", "a");

    [Fact]
    public void Defect_1_the_empty_name_does_not_find_a_channel_that_nobody_created()
    {
        World world = System().Boot();
        world.LetOthersSleepUntil("a");
        world["a"].Gets(string.Empty).IsReadyWith(Result.NotFound);
        Assert.Equal(0u, world["a"].Frame.R1);
    }

    [Fact]
    public void Defect_2_a_guessed_handle_opens_no_channel_and_only_the_receiver_receives()
    {
        World world = System().Opened();
        world["a"].Wakes().Asks(Operation.Receive, 0, 1, 0).IsFaulted(FaultKind.BadHandle);
        world.Supervisor.Sleeps();
        world["b"].Wakes().Asks(Operation.Send, 1).IsFaulted(FaultKind.BadHandle);
    }

    [Fact]
    public void Defect_3_a_name_is_created_once()
    {
        World world = System().Boot();
        world["receiver"].Creates("one").IsReadyWith(Result.Ok).Creates("one").IsReadyWith(Result.Exists);
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(0xFFFF_FFF0u)]
    public void Defect_4_addresses_are_checked_before_they_are_read(uint address)
    {
        World world = System().Opened();
        world["a"].Wakes().Asks(Operation.ChannelGet, address, 4).IsFaulted(FaultKind.BadPointer);
        world.Supervisor.Sleeps();
        world["b"].Wakes().LongSends("one", address, 20).IsFaulted(FaultKind.BadPointer);
        world.Supervisor.Sleeps();
        world["receiver"].Wakes().ReceivesInto(address, 40, "one").IsFaulted(FaultKind.BadPointer);
    }

    [Fact]
    public void Defect_5_a_message_that_is_too_long_is_refused_and_the_sender_goes_on_as_itself()
    {
        World world = System().Opened();
        world["receiver"].Wakes().Receives("one");
        world["a"].Wakes().LongSends("one", world["a"].Ram, 33).IsReadyWith(Result.TooLong);
        Assert.Equal("a", world.Running);
        world["receiver"].Is(TaskState.Receiving);
    }

    [Fact]
    public void Defect_6_only_the_bytes_of_the_message_are_read_and_written_and_the_length_is_told()
    {
        World world = Given.Task("receiver", 5).Task("a", 6).LongChannel("bulk", 40, "receiver", "a").Opened();
        Actor receiver = world["receiver"].Wakes().ReceivesInto(world["receiver"].Ram, 40, "bulk");
        uint last = world["a"].Device - 33;
        world["a"].Wakes().LongSends("bulk", last, 33);
        Assert.Equal(33u, receiver.Frame.R3);
        Assert.Equal([(last, receiver.Ram, 33u)], world.Machine.Copies);
    }

    [Fact]
    public void Defect_7_every_outcome_is_reported()
    {
        World world = System().Opened();
        world["a"].Wakes().Sends("one", "x"u8, timeout: 0).IsReadyWith(Result.TimedOut);
        world["receiver"].Wakes().Receives("one");
        world["a"].Sends("one", "x"u8).IsReadyWith(Result.Ok);
        world["receiver"].IsReadyWith((Result)((uint)Operation.Send + 1));
    }

    [Fact]
    public void Defect_8_a_second_sender_does_not_overwrite_the_first()
    {
        World world = System().Opened();
        world["b"].Wakes().Sends("one", "b"u8);
        world["a"].Wakes().Sends("one", "a"u8);
        world["receiver"].Wakes().Receives("one").HasReceived(Operation.Send, "one", world["a"], "a"u8);
        world["receiver"].Receives("one").HasReceived(Operation.Send, "one", world["b"], "b"u8);
    }

    [Fact]
    public void Defect_8_a_second_receiver_cannot_take_the_place_of_the_first()
    {
        World world = System().Opened();
        world["receiver"].Wakes().Receives("one");
        world["b"].Wakes().Creates("one").IsReadyWith(Result.Denied);
        world["a"].Wakes().Sends("one", "x"u8);
        world["receiver"].HasReceived(Operation.Send, "one", world["a"], "x"u8);
    }

    [Fact]
    public void Defect_9_a_sender_goes_on_when_its_message_was_taken_and_not_before()
    {
        World world = System().Opened();
        world["a"].Wakes().Sends("one", "x"u8).Is(TaskState.Sending);
        world.Ticks(5);
        world["a"].Is(TaskState.Sending);
        world["receiver"].Wakes().Receives("one");
        world["a"].IsReadyWith(Result.Ok);
    }

    [Fact]
    public void Defect_9_a_caller_learns_that_its_message_was_dealt_with()
    {
        World world = System().Opened();
        world["receiver"].Wakes().Receives("one");
        world["a"].Wakes().Calls("one", "q"u8).Is(TaskState.AwaitingReply);
        world["receiver"].Replies(world["receiver"].Token, "done"u8);
        world["a"].HasReply("done"u8);
    }

    [Fact]
    public void Defect_10_a_receiver_that_is_woken_by_something_else_gets_no_message()
    {
        World world = System().Opened();
        world["receiver"].Wakes().Asks(Operation.Receive, 0, world["receiver"].SetOf("one"), 2);
        world["a"].Wakes().Notifies(world["receiver"], 1);
        world["receiver"].Is(TaskState.Receiving);
        world["a"].Notifies(world["receiver"], 2);
        world["receiver"].IsReadyWith(Result.Notified);
    }

    [Fact]
    public void Defect_11_an_interrupt_just_before_the_wait_is_not_lost()
    {
        World world = System().Interrupt(3, "receiver", 0).Opened();
        world["receiver"].Wakes();
        world.Interrupt(3);
        world["receiver"].WaitsFor(1).IsReadyWith(Result.Notified);
    }

    [Fact]
    public void Defect_12_nobody_switches_into_a_dead_task_or_waits_for_it()
    {
        World world = System().Opened();
        world["a"].Wakes().Sends("one", "x"u8);
        world["receiver"].Wakes().Panics();
        world.Supervisor.Sleeps();
        world["a"].IsReadyWith(Result.Dead).Sends("one", "x"u8).IsReadyWith(Result.Dead);
        world["receiver"].Is(TaskState.Faulted);
    }

    [Fact]
    public void Defect_12_a_sender_that_dies_leaves_no_message_behind()
    {
        World world = System().Opened();
        world["a"].Wakes().Sends("one", "x"u8);
        world.Supervisor.Wakes().Restarts(world["a"]).Sleeps();
        world["a"].Sleeps();
        world["receiver"].Wakes().ReceivesFor(0, "one").IsReadyWith(Result.TimedOut);
    }

    [Fact]
    public void Defect_13_several_tasks_share_a_priority()
    {
        World world = Given.Task("a", 5).Task("b", 5).Opened();
        world["a"].Wakes();
        world["b"].Wakes();
        world["a"].Sleeps();
        Assert.Equal("b", world.Running);
    }
}
