using System;
using System.Linq;
using Anckor.Abi;
using Xunit;

namespace Anckor.Kernel.Tests.Rules;

/// <summary>Messages from and into memory: copied once, checked on both sides, never cut.</summary>
public sealed class LongMessageTests
{
    private const int Longest = 200;

    private static World Bulk(int client = 5, int server = 4) =>
        Given.Task("client", client).Task("server", server)
            .LongChannel("bulk", Longest, "server", "client").Channel("small", "server", "client").Opened();

    private static byte[] Pattern(int length) => [.. Enumerable.Range(0, length).Select(value => (byte)((value * 7) + 1))];

    private static byte[] Prepared(Actor task, uint address, int length)
    {
        byte[] pattern = Pattern(length);
        task.Writes(address, pattern);
        return pattern;
    }

    [Theory]
    [InlineData(33)]
    [InlineData(64)]
    [InlineData(199)]
    [InlineData(200)]
    public void A_long_message_is_copied_into_the_buffer_of_a_waiting_receiver_and_nothing_beside(int length)
    {
        World world = Bulk();
        Actor server = world["server"];
        byte[] message = Prepared(world["client"], world["client"].Ram + 3, length);
        server.Wakes().ReceivesInto(server.Ram + 101, Longest, "bulk");
        world["client"].Wakes().LongSends("bulk", world["client"].Ram + 3, (uint)length);

        server.IsReadyWith((Result)Operation.LongSend);
        Assert.Equal((uint)length, server.Frame.R3);
        Assert.Equal(message, server.Reads(server.Ram + 101, length));
        Assert.All(server.Reads(server.Ram + 5, 96), value => Assert.Equal(0, value));
        Assert.All(server.Reads(server.Ram + 101 + (uint)length, 100), value => Assert.Equal(0, value));
        world["client"].IsReadyWith(Result.Ok);
    }

    [Fact]
    public void A_long_message_of_a_waiting_sender_is_copied_when_it_is_received()
    {
        World world = Bulk(client: 4, server: 5);
        byte[] message = Prepared(world["client"], world["client"].Ram, 50);
        world["client"].Wakes().LongSends("bulk", world["client"].Ram, 50).Is(TaskState.Sending);
        Assert.Empty(world.Machine.Copies);
        world["server"].Wakes().ReceivesInto(world["server"].Ram, Longest, "bulk");

        world["client"].IsReadyWith(Result.Ok);
        Assert.Equal(message, world["server"].Reads(world["server"].Ram, 50));
    }

