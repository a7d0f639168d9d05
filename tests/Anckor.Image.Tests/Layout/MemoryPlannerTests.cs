using System;
using System.Collections.Generic;
using System.Linq;
using Anckor.Abi;
using Anckor.Image.Layout;
using CsCheck;
using Xunit;

namespace Anckor.Image.Tests.Layout;

public sealed class MemoryPlannerTests
{
    private static readonly KernelSizes Kernel = new(6001, 700);

    [Fact]
    public void Flash_holds_the_kernel_then_the_table_then_the_tasks()
    {
        Application application = Example.WithTasks(2);

        MemoryPlan plan = MemoryPlanner.Plan(application, Kernel, Sizes(4, 1000, 800));

        Assert.Equal(new MemoryRange(0x0800_0000, 6004), plan.KernelFlash);
        Assert.Equal(new MemoryRange(0x0800_0000 + 6004, ApplicationTableWriter.SizeOf(application)), plan.Table);
        Assert.All(plan.TaskFlash, place => Assert.True(place.Occupied.Base >= plan.Table.End));
    }

    [Fact]
    public void Ram_holds_the_kernel_then_its_tables_then_float_contexts_then_the_tasks()
    {
        Application application = Example.WithTasks(2);
        TaskSizes[] sizes = Sizes(4, 1000, 800);
        sizes[1] = sizes[1] with { UsesFloat = true };
        sizes[3] = sizes[3] with { UsesFloat = true };

        MemoryPlan plan = MemoryPlanner.Plan(application, Kernel, sizes);

        Assert.Equal(new MemoryRange(0x2000_0000, 704), plan.KernelRam);

        // Four tasks, and two of them send to one channel.
        Assert.Equal(new MemoryRange(0x2000_0300, (uint)KernelTables.BytesFor(4, 2)), plan.KernelTables);
        uint first = (plan.KernelTables.End + 7) / 8 * 8;
        Assert.Equal([0, first, 0, first + 64], plan.FloatContexts);
        Assert.All(plan.TaskRam, place => Assert.True(place.Occupied.Base >= first + 128));
    }

    [Fact]
    public void The_kernel_tables_begin_at_a_multiple_of_128()
    {
        for (uint ram = 1; ram < 400; ram += 7)
        {
            MemoryPlan plan = MemoryPlanner.Plan(Example.WithTasks(1), Kernel with { Ram = ram }, Sizes(3, 100, 100));

            Assert.Equal(0u, plan.KernelTables.Base % 128);
        }
    }

    [Fact]
    public void Whatever_the_sizes_nothing_overlaps_and_everything_is_in_its_memory() => Plans.Sample(
        input =>
        {
            (Application application, KernelSizes kernel, TaskSizes[] sizes) = input;
            if (TryPlan(application, kernel, sizes) is not { } plan)
            {
                return;
            }

            AssertDisjoint(
                application.Board.Chip.Flash,
                [plan.KernelFlash, plan.Table, .. plan.TaskFlash.Select(place => place.Occupied)]);
            AssertDisjoint(
                application.Board.Chip.Ram,
                [
                    plan.KernelRam,
                    plan.KernelTables,
                    .. plan.FloatContexts.Where(context => context != 0).Select(context => new MemoryRange(context, 64)),
                    .. plan.TaskRam.Select(place => place.Occupied),
                ]);
            for (int index = 0; index < sizes.Length; index++)
            {
                Assert.Equal(sizes[index].Flash, plan.TaskFlash[index].Needed);
                Assert.Equal(sizes[index].Ram, plan.TaskRam[index].Needed);
                Assert.True(plan.TaskFlash[index].Occupied.Size >= sizes[index].Flash);
                Assert.True(plan.TaskRam[index].Occupied.Size >= sizes[index].Ram);
                Assert.Equal(sizes[index].UsesFloat, plan.FloatContexts[index] != 0);
            }
        },
        iter: 150);

    [Fact]
    public void Below_its_stack_a_task_may_touch_nothing() => Plans.Sample(
        input =>
        {
            (Application application, KernelSizes kernel, TaskSizes[] sizes) = input;
            if (TryPlan(application, kernel, sizes) is not { } plan)
            {
                return;
            }

            byte[] table = ApplicationTableWriter.Write(application, plan, Example.Links(application, plan));
            for (int index = 0; index < sizes.Length; index++)
            {
                ulong below = plan.TaskRam[index].Occupied.Base - 1;
                Assert.DoesNotContain(
                    TableImage.Read(table, plan.Table.Base).Shown(index),
                    shown => below >= shown.Start && below < shown.End);
            }
        },
        iter: 60);

    [Fact]
    public void A_task_that_does_not_fit_into_ram_is_named_with_its_line_and_what_is_left()
    {
        TaskSizes[] sizes = Sizes(4, 1000, 800);
        sizes[2] = sizes[2] with { Ram = 200_000 };

        BuildFailedException failure = Assert.Throws<BuildFailedException>(() => MemoryPlanner.Plan(Example.WithTasks(2), Kernel, sizes));

        Assert.Equal(
            "app.toml(20,7): error ANK4002: task 'task-2' does not fit into RAM: it needs 200000 bytes (229376 as the MPU divides memory), "
            + "126976 are left, 126080 of them in one piece; try: a smaller stack, which is 512 bytes of it, or smaller static data",
            Assert.Single(failure.Diagnostics).ToString());
    }

