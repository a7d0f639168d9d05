using System;
using System.Runtime.InteropServices;
using Anckor.Abi;
using Xunit;

namespace Anckor.Kernel.Tests.Rules;

/// <summary>How deep a stack was: the supervisor asks, part by part, from the lowest word up.</summary>
public sealed class StackTests
{
    private const int Words = (int)World.StackBytes / sizeof(uint);

    private readonly World world = Given.Task("client", 5).Task("other", 6).Opened();

    private Actor Client => world["client"];

    private Actor Supervisor => world.Supervisor;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(Words - 1)]
    [InlineData(Words)]
    public void The_unused_words_from_the_lowest_on_are_counted_in_parts(int unused)
    {
        Fill(Client, unused);
        Supervisor.Wakes();

        Ask(Client, 0).IsReadyWith(Result.Ok);
        Assert.Equal(((uint)Math.Min(unused, Limits.StackWordsPerCall), World.StackBytes), (Supervisor.Frame.R1, Supervisor.Frame.R2));

        Ask(Client, Limits.StackWordsPerCall).IsReadyWith(Result.Ok);
        Assert.Equal(((uint)Math.Max(unused - Limits.StackWordsPerCall, 0), World.StackBytes), (Supervisor.Frame.R1, Supervisor.Frame.R2));
    }

    [Fact]
    public void An_unused_word_above_a_used_one_counts_for_nothing()
    {
        Fill(Client, Words);
        StackOf(Client)[10] = 1;
        Supervisor.Wakes();

        Ask(Client, 0).IsReadyWith(Result.Ok);
        Assert.Equal(10u, Supervisor.Frame.R1);
        Ask(Client, 10).IsReadyWith(Result.Ok);
        Assert.Equal(0u, Supervisor.Frame.R1);
        Ask(Client, 11).IsReadyWith(Result.Ok);
        Assert.Equal((uint)Limits.StackWordsPerCall, Supervisor.Frame.R1);
    }

    [Theory]
    [InlineData((uint)Words)]
    [InlineData((uint)Words + 1)]
    [InlineData(0x4000_0000u)]
    [InlineData(uint.MaxValue)]
    public void There_is_no_word_at_the_end_of_the_stack_or_behind_it(uint offset)
    {
        Fill(Client, Words);
        Supervisor.Wakes();

        Ask(Client, offset).IsReadyWith(Result.NotFound);
    }

    [Fact]
    public void A_task_that_has_not_begun_has_no_mark()
    {
        Fill(Client, 0);
        StackOf(Client)[0] = StackMark.NotBegun;
        Supervisor.Wakes();

        Ask(Client, 0).IsReadyWith(Result.NotFound);
    }

    [Fact]
    public void A_word_of_a_used_stack_may_be_what_marks_a_task_that_has_not_begun()
    {
        Fill(Client, Words);
        StackOf(Client)[7] = StackMark.NotBegun;
        Supervisor.Wakes();

        Ask(Client, 7).IsReadyWith(Result.Ok);
        Assert.Equal(0u, Supervisor.Frame.R1);
    }

    [Fact]
    public void The_stacks_of_the_supervisor_of_idle_and_of_a_stopped_task_can_be_asked_about()
    {
        Client.Wakes().Panics();
        foreach ((Actor task, int unused) in ((Actor, int)[])[(Supervisor, 3), (Client, 20), (world.Idle, 50)])
        {
            Fill(task, unused);
            Ask(task, 0).IsReadyWith(Result.Ok);
            Assert.Equal((uint)unused, Supervisor.Frame.R1);
        }
    }

    [Theory]
    [InlineData(4u)]
    [InlineData(0xFFu)]
    [InlineData(uint.MaxValue)]
    public void To_ask_about_nobody_is_misuse(uint task)
    {
        Supervisor.Wakes();

        KernelFailedException failure = Assert.Throws<KernelFailedException>(() => Supervisor.Asks(Operation.TaskStack, task));
        Assert.Equal(KernelFailure.SupervisorFault, failure.Failure);
    }

    [Fact]
    public void Nobody_but_the_supervisor_may_ask_not_even_about_itself() =>
        Client.Wakes().Asks(Operation.TaskStack, (uint)Client.Index).IsFaulted(FaultKind.NotSupervisor);

    private Actor Ask(Actor task, uint offset) => Supervisor.Asks(Operation.TaskStack, (uint)task.Index, offset);

    private Span<uint> StackOf(Actor task) => MemoryMarshal.Cast<byte, uint>(world.Machine.Memory(task.Ram, (int)World.StackBytes));

    /// <summary>A stack whose lowest words were not used, and all others were.</summary>
    private void Fill(Actor task, int unused)
    {
        StackOf(task).Fill(0x0800_1234);
        StackOf(task)[..unused].Fill(StackMark.Unused);
    }
}
