using System.Text;
using Anckor.Abi;
using Xunit;

namespace Anckor.Kernel.Tests.Rules;

/// <summary>Ending tasks on purpose, by the supervisor or by a server that a client wronged, and what is left to read of them.</summary>
public sealed class SupervisionTests
{
    private static World ClientAndServer(int client = 5, int server = 4) =>
        Given.Task("client", client).Task("server", server).Task("other", 20)
            .LongChannel("ask", 1024, "server", "client").Channel("small", "server", "client").Opened();

    private static Actor Inject(World world, Actor task) => world.Supervisor.Asks(Operation.TaskInject, (uint)task.Index, 7);

    [Fact]
    public void The_supervisor_ends_a_task_wherever_it_is()
    {
        World world = ClientAndServer();
        world["client"].Wakes().Sends("small", "x"u8).Is(TaskState.Sending);
        world["other"].Wakes();
        world.Supervisor.Wakes();
        foreach (string name in (string[])["server", "client", "other"])
        {
            Inject(world, world[name]).IsReadyWith(Result.Ok);
            world[name].IsFaulted(FaultKind.Injected);
            Assert.Equal(7u, world[name].Fault.Detail);
        }

        Assert.Equal(Limits.FaultNotification, world.Supervisor.Control.NotificationsPending);
        world.Supervisor.Sleeps().Sleeps();
        Assert.Equal(Scenario.Idle, world.Running);
    }

    [Fact]
    public void Injecting_into_a_server_frees_its_clients_with_Dead()
    {
        World world = ClientAndServer();
        world["server"].Wakes().Receives("small");
        world["client"].Wakes().Calls("small", "x"u8);
        world.Supervisor.Wakes();
        Inject(world, world["server"]);
        world["client"].IsReadyWith(Result.Dead);
        Assert.Equal(TaskState.Ready, world["server"].Fault.StateBefore);
    }

    [Fact]
    public void A_waiting_server_that_is_injected_into_can_be_handed_nothing_any_more()
    {
        World world = ClientAndServer();
        world["server"].Wakes().Receives("small");
        Assert.NotEqual(0u, world["server"].Control.FastSet);
        world.Supervisor.Wakes();
        Inject(world, world["server"]);
        Assert.Equal(0u, world["server"].Control.FastSet);
    }

