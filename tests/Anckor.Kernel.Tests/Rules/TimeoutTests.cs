using Anckor.Abi;
using Xunit;

namespace Anckor.Kernel.Tests.Rules;

/// <summary>Timeouts of every blocking call: none, a number of ticks, forever.</summary>
public sealed class TimeoutTests
{
    private static World ClientAndServer() =>
        Given.Task("client", 5).Task("server", 4).Channel("ask", "server", "client").Opened();

    /// <summary>The present tick is partly over when a wait begins, so the wait ends with the one after the ticks asked for.</summary>
    private static void TimesOutAfter(World world, Actor task, int ticks)
    {
        TaskState waiting = task.State;
        world.Ticks(ticks);
        task.Is(waiting);
        world.Ticks(1);
        task.IsReadyWith(Result.TimedOut);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(100)]
    public void A_receive_waits_at_least_as_long_as_asked_and_one_tick_more_at_most(int ticks)
    {
        World world = ClientAndServer();
        world.Ticks(17);
        world["server"].Wakes().ReceivesFor((uint)ticks, "ask");
        TimesOutAfter(world, world["server"], ticks);
    }

    [Fact]
    public void A_wait_for_notifications_times_out_and_they_are_kept_for_later()
    {
        World world = ClientAndServer();
        world["server"].Wakes().WaitsFor(0b10, timeout: 3);
        world["client"].Wakes().Notifies(world["server"], 0b01).Sleeps();
        TimesOutAfter(world, world["server"], 3);
        world["server"].WaitsFor(0b01).IsReadyWith(Result.Notified);
    }

    [Fact]
    public void A_sleep_waits_for_nothing_but_time()
    {
        World world = ClientAndServer();
        world["server"].Wakes().WaitsFor(0, timeout: 2);
        TimesOutAfter(world, world["server"], 2);
    }

    [Fact]
    public void A_receive_without_timeout_does_not_wait()
    {
        World world = ClientAndServer();
        world["server"].Wakes().ReceivesFor(0, "ask").IsReadyWith(Result.TimedOut);
        Assert.Equal("server", world.Running);
    }

    [Fact]
    public void A_receive_without_timeout_takes_what_is_there()
    {
        World world = ClientAndServer();
        world["client"].Wakes().Sends("ask", "x"u8);
        world["server"].Wakes().ReceivesFor(0, "ask").HasReceived(Operation.Send, "ask", world["client"], "x"u8);
    }

    [Fact]
    public void A_timed_out_send_was_not_delivered()
    {
        World world = ClientAndServer();
        world["client"].Wakes().Sends("ask", "x"u8, timeout: 3);
        TimesOutAfter(world, world["client"], 3);
        world["server"].Wakes().ReceivesFor(0, "ask").IsReadyWith(Result.TimedOut);
    }

    [Fact]
    public void A_send_without_timeout_is_taken_by_a_waiting_receiver_or_not_at_all()
    {
        World world = ClientAndServer();
        world["client"].Wakes().Sends("ask", "x"u8, timeout: 0).IsReadyWith(Result.TimedOut).Sleeps();
        world["server"].Wakes().Receives("ask");
        world["client"].Wakes().Sends("ask", "y"u8, timeout: 0);
        world["server"].HasReceived(Operation.Send, "ask", world["client"], "y"u8);
        world["client"].IsReadyWith(Result.Ok);
    }

    [Fact]
    public void A_send_that_is_taken_in_time_does_not_time_out_later()
    {
        World world = ClientAndServer();
        world["client"].Wakes().Sends("ask", "x"u8, timeout: 3);
        world["server"].Wakes().Receives("ask");
        world["client"].IsReadyWith(Result.Ok);
        world.Ticks(10);
        world["client"].IsReadyWith(Result.Ok);
    }

    [Fact]
    public void A_receiver_that_got_its_message_does_not_time_out_later()
    {
        World world = ClientAndServer();
        world["server"].Wakes().ReceivesFor(3, "ask");
        world["client"].Wakes().Sends("ask", "x"u8);
        world.Ticks(10);
        world["server"].HasReceived(Operation.Send, "ask", world["client"], "x"u8);
    }

    [Fact]
    public void A_call_that_nobody_takes_times_out()
    {
        World world = ClientAndServer();
        world["client"].Wakes().Calls("ask", "x"u8, timeout: 3).Is(TaskState.Sending);
        TimesOutAfter(world, world["client"], 3);
        world["server"].Wakes().ReceivesFor(0, "ask").IsReadyWith(Result.TimedOut);
    }

    [Fact]
    public void The_timeout_of_a_call_that_is_taken_at_once_covers_the_reply()
    {
        World world = ClientAndServer();
        world["server"].Wakes().Receives("ask");
        world["client"].Wakes().Calls("ask", "x"u8, timeout: 3).Is(TaskState.AwaitingReply);
        TimesOutAfter(world, world["client"], 3);
    }

