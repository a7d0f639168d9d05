using Anckor.Abi;
using Xunit;

namespace Anckor.Kernel.Tests.Rules;

/// <summary>A task runs with at least the priority of everybody who waits for it, directly or through others.</summary>
public sealed class InheritanceTests
{
    private static World Chain() =>
        Given.Task("top", 3).Task("middle", 6).Task("bottom", 9).Task("busy", 5).Task("second", 4)
            .Channel("upper", "middle", "top", "second").Channel("lower", "bottom", "middle").Opened();

    /// <summary>The bottom serves the middle; both are awake or waiting, the top sleeps.</summary>
    private static World MiddleCallsBottom(uint timeout = Limits.Forever)
    {
        World world = Chain();
        world["bottom"].Wakes().Receives("lower");
        world["middle"].Wakes().Calls("lower", "m"u8, timeout);
        return world;
    }

    private static void HavePriorities(World world, int middle, int bottom)
    {
        Assert.Equal(middle, world["middle"].Priority);
        Assert.Equal(bottom, world["bottom"].Priority);
    }

    [Fact]
    public void A_receiver_inherits_from_a_sender_that_waits_and_falls_back_when_it_has_taken_the_message()
    {
        World world = Chain();
        world["middle"].Wakes();
        world["top"].Wakes().Sends("upper", "t"u8);
        HavePriorities(world, 3, 9);
        world["middle"].Receives("upper");
        HavePriorities(world, 6, 9);
        Assert.Equal("top", world.Running);
    }

    [Fact]
    public void A_server_inherits_from_its_caller_and_falls_back_when_it_has_answered()
    {
        World world = MiddleCallsBottom();
        HavePriorities(world, 6, 6);
        world["bottom"].Replies(world["bottom"].Token, "b"u8);
        HavePriorities(world, 6, 9);
    }

    [Fact]
    public void A_busy_task_in_between_cannot_delay_the_server_of_a_more_important_one()
    {
        World world = Chain();
        world["middle"].Wakes().Receives("upper");
        world["top"].Wakes().Calls("upper", "t"u8);
        world["busy"].Wakes();
        Assert.Equal("middle", world.Running);
        world["middle"].Replies(world["middle"].Token, "x"u8);
        world["top"].Sleeps();
        Assert.Equal("busy", world.Running);
    }

    [Fact]
    public void Priority_goes_along_the_whole_chain_and_back()
    {
        World world = MiddleCallsBottom();
        world["busy"].Wakes();
        Assert.Equal("busy", world.Running);
        world["top"].Wakes().Sends("upper", "t"u8);
        HavePriorities(world, 3, 3);
        Assert.Equal("bottom", world.Running);
        world["bottom"].Replies(world["bottom"].Token, "b"u8);
        HavePriorities(world, 3, 9);
        Assert.Equal("middle", world.Running);
        world["middle"].Receives("upper");
        HavePriorities(world, 6, 9);
    }

    [Fact]
    public void A_queued_sender_that_is_raised_moves_forward_in_its_queue()
    {
        World world = Given.Task("top", 3).Task("middle", 7).Task("rival", 6).Task("bottom", 9)
            .Channel("upper", "middle", "top").Channel("lower", "bottom", "middle", "rival").Opened();
        world["rival"].Wakes().Sends("lower", "r"u8);
        world["middle"].Wakes().Sends("lower", "m"u8);
        world["top"].Wakes().Sends("upper", "t"u8);
        world["bottom"].Wakes().Receives("lower").HasReceived(Operation.Send, "lower", world["middle"], "m"u8);
    }

    [Fact]
    public void A_timeout_lowers_the_chain()
    {
        World world = MiddleCallsBottom();
        world["top"].Wakes().Sends("upper", "t"u8, timeout: 3);
        HavePriorities(world, 3, 3);
        world.Ticks(4);
        world["top"].IsReadyWith(Result.TimedOut);
        HavePriorities(world, 6, 6);
    }

