using Anckor.Abi;
using Xunit;

namespace Anckor.Kernel.Tests.Rules;

/// <summary>What only a bug can cause is a fault of the caller, and of nobody else. And what only the supervisor may.</summary>
public sealed class MisuseTests
{
    private static World Pair() => Given.Task("a", 5).Task("b", 6).Channel("news", "b", "a").Opened();

    private static void IsFaultOnlyOfA(World world, FaultKind kind, uint detail)
    {
        world["a"].IsFaulted(kind);
        Assert.Equal(detail, world["a"].Fault.Detail);
        Assert.Equal(world["a"].Flash | 1, world["a"].Fault.ProgramCounter);
        world["b"].Is(TaskState.Receiving);
        Assert.Equal(Scenario.Supervisor, world.Running);
    }

    [Theory]
    [InlineData((uint)Operation.TaskStack + 1)]
    [InlineData(200u)]
    [InlineData(0xFFu)]
    [InlineData(0x121u)]
    [InlineData(0x13Fu)]
    [InlineData(0x161u)]
    [InlineData(0x8000_0000u)]
    [InlineData(0xFFFF_FFFFu)]
    public void A_number_that_is_no_operation_is_a_fault(uint operation)
    {
        World world = Pair();
        world["a"].Wakes().Asks(operation);
        IsFaultOnlyOfA(world, FaultKind.BadOperation, operation);
    }

    [Theory]
    [InlineData(4u)]
    [InlineData(32u)]
    [InlineData(0xFFFF_FFFFu)]
    public void Notifying_a_task_that_does_not_exist_is_a_fault(uint task)
    {
        World world = Pair();
        world["a"].Wakes().Asks(Operation.Notify, task, 1);
        IsFaultOnlyOfA(world, FaultKind.BadHandle, (uint)Operation.Notify);
    }

    [Theory]
    [InlineData(Operation.TaskStatus)]
    [InlineData(Operation.TaskRestart)]
    [InlineData(Operation.MachineReset)]
    public void A_call_for_the_supervisor_by_another_task_is_a_fault(Operation operation)
    {
        World world = Pair();
        world["a"].Wakes().Asks(operation, 2);
        IsFaultOnlyOfA(world, FaultKind.NotSupervisor, (uint)operation);
    }

    [Theory]
    [InlineData(Operation.TaskStatus, 4u)]
    [InlineData(Operation.TaskStatus, 0xFFFF_FFFFu)]
    [InlineData(Operation.TaskRestart, 4u)]
    [InlineData(Operation.TaskRestart, 0xFFFF_FFFFu)]
    [InlineData(Operation.TaskRestart, 0u)]
    public void The_supervisors_own_misuse_is_the_kernels_last_word(Operation operation, uint task)
    {
        World world = Pair();
        world.Supervisor.Wakes();
        KernelFailedException failure = Assert.Throws<KernelFailedException>(() => world.Supervisor.Asks(operation, task));
        Assert.Equal(KernelFailure.SupervisorFault, failure.Failure);
    }

    [Fact]
    public void The_supervisor_resets_the_machine()
    {
        World world = Pair();
        world.Supervisor.Wakes();
        KernelFailedException failure = Assert.Throws<KernelFailedException>(() => world.Supervisor.Asks(Operation.MachineReset));
        Assert.Equal(KernelFailure.Requested, failure.Failure);
    }

    [Fact]
    public void The_supervisor_reads_the_status_of_a_task_that_faulted()
    {
        World world = Pair();
        world["a"].Wakes();
        world.Fault(new FaultRecord
        {
            Kind = FaultKind.BusError,
            Address = 1,
            ProgramCounter = 2,
            LinkRegister = 3,
            StackPointer = 4,
            Detail = 5,
        });
        world.Supervisor.Asks(Operation.TaskStatus, (uint)world["a"].Index).IsReadyWith(Result.Ok);

        Payload status = world.Supervisor.Control.Payload;
        Assert.Equal((uint)TaskState.Faulted | ((uint)FaultKind.BusError << 8) | ((uint)TaskState.Ready << 16), status[0]);
        Assert.Equal([0u, 1u, 2u, 3u, 4u, 5u, 1u], ((System.ReadOnlySpan<uint>)status)[1..].ToArray());
    }

