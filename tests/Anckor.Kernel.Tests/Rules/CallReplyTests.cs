using System.Linq;
using Anckor.Abi;
using Xunit;

namespace Anckor.Kernel.Tests.Rules;

/// <summary>Calls, replies, and the tokens that tie one to the other.</summary>
public sealed class CallReplyTests
{
    private static World ClientAndServer(int client = 5, int server = 4) =>
        Given.Task("client", client).Task("server", server).Task("other", 20).Channel("ask", "server", "client").Opened();

    [Fact]
    public void A_call_and_its_reply_of_every_length_arrive_whole()
    {
        World world = ClientAndServer();
        for (int length = 0; length <= Limits.ShortMessageBytes; length++)
        {
            byte[] request = [.. Enumerable.Range(1, length).Select(value => (byte)value)];
            byte[] reply = [.. request.Reverse()];
            world["server"].Wakes().Receives("ask");
            world["client"].Wakes().Calls("ask", request).Is(TaskState.AwaitingReply);
            world["server"].HasReceived(Operation.Call, "ask", world["client"], request);
            world["server"].Replies(world["server"].Token, reply).IsReadyWith(Result.Ok).Sleeps();

            Assert.Equal("client", world.Running);
            world["client"].HasReply(reply).Sleeps();
        }
    }

    [Fact]
    public void A_call_to_a_busy_server_waits_until_it_is_taken_and_then_for_the_reply()
    {
        World world = ClientAndServer(client: 4, server: 5);
        world["server"].Wakes();
        world["client"].Wakes().Calls("ask", "q"u8).Is(TaskState.Sending);
        world["server"].Receives("ask");

        world["client"].Is(TaskState.AwaitingReply);
        world["server"].HasReceived(Operation.Call, "ask", world["client"], "q"u8);
        world["server"].Replies(world["server"].Token, "a"u8);
        Assert.Equal("client", world.Running);
        world["client"].HasReply("a"u8);
    }

    [Theory]
    [InlineData(4, 6)]
    [InlineData(5, 5)]
    [InlineData(6, 4)]
    public void A_call_switches_to_the_waiting_server_directly_and_ReplyReceive_back(int client, int server)
    {
        World world = ClientAndServer(client, server);
        world["server"].Wakes().Receives("ask");
        world["other"].Wakes();
        world["client"].Wakes();
        for (byte turn = 0; turn < 3; turn++)
        {
            world["client"].Calls("ask", [turn]);
            Assert.Equal("server", world.Running);
            world["server"].HasReceived(Operation.Call, "ask", world["client"], [turn]);
            world["server"].RepliesAndReceives(world["server"].Token, [turn, turn], "ask").Is(TaskState.Receiving);
            Assert.Equal("client", world.Running);
            world["client"].HasReply([turn, turn]);
        }
    }

    [Fact]
    public void ReplyReceive_with_a_queued_client_takes_its_message_at_once()
    {
        World world = Given.Task("server", 4).Task("a", 5).Task("b", 5).Channel("ask", "server", "a", "b").Opened();
        world["server"].Wakes().Receives("ask");
        world["a"].Wakes().Calls("ask", "a"u8);
        world["server"].Sleeps();
        world["b"].Wakes().Calls("ask", "b"u8).Is(TaskState.Sending);
        world["server"].Wakes();
        world["server"].RepliesAndReceives(world["a"].Control.Token, "A"u8, "ask");

        Assert.Equal("server", world.Running);
        world["server"].HasReceived(Operation.Call, "ask", world["b"], "b"u8);
        world["a"].HasReply("A"u8);
        world["b"].Is(TaskState.AwaitingReply);
    }

    [Fact]
    public void Who_is_answered_runs_before_its_equals_when_the_server_waits_again()
    {
        World world = Given.Task("server", 4).Task("a", 5).Task("b", 5).Task("c", 5).Channel("ask", "server", "a", "b").Opened();
        world["server"].Wakes().Receives("ask");
        world["a"].Wakes().Calls("ask", "a"u8);
        world["server"].Sleeps();
        world["b"].Wakes().Calls("ask", "b"u8);
        world["c"].Wakes();
        world["server"].Wakes();
        world["server"].RepliesAndReceives(world["a"].Control.Token, "A"u8, "ask").HasReceived(Operation.Call, "ask", world["b"], "b"u8);
        world["server"].Receives("ask");
        Assert.Equal("a", world.Running);
    }

    [Fact]
    public void A_server_may_answer_its_clients_in_any_order()
    {
        World world = Given.Task("server", 4).Task("a", 5).Task("b", 6).Channel("ask", "server", "a", "b").Opened();
        world["server"].Wakes().Receives("ask");
        world["a"].Wakes().Calls("ask", "a"u8);
        uint tokenOfA = world["server"].Token;
        world["server"].Receives("ask");
        world["b"].Wakes().Calls("ask", "b"u8);
        uint tokenOfB = world["server"].Token;
        world["server"].Replies(tokenOfB, "B"u8).IsReadyWith(Result.Ok);
        world["server"].Replies(tokenOfA, "A"u8).IsReadyWith(Result.Ok);

        world["a"].HasReply("A"u8);
        world["b"].HasReply("B"u8);
    }