    [Fact]
    public void A_task_that_does_not_fit_into_flash_is_named_with_its_line_and_what_is_left()
    {
        TaskSizes[] sizes = Sizes(4, 1000, 800);
        sizes[1] = sizes[1] with { Flash = 2 * 1024 * 1024 };

        BuildFailedException failure = Assert.Throws<BuildFailedException>(() => MemoryPlanner.Plan(Example.WithTasks(2), Kernel, sizes));

        Assert.StartsWith(
            "app.toml(10,7): error ANK4002: task 'task-1' does not fit into flash: it needs 2097152 bytes, ",
            Assert.Single(failure.Diagnostics).ToString(),
            StringComparison.Ordinal);
        Assert.Equal("less code, or fewer tasks", failure.Diagnostics[0].Remedy);
    }

    [Fact]
    public void Buffers_to_lend_end_at_a_multiple_of_their_alignment_behind_the_rest_of_the_task()
    {
        TaskSizes[] sizes = Sizes(4, 1000, 800);
        LendLayout lend = LendLayout.Of([new LendBufferModel("block", 4096), new LendBufferModel("header", 64)]);
        sizes[1] = sizes[1] with { Ram = 800 + lend.Bytes, Lend = lend };

        MemoryPlan plan = MemoryPlanner.Plan(Example.WithTasks(2), Kernel, sizes);

        uint start = plan.LendStarts[1];
        MemoryRange ram = plan.TaskRam[1].Occupied;
        Assert.Equal([0, start, 0, 0], plan.LendStarts);
        Assert.Equal(0u, (start + lend.Bytes) % 4096);
        Assert.InRange(start, ram.Base + 800, ram.End - lend.Bytes);
        Assert.Equal(4960u, plan.TaskRam[1].Needed);
        Assert.Equal(5120u, ram.Size);
    }

    [Fact]
    public void A_task_whose_buffers_to_lend_do_not_fit_is_told_what_they_take()
    {
        Application application = Example.WithTasks(1);
        LendBufferModel buffer = new("block", 131_072);
        LendLayout lend = LendLayout.Of([buffer]);
        application = application with
        {
            Tasks = [application.Tasks[0], application.Tasks[1] with { LendBuffers = [buffer] }, application.Tasks[2]],
        };
        TaskSizes[] sizes = Sizes(3, 1000, 800);
        sizes[1] = sizes[1] with { Ram = 800 + lend.Bytes, Lend = lend };

        BuildFailedException failure = Assert.Throws<BuildFailedException>(() => MemoryPlanner.Plan(application, Kernel, sizes));

        Assert.Equal(
            "a smaller stack, which is 512 bytes of it, smaller lend-buffers, which are 131072, or smaller static data",
            Assert.Single(failure.Diagnostics).Remedy);
    }

    [Fact]
    public void Every_task_that_does_not_fit_is_named()
    {
        TaskSizes[] sizes = Sizes(4, 1000, 800);
        sizes[1] = new TaskSizes(2 * 1024 * 1024, 200_000, false);
        sizes[2] = sizes[1];

        BuildFailedException failure = Assert.Throws<BuildFailedException>(() => MemoryPlanner.Plan(Example.WithTasks(2), Kernel, sizes));

        Assert.Equal([10, 20, 10, 20], failure.Diagnostics.Select(diagnostic => diagnostic.Location!.Line));
    }

    [Theory]
    [InlineData(2_000_000, 700, "flash has no room for the kernel: 2000000 bytes are needed, 1048576 of 1048576 are left")]
    [InlineData(1_048_576, 700, "flash has no room for the application table: ")]
    [InlineData(6000, 131_080, "RAM has no room for the kernel: 131080 bytes are needed, 131072 of 131072 are left")]
    [InlineData(6000, 131_000, "RAM has no room for the kernel's tables for this application: ")]
    public void A_kernel_that_does_not_fit_is_refused(uint flash, uint ram, string expected)
    {
        BuildFailedException failure = Assert.Throws<BuildFailedException>(
            () => MemoryPlanner.Plan(Example.WithTasks(2), new KernelSizes(flash, ram), Sizes(4, 100, 100)));

        Assert.StartsWith(
            $"{Example.ManifestPath}: error ANK4001: {expected}",
            Assert.Single(failure.Diagnostics).ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_sizes_of_another_application_are_a_bug() =>
        Assert.Throws<ArgumentException>(() => MemoryPlanner.Plan(Example.WithTasks(2), Kernel, Sizes(3, 100, 100)));

    private static Gen<(Application Application, KernelSizes Kernel, TaskSizes[] Sizes)> Plans =>
        from count in Gen.Int[1, 12]
        from kernelFlash in Gen.UInt[500, 12_000]
        from kernelRam in Gen.UInt[100, 4_000]
        from sizes in Gen.Select(Gen.UInt[1, 20_000], Gen.UInt[96, 12_000], Gen.Bool).Array[count + 2]
        select (
            Example.WithTasks(count),
            new KernelSizes(kernelFlash, kernelRam),
            sizes.Select(size => new TaskSizes(size.Item1, size.Item2, size.Item3)).ToArray());

    private static MemoryPlan? TryPlan(Application application, KernelSizes kernel, TaskSizes[] sizes)
    {
        try
        {
            return MemoryPlanner.Plan(application, kernel, sizes);
        }
        catch (BuildFailedException)
        {
            // Random sizes may be too many; that it says so well is tested above. What is left must be too little indeed.
            Assert.True(sizes.Sum(size => size.Ram) > 60_000, "a hundred kilobytes cannot be too small for this");
            return null;
        }
    }

    private static TaskSizes[] Sizes(int count, uint flash, uint ram) =>
        [.. Enumerable.Repeat(new TaskSizes(flash, ram, false), count)];

    private static void AssertDisjoint(MemoryRange memory, List<MemoryRange> ranges)
    {
        ranges.Sort((first, second) => first.Base.CompareTo(second.Base));
        Assert.All(ranges, range => Assert.True(range.Base >= memory.Base && range.End <= memory.End));
        Assert.All(ranges.Zip(ranges.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Base));
    }
}
