using Anckor.Abi;
using Xunit;

namespace Anckor.Kernel.Tests.Rules;

/// <summary>Notifications, timers and interrupts.</summary>
public sealed class NotificationTests
{
    private static World Pair() =>
        Given.Task("a", 5).Task("b", 6).Channel("news", "a", "b").Interrupt(0, "a", 4).Interrupt(9, "a", 5).Interrupt(10, "b", 5).Opened();

    private static void HasNotifications(Actor task, uint bits)
    {
        task.IsReadyWith(Result.Notified);
        Assert.Equal(bits, task.Frame.R1);
    }

    [Fact]
    public void A_notification_wakes_the_task_that_waits_for_it()
    {
        World world = Pair();
        world["a"].Wakes().WaitsFor(0b110);
        world["b"].Wakes().Notifies(world["a"], 0b010);
        Assert.Equal("a", world.Running);
        HasNotifications(world["a"], 0b010);
        world["b"].IsReadyWith(Result.Ok);
    }

    [Fact]
    public void A_notification_of_a_less_important_task_does_not_switch()
    {
        World world = Pair();
        world["b"].Wakes().WaitsFor(1);
        world["a"].Wakes().Notifies(world["b"], 1);
        Assert.Equal("a", world.Running);
        HasNotifications(world["b"], 1);
    }

    [Fact]
    public void Notifications_are_ORed_not_counted_and_received_once()
    {
        World world = Pair();
        world["b"].Wakes();
        world["b"].Notifies(world["a"], 0b001).Notifies(world["a"], 0b001).Notifies(world["a"], 0b100).Sleeps();
        HasNotifications(world["a"].Wakes().WaitsFor(0b111), 0b101);
        world["a"].WaitsFor(0b111).Is(TaskState.Receiving);
    }

    [Fact]
    public void Notifications_not_waited_for_stay()
    {
        World world = Pair();
        world["a"].Wakes().WaitsFor(0b100);
        world["b"].Wakes().Notifies(world["a"], 0b011);
        world["a"].Is(TaskState.Receiving);
        world["b"].Notifies(world["a"], 0b100);
        HasNotifications(world["a"], 0b100);
        HasNotifications(world["a"].WaitsFor(0b001), 0b001);
        HasNotifications(world["a"].WaitsFor(0b010), 0b010);
    }

    [Fact]
    public void All_32_bits_work()
    {
        World world = Pair();
        world["b"].Wakes().Notifies(world["a"], 0x7FFF_FFFF);
        world["a"].Wakes();
        HasNotifications(world["a"].WaitsFor(0xFFFF_FFFF), 0x7FFF_FFFF);
    }

    [Fact]
    public void No_bits_wake_nobody()
    {
        World world = Pair();
        world["a"].Wakes().WaitsFor(0xFFFF_FFFF);
        world["b"].Wakes().Notifies(world["a"], 0).IsReadyWith(Result.Ok);
        world["a"].Is(TaskState.Receiving);
    }

    [Fact]
    public void Notifications_come_before_messages()
    {
        World world = Pair();
        world["b"].Wakes().Sends("news", "x"u8);
        world["a"].Wakes().Notifies(world["a"], 1);
        HasNotifications(world["a"].Asks(Operation.Receive, 0, world["a"].SetOf("news"), 1), 1);
        world["a"].Receives("news").HasReceived(Operation.Send, "news", world["b"], "x"u8);
    }

    [Fact]
    public void A_task_that_waits_for_both_gets_either()
    {
        World world = Pair();
        world["a"].Wakes().Asks(Operation.Receive, 0, world["a"].SetOf("news"), 1);
        world["b"].Wakes().Sends("news", "x"u8);
        world["a"].HasReceived(Operation.Send, "news", world["b"], "x"u8).Asks(Operation.Receive, 0, world["a"].SetOf("news"), 1);
        world["b"].Notifies(world["a"], 1);
        HasNotifications(world["a"], 1);
    }

    [Fact]
    public void A_notification_does_not_end_a_wait_in_a_send_or_a_call()
    {
        World world = Pair();
        world["b"].Wakes().Calls("news", "x"u8);
        world["a"].Wakes().Notifies(world["b"], 0xFFFF_FFFF);
        world["b"].Is(TaskState.Sending);
        world["a"].Receives("news").Notifies(world["b"], 1);
        world["b"].Is(TaskState.AwaitingReply);
    }

