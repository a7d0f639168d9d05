using System;
using System.Runtime.CompilerServices;
using Anckor;
using Anckor.Abi;
using Suite;

namespace Channels.Cases;

/// <summary>The four original calls under their own names.</summary>
internal static class FourCalls
{
    private static Buffer buffer;

    private static ReadOnlySpan<ushort> Lengths => [0, 1, 31, 32, 33, 63, 64, 255, 1000];

    internal static void Run()
    {
        Score.Case("original_names_and_rights"u8, Names());
        Score.Case("original_send"u8, Send());
        Score.Case("original_receive"u8, Receive());
    }

    private static Check Names()
    {
        Check check = default;
        check.Equal("a channel that exists"u8, (uint)ChannelCalls.channel_get(out ulong handle, "below-data"u8), (uint)Result.Ok);
        check.That("its handle"u8, handle != 0);
        check.Equal("one of others"u8, (uint)ChannelCalls.channel_get(out _, "third"u8), (uint)Result.Denied);
        check.Equal("none"u8, (uint)ChannelCalls.channel_get(out _, "nobody"u8), (uint)Result.NotFound);
        check.Equal("the empty name"u8, (uint)ChannelCalls.channel_get(out _, ""u8), (uint)Result.NotFound);
        check.Equal("its own, again"u8, (uint)ChannelCalls.channel_create(out _, "suite-data"u8), (uint)Result.Exists);
        check.Equal("somebody else's"u8, (uint)ChannelCalls.channel_create(out _, "below-data"u8), (uint)Result.Denied);
        return check;
    }

    private static Check Send()
    {
        Check check = default;
        ChannelCalls.channel_get(out ulong handle, "below-data"u8);
        foreach (ushort length in Lengths)
        {
            Span<byte> part = Block.Prepare(4096 + 3, length, 12);
            Peers.Tell("below"u8, Verb.Copy, argument: 12);
            check.Equal("the result"u8, (uint)ChannelCalls.channel_snd(handle, part), (uint)Result.Ok);
            Outcome outcome = Peers.Ask("below"u8);
            check.Equal("the length"u8, outcome.Length, length);
            check.Equal("the content"u8, outcome.Good, 1u);
        }

        Span<byte> tooLong = LendBuffer.Get("block"u8)[..4097];
        check.Equal("too long"u8, (uint)ChannelCalls.channel_snd(handle, tooLong), (uint)Result.TooLong);
        return check;
    }

    private static Check Receive()
    {
        Check check = default;
        ulong handle = Registers.SetOf(Peers.Data);
        foreach (ushort length in Lengths)
        {
            ((Span<byte>)buffer).Fill(0xEE);
            Peers.Tell("lender"u8, Verb.SendOldStyle, argument: 13, offset: length);
            ChannelCalls.channel_rcv(handle, buffer, out int received);
            check.Equal("the length"u8, received, length);
            check.That("the content"u8, Pattern.Holds(((ReadOnlySpan<byte>)buffer)[..length], 13));
            check.That("and nothing behind it"u8, Pattern.IsAll(((ReadOnlySpan<byte>)buffer)[length..], 0xEE));
            Outcome outcome = Peers.Ask("lender"u8);
            check.Equal("the sender found it"u8, outcome.Extra, (uint)Result.Ok);
            check.Equal("its result"u8, outcome.Value, (uint)Result.Ok);
        }

        return check;
    }

    [InlineArray(4096)]
    private struct Buffer
    {
        private byte first;
    }
}