    [Fact]
    public void The_status_of_every_task_can_be_read()
    {
        World world = Pair();
        world.Supervisor.Wakes();
        for (uint task = 0; task < 4; task++)
        {
            world.Supervisor.Asks(Operation.TaskStatus, task).IsReadyWith(Result.Ok);
        }
    }

    [Fact]
    public void A_panic_keeps_the_place_of_a_readable_message_and_of_no_other()
    {
        World world = Pair();
        world["a"].Wakes().Asks(Operation.Panic, world["a"].Ram + 4, 10).IsFaulted(FaultKind.Panic);
        Assert.Equal(world["a"].Ram + 4, world["a"].Fault.Address);
        Assert.Equal(10u, world["a"].Fault.Detail);
        world.Supervisor.Sleeps();
        world["b"].Wakes().Asks(Operation.Panic, world["a"].Ram + 4, 10).IsFaulted(FaultKind.Panic);
        Assert.Equal(0u, world["b"].Fault.Address);
        Assert.Equal(0u, world["b"].Fault.Detail);
    }

    [Fact]
    public void A_fact_that_does_not_exist_is_a_fault()
    {
        World world = Pair();
        world["a"].Wakes().Asks(Operation.Inform, 99);
        IsFaultOnlyOfA(world, FaultKind.BadArgument, (uint)Operation.Inform);
    }

    [Fact]
    public void A_task_learns_names_itself_and_its_peripherals()
    {
        World world = Pair();
        Actor task = world["a"].Wakes();
        task.Asks(Operation.Inform, (uint)Fact.TaskName, 2).IsReadyWith(Result.Ok);
        Assert.Equal([(byte)'b', 0], task.Message(2));
        task.Asks(Operation.Inform, (uint)Fact.TaskName, 4).IsReadyWith(Result.NotFound);
        task.Asks(Operation.Inform, (uint)Fact.Self).IsReadyWith(Result.Ok);
        Assert.Equal((1u, 0u), (task.Frame.R1, task.Frame.R2));
        task.Asks(Operation.Inform, (uint)Fact.Peripheral, 0).IsReadyWith(Result.Ok);
        Assert.Equal((task.Device, World.DeviceBytes), (task.Frame.R1, task.Frame.R2));
        task.Asks(Operation.Inform, (uint)Fact.Peripheral, 1).IsReadyWith(Result.NotFound);
        task.Asks(Operation.Inform, (uint)Fact.Peripheral, 3).IsReadyWith(Result.NotFound);
        task.Asks(Operation.Inform, (uint)Fact.Peripheral, 0xFFFF_FFFF).IsReadyWith(Result.NotFound);
        task.Asks(Operation.Inform, (uint)Fact.TickRate).IsReadyWith(Result.Ok);
    }

    [Theory]
    [InlineData(Fact.CheckIn)]
    [InlineData(Fact.RestartLimit)]
    public void A_task_learns_what_the_manifest_wants_of_every_task_and_of_no_other(Fact fact)
    {
        World world = Pair();
        Actor task = world["a"].Wakes();
        task.Asks(Operation.Inform, (uint)fact, 2).IsReadyWith(Result.Ok);
        Assert.Equal(0u, task.Frame.R1);
        task.Asks(Operation.Inform, (uint)fact, 4).IsReadyWith(Result.NotFound);
        task.Asks(Operation.Inform, (uint)fact, 0xFFFF_FFFF).IsReadyWith(Result.NotFound);
        task.Asks(Operation.Inform, (uint)Fact.Watchdog).IsReadyWith(Result.Ok);
    }

    [Fact]
    public void Nothing_happens_at_the_null_call()
    {
        World world = Pair();
        world["a"].Wakes().Asks(Operation.Null).Is(TaskState.Ready);
        Assert.Equal("a", world.Running);
    }
}
