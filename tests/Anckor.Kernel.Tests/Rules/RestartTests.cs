using Anckor.Abi;
using Xunit;

namespace Anckor.Kernel.Tests.Rules;

/// <summary>Restart by the supervisor, of a task in every state and of its peers in every state.</summary>
public sealed class RestartTests
{
    private static World ClientAndServer(int client = 5, int server = 4) =>
        Given.Task("client", client).Task("server", server).Channel("ask", "server", "client").Channel("news", "server", "client")
            .Interrupt(7, "server", 3).Opened();

    private static void Restart(World world, string name) => world.Supervisor.Wakes().Restarts(world[name]).Sleeps();

    private static void IsLikeNew(Actor task, int restarts)
    {
        task.Is(TaskState.Ready);
        Assert.Equal(restarts + 1, task.Control.Generation);
        Assert.Equal(task.BasePriority, task.Priority);
        Assert.Equal(0u, task.Control.NotificationsPending);
        Assert.Equal(0u, task.Control.CreatedSet);
        Assert.Equal(TaskControl.Never, task.Control.WakeAt);
        Assert.Equal(TaskControl.Never, task.Control.TimerDeadline);
        Assert.Equal(task.Flash | 1, task.Frame.ProgramCounter);
        Assert.Equal(new byte[32], task.Message(32));
    }

    [Fact]
    public void A_faulted_task_is_given_its_initial_memory_and_runs()
    {
        World world = ClientAndServer();
        int before = world.Machine.Initialised[world["client"].Index];
        world["client"].Wakes().Panics();
        world.Supervisor.Restarts(world["client"]).Sleeps();

        Assert.Equal(before + 1, world.Machine.Initialised[world["client"].Index]);
        IsLikeNew(world["client"], restarts: 1);
        Assert.Equal("client", world.Running);
    }

    [Fact]
    public void The_fault_record_is_kept_through_the_restart()
    {
        World world = ClientAndServer();
        world["client"].Wakes().Panics();
        world.Supervisor.Restarts(world["client"]);
        Assert.Equal(FaultKind.Panic, world["client"].Fault.Kind);
    }

    [Fact]
    public void A_ready_task_is_restarted()
    {
        World world = ClientAndServer();
        world["client"].Wakes();
        Restart(world, "client");
        IsLikeNew(world["client"], restarts: 1);
    }

    [Fact]
    public void A_task_that_waits_for_notifications_is_restarted_without_those_it_had()
    {
        World world = ClientAndServer();
        world["client"].Wakes().Notifies(world["client"], 0b110).WaitsFor(1, timeout: 10);
        Restart(world, "client");
        IsLikeNew(world["client"], restarts: 1);
        world.Ticks(20);
        world["client"].Is(TaskState.Ready);
    }

    [Fact]
    public void A_task_that_waits_for_messages_is_restarted_and_its_clients_handles_are_dead()
    {
        World world = ClientAndServer();
        world["server"].Wakes().Receives("ask");
        Restart(world, "server");
        IsLikeNew(world["server"], restarts: 1);
        world["server"].Sleeps();
        world["client"].Wakes().Sends("ask", "x"u8).IsReadyWith(Result.Dead);
    }

    [Fact]
    public void A_sender_that_is_restarted_while_it_waits_is_taken_out_of_the_queue()
    {
        World world = ClientAndServer();
        world["client"].Wakes().Sends("ask", "x"u8).Is(TaskState.Sending);
        Restart(world, "client");
        IsLikeNew(world["client"], restarts: 1);
        world["client"].Sleeps();
        world["server"].Wakes().Receives("ask").Is(TaskState.Receiving);
    }

    [Fact]
    public void A_sender_in_the_middle_of_the_queue_is_taken_out_and_the_others_stay_in_order()
    {
        World world = Given.Task("server", 9).Task("a", 5).Task("b", 5).Task("c", 5).Channel("ask", "server", "a", "b", "c").Opened();
        foreach (string name in (string[])["a", "b", "c"])
        {
            world[name].Wakes().Sends("ask", "x"u8);
        }

        Restart(world, "b");
        world["b"].Sleeps();
        world["server"].Wakes().Receives("ask").HasReceived(Operation.Send, "ask", world["a"], "x"u8);
        world["server"].Receives("ask").HasReceived(Operation.Send, "ask", world["c"], "x"u8);
        world.LetOthersSleepUntil("server");
        world["server"].Receives("ask").Is(TaskState.Receiving);
    }

