using System.Linq;
using Anckor.Abi;
using Xunit;

namespace Anckor.Kernel.Tests.Rules;

/// <summary>One-way messages of up to 32 bytes.</summary>
public sealed class SendReceiveTests
{
    private static World OneSender(int sender = 5, int receiver = 5) =>
        Given.Task("sender", sender).Task("receiver", receiver).Channel("news", "receiver", "sender").Opened();

    [Fact]
    public void A_message_of_every_length_arrives_whole_at_a_waiting_receiver()
    {
        World world = OneSender();
        for (int length = 0; length <= Limits.ShortMessageBytes; length++)
        {
            byte[] message = [.. Enumerable.Range(1, length).Select(value => (byte)value)];
            world["receiver"].Wakes().Receives("news").Is(TaskState.Receiving);
            world["sender"].Wakes().Sends("news", message);

            Assert.Equal("receiver", world.Running);
            world["receiver"].HasReceived(Operation.Send, "news", world["sender"], message).Sleeps();
            world["sender"].IsReadyWith(Result.Ok).Sleeps();
        }
    }

    [Fact]
    public void A_message_of_every_length_arrives_whole_from_a_waiting_sender()
    {
        World world = OneSender();
        for (int length = 0; length <= Limits.ShortMessageBytes; length++)
        {
            byte[] message = [.. Enumerable.Range(1, length).Select(value => (byte)value)];
            world["sender"].Wakes().Sends("news", message).Is(TaskState.Sending);
            world["receiver"].Wakes().Receives("news");

            Assert.Equal("receiver", world.Running);
            world["receiver"].HasReceived(Operation.Send, "news", world["sender"], message).Sleeps();
            world["sender"].IsReadyWith(Result.Ok).Sleeps();
        }
    }

    [Theory]
    [InlineData(4, 6, "sender")]
    [InlineData(5, 5, "receiver")]
    [InlineData(6, 4, "receiver")]
    public void After_a_send_to_a_waiting_receiver_the_more_important_runs_and_the_receiver_if_equal(int sender, int receiver, string runs)
    {
        World world = OneSender(sender, receiver);
        world["receiver"].Wakes().Receives("news");
        world["sender"].Wakes().Sends("news", "x"u8);

        Assert.Equal(runs, world.Running);
        world["sender"].IsReadyWith(Result.Ok);
        world["receiver"].HasReceived(Operation.Send, "news", world["sender"], "x"u8);
    }

    [Theory]
    [InlineData(4, 6, "sender")]
    [InlineData(5, 5, "receiver")]
    [InlineData(6, 4, "receiver")]
    public void After_a_receive_from_a_waiting_sender_the_more_important_runs_and_the_receiver_if_equal(int sender, int receiver, string runs)
    {
        World world = OneSender(sender, receiver);
        world["sender"].Wakes().Sends("news", "x"u8);
        world["receiver"].Wakes().Receives("news");

        Assert.Equal(runs, world.Running);
        world["sender"].IsReadyWith(Result.Ok);
        world["receiver"].HasReceived(Operation.Send, "news", world["sender"], "x"u8);
    }

    [Fact]
    public void The_receiver_of_a_direct_switch_runs_before_its_equals_that_were_ready_longer()
    {
        World world = Given.Task("sender", 5).Task("bystander", 5).Task("receiver", 5).Channel("news", "receiver", "sender").Opened();
        world["receiver"].Wakes().Receives("news");
        world["sender"].Wakes();
        world["bystander"].Wakes();
        world["sender"].Sends("news", "x"u8);

        Assert.Equal("receiver", world.Running);
        world["receiver"].Sleeps();
        Assert.Equal("sender", world.Running);
        world["sender"].Sleeps();
        Assert.Equal("bystander", world.Running);
    }