    [Fact]
    public void A_second_reply_to_the_same_call_is_Dead_and_harms_nobody()
    {
        World world = ClientAndServer();
        world["server"].Wakes().Receives("ask");
        world["client"].Wakes().Calls("ask", "q"u8);
        uint token = world["server"].Token;
        world["server"].Replies(token, "one"u8).IsReadyWith(Result.Ok);
        world["server"].Replies(token, "two"u8).IsReadyWith(Result.Dead);

        world["client"].HasReply("one"u8);
    }

    [Theory]
    [InlineData(0xFFu)]
    [InlineData(5u)]
    [InlineData(0xFFFF_FFFFu)]
    [InlineData(0x100u)]
    [InlineData(0u)]
    public void A_reply_to_a_token_never_seen_is_Dead_and_harms_nobody(uint token)
    {
        World world = ClientAndServer();
        world["server"].Wakes().Replies(token, "x"u8).IsReadyWith(Result.Dead);
    }

    [Theory]
    [InlineData(Operation.TimedReceive)]
    [InlineData(Operation.ReceiveInto)]
    [InlineData(Operation.ReceiveLoan)]
    public void A_receive_without_a_message_leaves_a_token_of_nobody(Operation operation)
    {
        World world = ClientAndServer();
        Actor server = world["server"].Wakes();
        server.Asks(operation, 0, 1, 0b10).IsReadyWith(Result.TimedOut);
        Assert.Equal((0u, Limits.NoToken), (server.Frame.R1, server.Token));
        server.Notifies(server, 0b10).Asks(operation, 0, 1, 0b10).IsReadyWith(Result.Notified);
        Assert.Equal((0b10u, Limits.NoToken), (server.Frame.R1, server.Token));
        server.Asks(operation, 1, 1, 0b10);
        world.Ticks(2);
        server.IsReadyWith(Result.TimedOut);
        Assert.Equal((0u, Limits.NoToken), (server.Frame.R1, server.Token));
        server.Replies(server.Token, "x"u8).IsReadyWith(Result.Dead);
    }

    [Fact]
    public void A_reply_from_a_task_that_was_not_called_is_Dead_and_the_caller_goes_on_waiting()
    {
        World world = ClientAndServer();
        world["server"].Wakes().Receives("ask");
        world["client"].Wakes().Calls("ask", "q"u8);
        uint token = world["server"].Token;
        world["server"].Sleeps();
        world["other"].Wakes().Replies(token, "lie"u8).IsReadyWith(Result.Dead);

        world["client"].Is(TaskState.AwaitingReply);
    }

    [Fact]
    public void A_reply_to_a_one_way_sender_is_Dead()
    {
        World world = ClientAndServer();
        world["server"].Wakes().Receives("ask");
        world["client"].Wakes().Sends("ask", "q"u8);
        world["server"].Replies(world["server"].Token, "a"u8).IsReadyWith(Result.Dead);
        world["client"].IsReadyWith(Result.Ok);
    }

    [Fact]
    public void A_reply_to_a_call_that_was_not_taken_yet_is_Dead_and_the_call_stays_queued()
    {
        World world = ClientAndServer(client: 4, server: 5);
        world["server"].Wakes();
        world["client"].Wakes().Calls("ask", "q"u8).Is(TaskState.Sending);
        world["server"].Replies(world["client"].Control.Token, "a"u8).IsReadyWith(Result.Dead);

        world["client"].Is(TaskState.Sending);
    }

    [Fact]
    public void ReplyReceive_to_somebody_who_does_not_wait_receives_all_the_same()
    {
        World world = ClientAndServer();
        world["server"].Wakes().RepliesAndReceives(0xFFFF_FF07, "x"u8, "ask").Is(TaskState.Receiving);
        world["client"].Wakes().Calls("ask", "q"u8);
        world["server"].HasReceived(Operation.Call, "ask", world["client"], "q"u8);
    }

    [Fact]
    public void A_late_reply_after_a_timed_out_call_is_Dead_and_does_not_end_the_later_call()
    {
        World world = ClientAndServer();
        world["server"].Wakes().Receives("ask");
        world["client"].Wakes().Calls("ask", "1"u8, timeout: 2);
        uint late = world["server"].Token;
        world["server"].Sleeps();
        world.Ticks(3);
        world["client"].IsReadyWith(Result.TimedOut).Calls("ask", "2"u8);
        world["server"].Wakes().Receives("ask");
        world["server"].HasReceived(Operation.Call, "ask", world["client"], "2"u8);
        uint right = world["server"].Token;

        world["server"].Replies(late, "late"u8).IsReadyWith(Result.Dead);
        world["client"].Is(TaskState.AwaitingReply);
        world["server"].Replies(right, "right"u8).IsReadyWith(Result.Ok);
        world["client"].HasReply("right"u8);
    }

    [Fact]
    public void A_late_reply_to_a_caller_that_was_restarted_is_Dead_and_does_not_end_the_call_of_its_new_life()
    {
        World world = ClientAndServer();
        world["server"].Wakes().Receives("ask");
        world["client"].Wakes().Calls("ask", "1"u8);
        uint late = world["server"].Token;
        world["server"].Sleeps();
        world.Supervisor.Wakes().Restarts(world["client"]).Sleeps();
        world["client"].Gets("ask").Calls("ask", "2"u8);
        world["server"].Wakes().Receives("ask");

        world["server"].Replies(late, "late"u8).IsReadyWith(Result.Dead);
        world["client"].Is(TaskState.AwaitingReply);
    }
}
