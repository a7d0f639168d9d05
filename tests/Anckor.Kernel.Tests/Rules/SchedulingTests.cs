using Anckor.Abi;
using Xunit;

namespace Anckor.Kernel.Tests.Rules;

/// <summary>Who runs: strict priorities, first come first served among equals.</summary>
public sealed class SchedulingTests
{
    [Fact]
    public void After_boot_every_task_is_ready_and_the_most_important_runs_first()
    {
        World world = Given.Task("low", 9).Task("high", 3).Task("middle", 5).Boot();
        foreach (string name in (string[])["high", "middle", "low", Scenario.Idle])
        {
            world[name].Is(TaskState.Ready);
        }

        foreach (string name in (string[])["high", "middle", "low"])
        {
            Assert.Equal(name, world.Running);
            world[name].Sleeps();
        }

        Assert.Equal(Scenario.Idle, world.Running);
    }

    [Fact]
    public void Equals_start_in_the_order_of_the_manifest_and_run_first_come_first_served()
    {
        World world = Given.Task("a", 5).Task("b", 5).Task("c", 5).Opened();
        foreach (string name in (string[])["c", "a", "b"])
        {
            world[name].Wakes();
        }

        foreach (string name in (string[])["c", "a", "b"])
        {
            Assert.Equal(name, world.Running);
            world[name].Sleeps();
        }
    }

    [Fact]
    public void A_more_important_task_that_becomes_ready_runs_at_once()
    {
        World world = Given.Task("low", 9).Task("high", 3).Opened();
        world["low"].Wakes();
        world["high"].Wakes();
        Assert.Equal("high", world.Running);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void An_equal_or_less_important_task_that_becomes_ready_waits(int priority)
    {
        World world = Given.Task("first", 5).Task("second", priority).Opened();
        world["first"].Wakes();
        world["second"].Wakes();
        Assert.Equal("first", world.Running);
    }

    [Fact]
    public void A_preempted_task_goes_before_its_equals()
    {
        World world = Given.Task("a", 5).Task("b", 5).Task("high", 3).Opened();
        world["a"].Wakes();
        world["b"].Wakes();
        world["high"].Wakes().Sleeps();
        Assert.Equal("a", world.Running);
    }

    [Fact]
    public void Yield_rotates_among_equals()
    {
        World world = Given.Task("a", 5).Task("b", 5).Task("c", 5).Task("low", 9).Opened();
        foreach (string name in (string[])["low", "a", "b", "c"])
        {
            world[name].Wakes();
        }

        foreach (string name in (string[])["a", "b", "c", "a", "b", "c"])
        {
            Assert.Equal(name, world.Running);
            world[name].Yields().IsReadyWith(Result.Ok);
        }
    }

    [Fact]
    public void Yield_without_equals_goes_on()
    {
        World world = Given.Task("a", 5).Task("low", 9).Opened();
        world["low"].Wakes();
        world["a"].Wakes().Yields();
        Assert.Equal("a", world.Running);
    }

    [Fact]
    public void A_tick_that_wakes_nobody_changes_nothing()
    {
        World world = Given.Task("a", 5).Task("b", 5).Opened();
        world["a"].Wakes();
        world["b"].Wakes();
        world.Ticks(100);
        Assert.Equal("a", world.Running);
    }

    [Fact]
    public void All_32_priorities_are_told_apart()
    {
        Scenario scenario = Given.Task("t1", 1);
        for (int priority = 2; priority < Limits.Priorities - 1; priority++)
        {
            scenario.Task($"t{priority}", priority);
        }

        World world = scenario.Opened();
        for (int priority = Limits.Priorities - 2; priority >= 1; priority--)
        {
            world[$"t{priority}"].Wakes();
            Assert.Equal($"t{priority}", world.Running);
        }

        for (int priority = 1; priority < Limits.Priorities - 1; priority++)
        {
            Assert.Equal($"t{priority}", world.Running);
            world[$"t{priority}"].Sleeps();
        }
    }

    [Fact]
    public void When_idle_is_gone_too_the_kernel_says_so()
    {
        World world = Given.Task("a", 5).Opened();
        KernelFailedException failure = Assert.Throws<KernelFailedException>(() => world.Idle.Sleeps());
        Assert.Equal(KernelFailure.NothingReady, failure.Failure);
    }
}
