using Anckor.Abi;
using Xunit;

namespace Anckor.Kernel.Tests.Rules;

/// <summary>What a fault does to the task, to its peers and to the supervisor.</summary>
public sealed class FaultTests
{
    private static World ClientAndServer(int client = 5, int server = 4) =>
        Given.Task("client", client).Task("server", server).Channel("ask", "server", "client").Interrupt(7, "server", 3).Opened();

    [Fact]
    public void A_fault_stops_the_task_records_what_was_seen_and_notifies_the_supervisor()
    {
        World world = ClientAndServer();
        world["client"].Wakes();
        FaultRecord seen = new()
        {
            Kind = FaultKind.MemoryAccess,
            Address = 0x2000_7770,
            ProgramCounter = 0x0800_1234,
            LinkRegister = 0x0800_4321,
            StackPointer = 0x2000_1238,
            Detail = 0x82,
        };
        world.Fault(seen);

        world["client"].IsFaulted(FaultKind.MemoryAccess);
        Assert.Equal(TaskState.Ready, world["client"].Fault.StateBefore);
        Assert.Equal(0x2000_7770u, world["client"].Fault.Address);
        Assert.Equal(0x0800_1234u, world["client"].Fault.ProgramCounter);
        Assert.Equal(0x0800_4321u, world["client"].Fault.LinkRegister);
        Assert.Equal(0x2000_1238u, world["client"].Fault.StackPointer);
        Assert.Equal(0x82u, world["client"].Fault.Detail);
        Assert.Equal(1, world["client"].Fault.Count);
        Assert.Equal(Scenario.Supervisor, world.Running);
        world.Supervisor.IsReadyWith(Result.Notified);
        Assert.Equal(Limits.FaultNotification, world.Supervisor.Frame.R1);
    }

    [Fact]
    public void Two_tasks_that_fault_are_both_found_after_one_notification()
    {
        World world = ClientAndServer();
        world["client"].Wakes().Panics();
        world.Supervisor.Sleeps();
        world["server"].Wakes().Panics();

        world["client"].IsFaulted(FaultKind.Panic);
        world["server"].IsFaulted(FaultKind.Panic);
        world.Supervisor.IsReadyWith(Result.Notified);
    }

    [Fact]
    public void A_fault_that_repeats_after_each_restart_is_counted()
    {
        World world = ClientAndServer();
        for (int time = 1; time <= 3; time++)
        {
            world["client"].Wakes().Panics();
            Assert.Equal(time, world["client"].Fault.Count);
            world.Supervisor.Restarts(world["client"]).Sleeps();
            world["client"].Is(TaskState.Ready).Sleeps();
        }
    }

    [Fact]
    public void The_count_of_faults_stays_at_its_highest_value()
    {
        World world = ClientAndServer();
        world["client"].Fault.Count = ushort.MaxValue;
        world["client"].Wakes().Panics();
        Assert.Equal(ushort.MaxValue, world["client"].Fault.Count);
    }

    [Fact]
    public void Everybody_who_waits_for_a_task_that_faults_gets_Dead()
    {
        World world = Given.Task("server", 4).Task("a", 5).Task("b", 6).Task("c", 7)
            .Channel("ask", "server", "a", "b").Channel("news", "server", "c").Opened();
        world["server"].Wakes().Receives("ask");
        world["a"].Wakes().Calls("ask", "a"u8);
        world["server"].Sleeps();
        world["b"].Wakes().Calls("ask", "b"u8);
        world["c"].Wakes().Sends("news", "c"u8);
        world["server"].Wakes().Panics();

        world.Supervisor.Sleeps();
        world["a"].IsReadyWith(Result.Dead);
        world["b"].IsReadyWith(Result.Dead);
        world["c"].IsReadyWith(Result.Dead);
        Assert.Equal("a", world.Running);
    }

    [Fact]
    public void A_client_that_faults_leaves_its_server_alone()
    {
        World world = ClientAndServer(client: 5, server: 4);
        world["server"].Wakes().Receives("ask");
        world["client"].Wakes().Panics();
        world["server"].Is(TaskState.Receiving);
    }

    [Fact]
    public void A_task_that_faults_has_its_timer_off_and_its_interrupts_masked()
    {
        World world = ClientAndServer();
        world["server"].Wakes().Asks(Operation.InterruptAcknowledge, 1u << 3).SetsTimer(5, 1);
        Assert.Contains(7u, world.Machine.Unmasked);
        world["server"].Panics();

        Assert.DoesNotContain(7u, world.Machine.Unmasked);
        world.Supervisor.Sleeps();
        world.Ticks(10);
        Assert.Equal(0u, world["server"].Control.NotificationsPending);
    }

    [Fact]
    public void A_fault_of_the_supervisor_is_the_kernels_last_word()
    {
        World world = ClientAndServer();
        world.Supervisor.Wakes();
        KernelFailedException failure = Assert.Throws<KernelFailedException>(() => world.Supervisor.Panics());
        Assert.Equal(KernelFailure.SupervisorFault, failure.Failure);
        Assert.Equal(FaultKind.Panic, world.Supervisor.Fault.Kind);
    }

    [Fact]
    public void A_fault_of_idle_is_the_kernels_last_word()
    {
        World world = ClientAndServer();
        KernelFailedException failure = Assert.Throws<KernelFailedException>(() => world.Idle.Panics());
        Assert.Equal(KernelFailure.IdleFault, failure.Failure);
    }
}
