using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Anckor;
using Anckor.Abi;

namespace Fuzz.Client;

/// <summary>Calls servers of all kinds every few ticks, and checks every word of the answers and the memory around them.</summary>
internal static class Program
{
    private const uint Canary = 0xC0FF_EE00;

    private static Dice dice;
    private static Request request;
    private static Answer answer;

    [TaskEntry]
    private static void Main()
    {
        Reporter.Begin();
        dice.Start(0xC11E);
        Channel relay = Channel.Open("relay"u8);
        Channel echo = Channel.Open("echo"u8);
        Channel bulk = Channel.Open("bulk"u8);
        Channel work = Channel.Open("work"u8);
        for (uint round = 0; ; round++)
        {
            Clock.Sleep(Duration.FromTicks(13));
            CallShort(relay);
            CallShort(echo);
            CallShort(relay);
            if (round % 4 == 0)
            {
                CallShort(work);
            }

            CallLong(bulk);
            Reporter.CountRound();
        }
    }

    private static void CallShort(Channel channel)
    {
        ShortMessage words = default;
        uint first = dice.Next();
        for (int word = 0; word < 8; word++)
        {
            words[word] = first + (uint)word;
        }

        int length = (int)dice.Next(33);
        Result result = channel.TryCall(length, ref words, out int replied);
        Reporter.Demand(Failure.UnexpectedResult, (uint)result, (uint)Result.Ok);
        Reporter.Demand(Failure.WrongLength, (uint)replied, (uint)length);
        for (int word = 0; word < length / 4; word++)
        {
            Reporter.Demand(Failure.WrongReply, words[word], Pattern.Answer(first + (uint)word));
        }
    }

    /// <summary>The server borrows more often than it copies, and most of this cannot be shown by a region: then it comes back at once.</summary>
    private static void CallLong(Channel channel)
    {
        uint seed = dice.Next();
        int start = (int)dice.Next(16);
        int length = (int)dice.Next(Request.Length - 16);
        Span<byte> message = ((Span<byte>)request).Slice(start, length);
        Pattern.Fill(message, seed);
        answer.Before = Canary;
        answer.After = Canary;
        Span<byte> room = MemoryMarshal.AsBytes((Span<uint>)answer.Words);
        Result result = channel.TryCall(message, room, Duration.Forever, out int replied);
        Reporter.Demand(Failure.GuardChanged, answer.Before & answer.After, Canary);
        Reporter.Demand(Failure.BufferChanged, Pattern.CountWrong(message, seed), 0);
        bool isShort = length <= Limits.ShortMessageBytes;
        if (result == Result.Misaligned && !isShort)
        {
            return;
        }

        Reporter.Demand(Failure.UnexpectedResult, (uint)result, (uint)Result.Ok);
        Reporter.Demand(Failure.WrongLength, (uint)replied, isShort ? (uint)length : Receipt.Bytes);
        if (!isShort)
        {
            Reporter.Demand(Failure.WrongReply, answer.Words[0], Pattern.Sum(message));
        }
    }

    [InlineArray(Length)]
    private struct Request
    {
        internal const int Length = 160;

        private byte first;
    }

    private struct Answer
    {
        internal uint Before;
        internal ShortMessage Words;
        internal uint After;
    }
}