    [Fact]
    public void A_message_and_a_buffer_may_span_neighbouring_regions()
    {
        World world = Bulk();
        byte[] message = Pattern(60);
        message.CopyTo(world.Machine.Memory(world["client"].Ram - 30, 60));
        world["server"].Wakes().ReceivesInto(world["server"].Ram, Longest, "bulk");
        world["client"].Wakes().LongSends("bulk", world["client"].Ram - 30, 60);
        Assert.Equal(message, world["server"].Reads(world["server"].Ram, 60));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(32)]
    public void Up_to_32_bytes_sent_from_memory_arrive_in_registers_with_zero_behind_them(int length)
    {
        World world = Bulk();
        byte[] message = Prepared(world["client"], world["client"].Ram + 1, length);
        world["server"].Wakes().ReceivesInto(world["server"].Ram, Longest, "bulk");
        world["client"].Wakes().LongSends("bulk", world["client"].Ram + 1, (uint)length);

        world["server"].HasReceived(Operation.Send, "bulk", world["client"], message);
        Assert.Equal([.. message, .. new byte[32 - length]], world["server"].Message(32));
        Assert.Empty(world.Machine.Copies);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_receiver_without_a_buffer_is_never_written_to_where_its_registers_happen_to_point(bool call)
    {
        World world = Bulk();
        Actor victim = world["client"];
        byte[] message = Prepared(world["client"], world["client"].Ram, 20);
        world["server"].Wakes();
        world["server"].Control.Payload[0] = victim.Ram + 500;
        world["server"].Receives("small");
        world["client"].Wakes();
        if (call)
        {
            world["client"].LongCalls("small", new(victim.Ram, 20), new(victim.Ram + 100, 10));
        }
        else
        {
            world["client"].LongSends("small", victim.Ram, 20);
        }

        world["server"].HasReceived(call ? Operation.Call : Operation.Send, "small", world["client"], message);
        Assert.Equal(new byte[20], victim.Reads(victim.Ram + 500, 20));
    }

    [Fact]
    public void An_empty_message_may_have_any_address()
    {
        World world = Bulk();
        world["server"].Wakes().ReceivesInto(world["server"].Ram, Longest, "bulk");
        world["client"].Wakes().LongSends("bulk", 0xFFFF_FFFF, 0);
        world["server"].HasReceived(Operation.Send, "bulk", world["client"], []);
    }

    [Fact]
    public void A_message_longer_than_the_channel_allows_is_TooLong()
    {
        World world = Bulk();
        world["server"].Wakes().ReceivesInto(world["server"].Ram, Longest, "bulk");
        world["client"].Wakes().LongSends("bulk", world["client"].Ram, Longest + 1).IsReadyWith(Result.TooLong);
        world["server"].Is(TaskState.Receiving);
    }

    [Theory]
    [InlineData(0x2000_0000u, 40u)]
    [InlineData(0x0000_0000u, 40u)]
    [InlineData(0xFFFF_FFF0u, 40u)]
    [InlineData(0x2000_1400u, 0xFFFF_FFFFu)]
    [InlineData(0x2000_17F0u, 17u)]
    [InlineData(0x2000_1800u, 40u)]
    public void A_message_outside_the_senders_memory_is_a_fault(uint address, uint length)
    {
        World world = Bulk();
        Assert.Equal(0x2000_1400u, world["client"].Ram);
        world["client"].Wakes().LongSends("bulk", address, length).IsFaulted(FaultKind.BadPointer);
        Assert.Equal((uint)Operation.LongSend, world["client"].Fault.Detail);
    }

    [Theory]
    [InlineData(0x2000_1400u)]
    [InlineData(0x2000_2000u)]
    [InlineData(0x2000_2780u)]
    [InlineData(0x2000_2800u)]
    public void A_buffer_outside_the_receivers_writable_memory_is_a_fault(uint address)
    {
        World world = Bulk();
        Assert.Equal(0x2000_2400u, world["server"].Ram);
        world["server"].Wakes().ReceivesInto(address, Longest, "bulk").IsFaulted(FaultKind.BadPointer);
    }

    [Fact]
    public void A_buffer_smaller_than_the_longest_message_is_a_fault()
    {
        World world = Bulk();
        world["server"].Wakes().ReceivesInto(world["server"].Ram, Longest - 1, "bulk").IsFaulted(FaultKind.BadArgument);
    }

    [Fact]
    public void Receiving_without_a_buffer_on_a_channel_with_long_messages_is_a_fault()
    {
        World world = Bulk();
        world["server"].Wakes().Receives("small", "bulk").IsFaulted(FaultKind.BadArgument);
    }

    [Fact]
    public void A_buffer_is_not_needed_for_short_channels_even_with_ReceiveInto()
    {
        World world = Bulk();
        world["server"].Wakes().ReceivesInto(0, 0, "small");
        world["client"].Wakes().Sends("small", "x"u8);
        world["server"].HasReceived(Operation.Send, "small", world["client"], "x"u8);
    }

    [Fact]
    public void A_long_call_is_answered_into_the_callers_buffer_from_memory()
    {
        World world = Bulk();
        (Actor client, Actor server) = (world["client"], world["server"]);
        byte[] request = Prepared(client, client.Ram, 40);
        server.Wakes().ReceivesInto(server.Ram, Longest, "bulk");
        client.Wakes().LongCalls("bulk", new(client.Ram, 40), new(client.Ram + 300, 70));
        server.IsReadyWith((Result)Operation.LongCall);
        Assert.Equal(request, server.Reads(server.Ram, 40));
        byte[] reply = Prepared(server, server.Ram + 5, 70);
        server.LongReplies(server.Token, server.Ram + 5, 70).IsReadyWith(Result.Ok).Sleeps();

        client.IsReadyWith((Result)Operation.LongReply);
        Assert.Equal(70u, client.Frame.R1);
        Assert.Equal(reply, client.Reads(client.Ram + 300, 70));
        Assert.Equal(new byte[10], client.Reads(client.Ram + 370, 10));
    }

    [Fact]
    public void A_long_call_may_be_answered_from_registers()
    {
        World world = Bulk();
        (Actor client, Actor server) = (world["client"], world["server"]);
        server.Wakes().ReceivesInto(server.Ram, Longest, "bulk");
        client.Wakes().LongCalls("bulk", new(client.Ram, 40), new(client.Ram + 301, 8));
        server.RepliesAndReceives(server.Token, "12345"u8, "small");

        client.IsReadyWith((Result)Operation.LongReply);
        Assert.Equal(5u, client.Frame.R1);
        Assert.Equal([.. "12345"u8, 0, 0, 0], client.Reads(client.Ram + 301, 8));
    }

    [Fact]
    public void A_short_call_may_be_answered_from_memory()
    {
        World world = Bulk();
        (Actor client, Actor server) = (world["client"], world["server"]);
        server.Wakes().Receives("small");
        client.Wakes().Calls("small", "q"u8);
        byte[] reply = Prepared(server, server.Ram + 1, 9);
        server.LongReplies(server.Token, server.Ram + 1, 9).IsReadyWith(Result.Ok);
        client.HasReply(reply);
        Assert.Equal([.. reply, .. new byte[23]], client.Message(32));
    }

    [Theory]
    [InlineData(Operation.Reply)]
    [InlineData(Operation.ReplyReceive)]
    [InlineData(Operation.LongReply)]
    public void A_reply_that_the_caller_has_no_room_for_ends_the_call_with_TooLong_for_both_and_writes_nothing(Operation operation)
    {
        World world = Bulk();
        (Actor client, Actor server) = (world["client"], world["server"]);
        server.Wakes().ReceivesInto(server.Ram, Longest, "bulk");
        client.Wakes().LongCalls("bulk", new(client.Ram, 40), new(client.Ram + 300, 4));
        uint token = server.Token;
        switch (operation)
        {
            case Operation.Reply:
                server.Replies(token, "12345"u8).IsReadyWith(Result.TooLong);
                break;
            case Operation.LongReply:
                server.LongReplies(token, server.Ram, 5).IsReadyWith(Result.TooLong);
                break;
            default:
                server.RepliesAndReceives(token, "12345"u8, "small").Is(TaskState.Receiving);
                break;
        }

        client.IsReadyWith(Result.TooLong);
        Assert.Equal(new byte[8], client.Reads(client.Ram + 300, 8));
    }

    [Fact]
    public void A_long_reply_to_a_short_call_is_TooLong_for_both()
    {
        World world = Bulk();
        world["server"].Wakes().Receives("small");
        world["client"].Wakes().Calls("small", "q"u8);
        world["server"].LongReplies(world["server"].Token, world["server"].Ram, 33).IsReadyWith(Result.TooLong);
        world["client"].IsReadyWith(Result.TooLong);
    }

    [Theory]
    [InlineData(0x2000_1000u)]
    [InlineData(0x2000_17F0u)]
    [InlineData(0x2000_2400u)]
    public void A_reply_buffer_that_the_caller_may_not_write_is_a_fault(uint address)
    {
        World world = Bulk();
        world["client"].Wakes().LongCalls("bulk", new(world["client"].Ram, 40), new(address, 40)).IsFaulted(FaultKind.BadPointer);
    }

    [Fact]
    public void A_long_reply_from_foreign_memory_is_a_fault_and_the_caller_gets_Dead()
    {
        World world = Bulk();
        world["server"].Wakes().Receives("small");
        world["client"].Wakes().Calls("small", "q"u8);
        world["server"].LongReplies(world["server"].Token, world["client"].Ram, 8).IsFaulted(FaultKind.BadPointer);
        world["client"].IsReadyWith(Result.Dead);
    }
}