    [Fact]
    public void A_timer_goes_off_at_its_deadline_exactly_once()
    {
        World world = Pair();
        world.Ticks(2);
        world["a"].Wakes().SetsTimer(5, 0b10).IsReadyWith(Result.Ok).WaitsFor(0b10);
        world.Ticks(2);
        world["a"].Is(TaskState.Receiving);
        world.Ticks(1);
        HasNotifications(world["a"], 0b10);
        world["a"].WaitsFor(0b10);
        world.Ticks(50);
        world["a"].Is(TaskState.Receiving);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    [InlineData(10)]
    public void A_deadline_that_has_passed_posts_at_once(int deadline)
    {
        World world = Pair();
        world.Ticks(10);
        HasNotifications(world["a"].Wakes().SetsTimer((ulong)deadline, 1).WaitsFor(1), 1);
    }

    [Fact]
    public void A_timer_is_replaced_by_the_next_one()
    {
        World world = Pair();
        world["a"].Wakes().SetsTimer(3, 0b01).SetsTimer(6, 0b10).WaitsFor(0b11);
        world.Ticks(5);
        world["a"].Is(TaskState.Receiving);
        world.Ticks(1);
        HasNotifications(world["a"], 0b10);
    }

    [Fact]
    public void A_timer_without_bits_is_off()
    {
        World world = Pair();
        world["a"].Wakes().SetsTimer(3, 0b01).SetsTimer(3, 0).WaitsFor(0b11);
        world.Ticks(10);
        world["a"].Is(TaskState.Receiving);
    }

    [Fact]
    public void A_deadline_beyond_32_bits_is_kept_whole()
    {
        World world = Pair();
        world["a"].Wakes().SetsTimer(0x1_0000_0001, 1);
        Assert.Equal(0x1_0000_0001ul, world["a"].Control.TimerDeadline);
    }

    [Fact]
    public void A_timer_goes_off_while_its_task_waits_in_a_call_and_is_kept()
    {
        World world = Pair();
        world["b"].Wakes().SetsTimer(2, 1).Calls("news", "x"u8);
        world.Ticks(5);
        world["b"].Is(TaskState.Sending);
        world["a"].Wakes().Receives("news");
        world["a"].Replies(world["a"].Token, "y"u8).Sleeps();
        HasNotifications(world["b"].WaitsFor(1), 1);
    }

    [Fact]
    public void A_timer_and_a_timeout_at_the_same_tick_give_the_notification()
    {
        World world = Pair();
        world["a"].Wakes().SetsTimer(4, 1).WaitsFor(1, timeout: 3);
        world.Ticks(4);
        HasNotifications(world["a"], 1);
    }

    [Theory]
    [InlineData(0u, 4)]
    [InlineData(9u, 5)]
    public void An_interrupt_is_masked_on_arrival_and_wakes_its_task(uint number, int bit)
    {
        World world = Pair();
        world["a"].Wakes().Asks(Operation.InterruptAcknowledge, 1u << bit).IsReadyWith(Result.Ok).WaitsFor(1u << bit);
        Assert.Equal([number], world.Machine.Unmasked);
        world.Interrupt(number);

        Assert.Empty(world.Machine.Unmasked);
        Assert.Equal("a", world.Running);
        HasNotifications(world["a"], 1u << bit);
    }

    [Fact]
    public void An_acknowledgement_unmasks_only_the_callers_own_interrupts_with_these_bits()
    {
        World world = Pair();
        world["a"].Wakes().Asks(Operation.InterruptAcknowledge, 0x7FFF_FFFE);
        Assert.Equal([0u, 9u], world.Machine.Unmasked);
        world["a"].Sleeps();
        world["b"].Wakes().Asks(Operation.InterruptAcknowledge, 1u << 4);
        Assert.Equal([0u, 9u], world.Machine.Unmasked);
    }

    [Fact]
    public void An_interrupt_while_its_task_runs_is_kept_until_it_waits()
    {
        World world = Pair();
        world["a"].Wakes().Asks(Operation.InterruptAcknowledge, 1u << 4);
        world.Interrupt(0);
        HasNotifications(world["a"].WaitsFor(1u << 4), 1u << 4);
    }

    [Fact]
    public void An_interrupt_of_nobody_is_masked_and_wakes_nobody()
    {
        World world = Pair();
        world.Machine.UnmaskInterrupt(77);
        world.Interrupt(77);
        Assert.Empty(world.Machine.Unmasked);
        Assert.Equal(Scenario.Idle, world.Running);
    }

    [Fact]
    public void Interrupts_are_masked_until_their_task_asks_for_them() => Assert.Empty(Pair().Machine.Unmasked);
}