    [Fact]
    public void The_timeout_of_a_call_that_is_taken_later_counts_from_the_call()
    {
        World world = ClientAndServer();
        world["client"].Wakes().Calls("ask", "x"u8, timeout: 5);
        world.Ticks(3);
        world["server"].Wakes().Receives("ask");
        world["client"].Is(TaskState.AwaitingReply);
        TimesOutAfter(world, world["client"], 2);
    }

    [Fact]
    public void A_call_without_timeout_needs_a_waiting_server_and_an_answer_within_the_tick()
    {
        World world = ClientAndServer();
        world["client"].Wakes().Calls("ask", "x"u8, timeout: 0).IsReadyWith(Result.TimedOut).Sleeps();
        world["server"].Wakes().Receives("ask");
        world["client"].Wakes().Calls("ask", "y"u8, timeout: 0);
        world["server"].Replies(world["server"].Token, "z"u8).Receives("ask");
        world["client"].HasReply("z"u8).Calls("ask", "y"u8, timeout: 0);
        TimesOutAfter(world, world["client"], 0);
    }

    [Fact]
    public void A_call_that_is_answered_in_time_does_not_time_out_later()
    {
        World world = ClientAndServer();
        world["server"].Wakes().Receives("ask");
        world["client"].Wakes().Calls("ask", "x"u8, timeout: 3);
        world["server"].Replies(world["server"].Token, "y"u8).Sleeps();
        world.Ticks(10);
        world["client"].HasReply("y"u8);
    }

    [Fact]
    public void Forever_never_ends()
    {
        World world = ClientAndServer();
        world["client"].Wakes().Calls("ask", "x"u8, timeout: Limits.Forever);
        Assert.Equal(TaskControl.Never, world["client"].Control.WakeAt);
    }

    [Fact]
    public void The_longest_timeout_is_not_forever_and_does_not_wrap()
    {
        World world = ClientAndServer();
        world.Ticks(5);
        world["client"].Wakes().Calls("ask", "x"u8, timeout: Limits.Forever - 1);
        Assert.Equal(5ul + Limits.Forever, world["client"].Control.WakeAt);
    }

    [Fact]
    public void Time_goes_on_beyond_32_bits()
    {
        World world = ClientAndServer();
        world.Kernel.Scheduler.Now = uint.MaxValue - 1ul;
        world["client"].Wakes().Asks(Operation.ClockRead);
        Assert.Equal(uint.MaxValue - 1, world["client"].Frame.R0);
        Assert.Equal(0u, world["client"].Frame.R1);
        world["client"].WaitsFor(0, timeout: 3);
        TimesOutAfter(world, world["client"], 3);
        world["client"].Asks(Operation.ClockRead);
        Assert.Equal(2u, world["client"].Frame.R0);
        Assert.Equal(1u, world["client"].Frame.R1);
    }

    [Fact]
    public void Timeouts_of_several_tasks_end_each_at_its_own_time()
    {
        World world = Given.Task("a", 5).Task("b", 6).Task("c", 7).Opened();
        world["a"].Wakes().WaitsFor(0, timeout: 5);
        world["b"].Wakes().WaitsFor(0, timeout: 1);
        world["c"].Wakes().WaitsFor(0, timeout: 3);
        TimesOutAfter(world, world["b"], 1);
        TimesOutAfter(world, world["c"], 1);
        TimesOutAfter(world, world["a"], 1);
    }

    [Fact]
    public void Receivers_whose_time_is_up_together_are_woken_together()
    {
        World world = Given.Task("a", 5).Task("b", 6).Task("c", 7).Opened();
        world["a"].Wakes().WaitsFor(0, timeout: 3);
        world["b"].Wakes().WaitsFor(0, timeout: 3);
        world["c"].Wakes().WaitsFor(0, timeout: 3);
        world.Ticks(4);
        Assert.All(new[] { "a", "b", "c" }, name => world[name].IsReadyWith(Result.TimedOut));
    }

    [Fact]
    public void Of_callers_whose_time_is_up_each_tick_ends_the_wait_of_the_longest_overdue()
    {
        World world = Given.Task("server", 3).Task("a", 5).Task("b", 6).Task("c", 7).Channel("ask", "server", "a", "b", "c").Opened();
        world["a"].Wakes().Calls("ask", "x"u8, timeout: 3);
        world["b"].Wakes().Calls("ask", "x"u8, timeout: 3);
        world["c"].Wakes().Calls("ask", "x"u8, timeout: 2);
        TimesOutAfter(world, world["c"], 2);
        TimesOutAfter(world, world["a"], 0);
        TimesOutAfter(world, world["b"], 0);
    }

    [Fact]
    public void Who_calls_again_and_again_cannot_keep_another_late()
    {
        World world = Given.Task("server", 3).Task("a", 5).Task("b", 6).Channel("ask", "server", "a", "b").Opened();
        world["b"].Wakes().Calls("ask", "x"u8, timeout: 1);
        world["a"].Wakes().Calls("ask", "x"u8, timeout: 1);
        world.Ticks(2);
        world["a"].IsReadyWith(Result.TimedOut).Calls("ask", "x"u8, timeout: 1);
        world.Ticks(1);
        world["b"].IsReadyWith(Result.TimedOut);
    }
}