    [Fact]
    public void A_caller_that_is_restarted_leaves_a_server_whose_reply_is_Dead()
    {
        World world = ClientAndServer();
        world["server"].Wakes().Receives("ask");
        world["client"].Wakes().Calls("ask", "x"u8);
        uint token = world["server"].Token;
        Restart(world, "client");
        IsLikeNew(world["client"], restarts: 1);
        world["server"].Replies(token, "y"u8).IsReadyWith(Result.Dead);
        IsLikeNew(world["client"], restarts: 1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_server_that_is_restarted_frees_those_who_wait_with_Dead(bool taken)
    {
        World world = ClientAndServer();
        if (taken)
        {
            world["server"].Wakes().Receives("ask");
        }

        world["client"].Wakes().Calls("ask", "x"u8, timeout: 50);
        Restart(world, "server");
        IsLikeNew(world["server"], restarts: 1);
        world["server"].Sleeps();
        world["client"].IsReadyWith(Result.Dead);
        world.Ticks(60);
        world["client"].IsReadyWith(Result.Dead);
    }

    [Fact]
    public void A_task_that_is_both_client_and_server_is_restarted_in_the_middle_of_a_chain()
    {
        World world = Given.Task("top", 3).Task("middle", 6).Task("bottom", 9)
            .Channel("upper", "middle", "top").Channel("lower", "bottom", "middle").Opened();
        world["bottom"].Wakes().Receives("lower");
        world["middle"].Wakes().Receives("upper");
        world["top"].Wakes().Calls("upper", "x"u8);
        world["middle"].Calls("lower", "y"u8);
        Assert.Equal(3, world["bottom"].Priority);
        Restart(world, "middle");

        world["top"].IsReadyWith(Result.Dead).Sleeps();
        IsLikeNew(world["middle"], restarts: 1);
        Assert.Equal(9, world["bottom"].Priority);
        world["middle"].Sleeps();
        world["bottom"].Replies(world["bottom"].Token, "z"u8).IsReadyWith(Result.Dead);
    }

    [Fact]
    public void After_a_restart_channels_are_created_anew_and_handles_got_anew_work()
    {
        World world = ClientAndServer();
        uint old = world["client"].Handle("ask");
        Restart(world, "server");
        world["server"].Sleeps();
        world["client"].Wakes().Gets("ask").IsReadyWith(Result.NotFound).Sleeps();
        world["server"].Wakes().Creates("ask").IsReadyWith(Result.Ok).Receives("ask");
        world["client"].Wakes().Gets("ask").IsReadyWith(Result.Ok);
        Assert.NotEqual(old, world["client"].Handle("ask"));
        world["client"].Sends("ask", "x"u8);
        world["server"].HasReceived(Operation.Send, "ask", world["client"], "x"u8);
    }

    [Fact]
    public void A_restart_masks_the_tasks_interrupts()
    {
        World world = ClientAndServer();
        world["server"].Wakes().Asks(Operation.InterruptAcknowledge, 1u << 3).Sleeps();
        Restart(world, "server");
        Assert.DoesNotContain(7u, world.Machine.Unmasked);
    }

    [Fact]
    public void Idle_can_be_restarted()
    {
        World world = ClientAndServer();
        Restart(world, Scenario.Idle);
        Assert.Equal(Scenario.Idle, world.Running);
        Assert.Equal(2, world.Idle.Control.Generation);
    }

    [Fact]
    public void A_restarted_task_waits_for_its_turn_behind_its_equals()
    {
        World world = Given.Task("a", 5).Task("b", 5).Opened();
        world["a"].Wakes();
        world["b"].Wakes();
        Restart(world, "a");
        Assert.Equal("b", world.Running);
    }
}