    [Fact]
    public void A_timeout_in_the_middle_lowers_what_is_below()
    {
        World world = MiddleCallsBottom(timeout: 3);
        world["top"].Wakes().Sends("upper", "t"u8);
        HavePriorities(world, 3, 3);
        world.Ticks(4);
        HavePriorities(world, 3, 9);
        world["middle"].IsReadyWith(Result.TimedOut);
    }

    [Fact]
    public void The_death_of_a_waiter_lowers_the_chain()
    {
        World world = MiddleCallsBottom();
        world["top"].Wakes().Sends("upper", "t"u8);
        HavePriorities(world, 3, 3);
        world.Supervisor.Wakes().Restarts(world["top"]).Sleeps();
        HavePriorities(world, 6, 6);
    }

    [Fact]
    public void With_several_waiters_the_most_important_counts_and_then_the_next()
    {
        World world = MiddleCallsBottom();
        world["second"].Wakes().Sends("upper", "s"u8);
        HavePriorities(world, 4, 4);
        world["top"].Wakes().Sends("upper", "t"u8, timeout: 1);
        HavePriorities(world, 3, 3);
        world.Ticks(2);
        HavePriorities(world, 4, 4);
    }

    [Fact]
    public void A_server_keeps_what_other_callers_give_it_when_it_answers_one()
    {
        World world = Chain();
        world["middle"].Wakes().Receives("upper");
        world["second"].Wakes().Calls("upper", "s"u8);
        uint second = world["middle"].Token;
        world["middle"].Receives("upper");
        world["top"].Wakes().Calls("upper", "t"u8);
        uint top = world["middle"].Token;
        HavePriorities(world, 3, 9);
        world["middle"].Replies(second, "x"u8);
        HavePriorities(world, 3, 9);
        world["middle"].Replies(top, "x"u8);
        HavePriorities(world, 6, 9);
    }

    [Fact]
    public void A_less_important_waiter_raises_nobody()
    {
        World world = Given.Task("client", 8).Task("server", 4).Channel("ask", "server", "client").Opened();
        world["server"].Wakes().Receives("ask");
        world["client"].Wakes().Calls("ask", "x"u8);
        Assert.Equal(4, world["server"].Priority);
    }

    [Fact]
    public void A_ready_task_that_is_raised_changes_its_queue()
    {
        World world = Given.Task("top", 3).Task("busy", 5).Task("server", 9).Channel("ask", "server", "top").Opened();
        world["server"].Wakes();
        world["busy"].Wakes();
        world["top"].Wakes().Sends("ask", "x"u8);
        Assert.Equal("server", world.Running);
        world["server"].Receives("ask");
        Assert.Equal("top", world.Running);
        world["top"].Sleeps();
        Assert.Equal("busy", world.Running);
    }

    [Fact]
    public void Tasks_that_wait_for_each_other_are_freed_by_a_timeout_with_the_right_priorities()
    {
        World world = Given.Task("a", 5).Task("b", 6).Task("top", 3)
            .Channel("to-b", "b", "a").Channel("to-a", "a", "b", "top").Opened();
        world["a"].Wakes().Sends("to-b", "x"u8, timeout: 5);
        world["b"].Wakes().Sends("to-a", "y"u8);
        world["top"].Wakes().Sends("to-a", "z"u8, timeout: 1);
        world.Ticks(2);
        world["top"].IsReadyWith(Result.TimedOut).Sleeps();
        world.Ticks(4);
        world["a"].IsReadyWith(Result.TimedOut);
        Assert.Equal(5, world["a"].Priority);
        Assert.Equal(6, world["b"].Priority);
    }

    [Fact]
    public void A_restarted_server_starts_with_its_own_priority()
    {
        World world = MiddleCallsBottom();
        world.Supervisor.Wakes().Restarts(world["bottom"]).Sleeps();
        HavePriorities(world, 6, 9);
        world["middle"].IsReadyWith(Result.Dead);
    }
}