    [Fact]
    public void Waiting_senders_are_served_by_priority_then_in_order_of_arrival()
    {
        World world = Given.Task("receiver", 9).Task("a", 7).Task("b", 6).Task("c", 7).Task("d", 6)
            .Channel("news", "receiver", "a", "b", "c", "d").Opened();
        foreach (string name in (string[])["c", "d", "a", "b"])
        {
            world[name].Wakes().Sends("news", System.Text.Encoding.ASCII.GetBytes(name)).Is(TaskState.Sending);
        }

        world["receiver"].Wakes();
        foreach (string name in (string[])["d", "b", "c", "a"])
        {
            world["receiver"].Receives("news");
            world["receiver"].HasReceived(Operation.Send, "news", world[name], System.Text.Encoding.ASCII.GetBytes(name));
            world[name].IsReadyWith(Result.Ok);
            world.LetOthersSleepUntil("receiver");
        }
    }

    [Fact]
    public void A_receive_on_several_channels_takes_the_most_important_sender_and_says_on_which_channel()
    {
        World world = Given.Task("receiver", 9).Task("a", 7).Task("b", 6)
            .Channel("first", "receiver", "a").Channel("second", "receiver", "b").Opened();
        world["a"].Wakes().Sends("first", "a"u8);
        world["b"].Wakes().Sends("second", "b"u8);
        world["receiver"].Wakes().Receives("first", "second");

        world["b"].Sleeps();
        world["receiver"].HasReceived(Operation.Send, "second", world["b"], "b"u8).Receives("first", "second");
        world["a"].Sleeps();
        world["receiver"].HasReceived(Operation.Send, "first", world["a"], "a"u8);
    }

    [Fact]
    public void A_receive_leaves_the_senders_of_other_channels_waiting()
    {
        World world = Given.Task("receiver", 9).Task("a", 7).Task("b", 6)
            .Channel("first", "receiver", "a").Channel("second", "receiver", "b").Opened();
        world["b"].Wakes().Sends("second", "b"u8);
        world["a"].Wakes().Sends("first", "a"u8);
        world["receiver"].Wakes().Receives("first");

        world["b"].Is(TaskState.Sending);
        world["receiver"].HasReceived(Operation.Send, "first", world["a"], "a"u8).Receives("first").Is(TaskState.Receiving);
        world["a"].IsReadyWith(Result.Ok);
    }

    [Fact]
    public void A_send_to_a_receiver_that_waits_on_another_channel_waits()
    {
        World world = Given.Task("receiver", 4).Task("a", 7).Channel("first", "receiver", "a").Channel("second", "receiver", "a").Opened();
        world["receiver"].Wakes().Receives("second");
        world["a"].Wakes().Sends("first", "a"u8).Is(TaskState.Sending);

        world["receiver"].Is(TaskState.Receiving);
        Assert.Equal(Scenario.Idle, world.Running);
    }

    [Fact]
    public void One_task_may_send_on_several_channels_and_receive_on_others()
    {
        World world = Given.Task("middle", 5).Task("source", 6).Task("sink", 4)
            .Channel("in", "middle", "source").Channel("out", "sink", "middle").Opened();
        world["sink"].Wakes().Receives("out");
        world["middle"].Wakes().Receives("in");
        world["source"].Wakes().Sends("in", "m"u8);
        world["middle"].HasReceived(Operation.Send, "in", world["source"], "m"u8).Sends("out", "n"u8);

        world["sink"].HasReceived(Operation.Send, "out", world["middle"], "n"u8);
        Assert.Equal("sink", world.Running);
    }

    [Fact]
    public void A_message_longer_than_the_channel_allows_is_TooLong_and_not_delivered()
    {
        World world = Given.Task("sender", 5).Task("receiver", 4).LongChannel("news", 3, "receiver", "sender").Opened();
        world["receiver"].Wakes().Receives("news");
        world["sender"].Wakes().Sends("news", "1234"u8).IsReadyWith(Result.TooLong);
        world["receiver"].Is(TaskState.Receiving);

        world["sender"].Sends("news", "123"u8);
        world["receiver"].HasReceived(Operation.Send, "news", world["sender"], "123"u8);
    }
}