    [Fact]
    public void Injecting_into_a_faulted_task_keeps_its_first_fault()
    {
        World world = ClientAndServer();
        world["client"].Wakes().Panics();
        Inject(world, world["client"]).IsReadyWith(Result.Ok);
        world["client"].IsFaulted(FaultKind.Panic);
        Assert.Equal(1, world["client"].Fault.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Injecting_into_a_lender_is_Denied_until_its_loan_ends(bool call)
    {
        World world = ClientAndServer();
        (Actor client, Actor server) = (world["client"], world["server"]);
        server.Wakes().Borrows("ask");
        client.Wakes();
        if (call)
        {
            client.LongCalls("ask", new(client.Ram, 0x40), new(client.Ram, 0));
        }
        else
        {
            client.LongSends("ask", client.Ram, 0x40);
        }

        world.Supervisor.Wakes();
        Inject(world, client).IsReadyWith(Result.Denied);
        Assert.Equal(1, server.LoanCount);
        world.Supervisor.Sleeps();
        server.Releases(server.Token);
        world.Supervisor.Wakes();
        Inject(world, client).IsReadyWith(Result.Ok);
        client.IsFaulted(FaultKind.Injected);
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(4u)]
    [InlineData(5u)]
    public void Injecting_into_the_supervisor_into_idle_or_into_nobody_is_misuse(uint task)
    {
        World world = ClientAndServer();
        world.Supervisor.Wakes();
        KernelFailedException failure = Assert.Throws<KernelFailedException>(() => world.Supervisor.Asks(Operation.TaskInject, task));
        Assert.Equal(KernelFailure.SupervisorFault, failure.Failure);
    }

    [Fact]
    public void A_server_ends_the_client_that_it_serves_and_says_why()
    {
        World world = ClientAndServer(client: 4, server: 6);
        (Actor client, Actor server) = (world["client"], world["server"]);
        server.Wakes().Receives("small");
        client.Wakes().Calls("small", "nonsense"u8);
        Assert.Equal(4, server.Priority);
        server.Asks(Operation.ClientFault, server.Token, 99);
        client.IsFaulted(FaultKind.FromServer);
        Assert.Equal(((uint)server.Index, 99u, TaskState.AwaitingReply), (client.Fault.Address, client.Fault.Detail, client.Fault.StateBefore));
        Assert.Equal(6, server.Priority);
        Assert.Equal(Scenario.Supervisor, world.Running);
        world.Supervisor.Sleeps();
        server.IsReadyWith(Result.Ok).Replies(server.Token, "late"u8).IsReadyWith(Result.Dead);
    }

    [Fact]
    public void No_server_can_end_the_supervisor_which_goes_on_waiting_for_its_reply()
    {
        World world = Given.Task("server", 4).Channel("log", "server", Scenario.Supervisor).Opened();
        world["server"].Wakes().Receives("log");
        world.Supervisor.Wakes().Gets("log").Calls("log", "x"u8);
        world["server"].Asks(Operation.ClientFault, world["server"].Token, 1).IsReadyWith(Result.Denied);
        world["server"].Replies(world["server"].Token, "y"u8).IsReadyWith(Result.Ok);
        world.Supervisor.HasReply("y"u8);
    }

    [Fact]
    public void A_server_that_ends_a_lending_client_ends_the_loan_first()
    {
        World world = ClientAndServer();
        (Actor client, Actor server) = (world["client"], world["server"]);
        server.Wakes().Borrows("ask");
        client.Wakes().LongCalls("ask", new(client.Ram, 0x40), new(client.Ram, 0));
        server.Asks(Operation.ClientFault, server.Token, 1);
        client.IsFaulted(FaultKind.FromServer);
        Assert.Equal(0, server.LoanCount);
    }

    [Fact]
    public void A_server_that_ends_a_client_whose_restart_waits_leaves_it_started_anew()
    {
        World world = ClientAndServer();
        (Actor client, Actor server) = (world["client"], world["server"]);
        server.Wakes().Borrows("ask");
        client.Wakes().LongCalls("ask", new(client.Ram, 0x40), new(client.Ram, 0));
        world.Supervisor.Wakes().Restarts(client).Sleeps();
        server.Asks(Operation.ClientFault, server.Token, 1).IsReadyWith(Result.Ok);
        world.Ticks(1);
        client.Is(TaskState.Ready);
        Assert.Equal(FaultKind.None, client.Fault.Kind);
        Assert.Equal(2, client.Control.Generation);
    }

    [Theory]
    [InlineData(0xFFu)]
    [InlineData(Limits.NoToken)]
    [InlineData(0x101u)]
    public void Ending_somebody_who_did_not_call_is_Dead_and_harms_nobody(uint token)
    {
        World world = ClientAndServer();
        world["server"].Wakes().Receives("small");
        world["client"].Wakes().Calls("small", "x"u8);
        world["server"].Asks(Operation.ClientFault, token).IsReadyWith(Result.Dead);
        world["client"].Is(TaskState.AwaitingReply);
    }

    [Fact]
    public void Ending_the_client_of_another_server_or_one_that_is_not_served_yet_is_Dead()
    {
        World world = ClientAndServer();
        world["server"].Wakes().Receives("small");
        world["client"].Wakes().Calls("small", "x"u8);
        uint token = world["server"].Token;
        world["server"].Sleeps();
        world["other"].Wakes().Asks(Operation.ClientFault, token).IsReadyWith(Result.Dead).Sleeps();
        world["client"].Is(TaskState.AwaitingReply);

        world = ClientAndServer(client: 4, server: 5);
        world["client"].Wakes().Calls("small", "x"u8).Is(TaskState.Sending);
        world["server"].Wakes().Asks(Operation.ClientFault, world["client"].Control.Token).IsReadyWith(Result.Dead);
        world["client"].Is(TaskState.Sending);
    }

    [Fact]
    public void The_message_of_a_panic_is_read_in_parts_and_not_past_its_end()
    {
        World world = ClientAndServer();
        Actor client = world["client"];
        byte[] message = Encoding.ASCII.GetBytes("index 12 is outside the bounds of the array");
        client.Writes(client.Ram + 3, message);
        client.Wakes().Asks(Operation.Panic, client.Ram + 3, (uint)message.Length);
        Actor supervisor = world.Supervisor;
        supervisor.Asks(Operation.PanicMessage, (uint)client.Index, 0).IsReadyWith(Result.Ok);
        Assert.Equal((uint)message.Length, supervisor.Frame.R1);
        Assert.Equal(message[..32], supervisor.Message(32));
        supervisor.Asks(Operation.PanicMessage, (uint)client.Index, 32).IsReadyWith(Result.Ok);
        Assert.Equal([.. message[32..], .. new byte[64 - message.Length]], supervisor.Message(32));
        supervisor.Asks(Operation.PanicMessage, (uint)client.Index, (uint)message.Length).IsReadyWith(Result.NotFound);
        supervisor.Asks(Operation.PanicMessage, (uint)client.Index, 0xFFFF_FFFF).IsReadyWith(Result.NotFound);
    }

    [Fact]
    public void Only_the_panic_of_a_task_that_is_still_stopped_has_a_message()
    {
        World world = ClientAndServer();
        Actor client = world["client"];
        client.Wakes().Asks(Operation.Panic, client.Ram, 8);
        world.Supervisor.Restarts(client).Asks(Operation.PanicMessage, (uint)client.Index, 0).IsReadyWith(Result.NotFound);
        Inject(world, client).Asks(Operation.PanicMessage, (uint)client.Index, 0).IsReadyWith(Result.NotFound);
        world.Supervisor.Asks(Operation.PanicMessage, (uint)world["server"].Index, 0).IsReadyWith(Result.NotFound);
    }

    [Theory]
    [InlineData(0u, Limits.PanicMessageBytes + 1u)]
    [InlineData(0x400u, 8u)]
    [InlineData(0x3FCu, 8u)]
    public void A_message_that_is_too_long_or_not_the_tasks_own_is_not_kept(uint offset, uint length)
    {
        World world = ClientAndServer();
        world["client"].Wakes().Asks(Operation.Panic, world["client"].Ram + offset, length);
        world.Supervisor.Asks(Operation.PanicMessage, (uint)world["client"].Index, 0).IsReadyWith(Result.NotFound);
    }

    [Fact]
    public void The_supervisor_feeds_the_watchdog()
    {
        World world = ClientAndServer();
        world.Supervisor.Wakes().Asks(Operation.WatchdogFeed).IsReadyWith(Result.Ok);
        Assert.Equal(1, world.Machine.Feeds);
    }

    [Theory]
    [InlineData(Operation.TaskInject)]
    [InlineData(Operation.PanicMessage)]
    [InlineData(Operation.WatchdogFeed)]
    [InlineData(Operation.TaskStack)]
    public void Nobody_else_may(Operation operation)
    {
        World world = ClientAndServer();
        world["client"].Wakes().Asks(operation, (uint)world["server"].Index).IsFaulted(FaultKind.NotSupervisor);
        world["server"].Is(TaskState.Receiving);
        Assert.Equal(0, world.Machine.Feeds);
    }
}
