using System;
using System.Runtime.CompilerServices;
using Anckor;
using Anckor.Abi;

namespace Channels.Actor;

/// <summary>Answers, mostly together with the next receive, and calls those behind it before.</summary>
internal static class Servant
{
    private const uint Mask = 0xF0;

    private static Table channels;
    private static Registers registers;

    /// <summary>Serves for ever.</summary>
    /// <param name="name">Its channel.</param>
    /// <param name="behind">How many servants are behind it.</param>
    internal static void Run(ReadOnlySpan<byte> name, int behind)
    {
        Receiver own = Channel.Create(name);
        if (behind > 0)
        {
            channels[0] = Channel.Open("to-e"u8);
        }

        if (behind > 1)
        {
            channels[1] = Channel.Open("to-c"u8);
        }

        int suite = FindSuite();
        bool owesAnswer = false;
        while (true)
        {
            if (owesAnswer)
            {
                Stage.ReplyReceive(ref registers, own, Mask);
            }
            else
            {
                Stage.Receive(ref registers, own, Mask);
            }

            owesAnswer = false;
            bool isMessage = registers.R0 < (uint)Result.Notified;
            if (isMessage && (registers.R2 & 0xFF) == suite)
            {
                Obey();
            }
            else if (isMessage)
            {
                if (behind > 0 && Stage.Random(3) == 0)
                {
                    Stage.Talk(((ReadOnlySpan<Channel>)channels)[..behind]);
                }

                owesAnswer = registers.R0 < (uint)Operation.ReplyReceive;
                if (owesAnswer && Stage.Random(8) == 0)
                {
                    Stage.Reply(in registers);
                    owesAnswer = false;
                }
            }
        }
    }

    private static int FindSuite()
    {
        for (int task = 1; ; task++)
        {
            Name name = SystemInformation.TaskName(task);
            if (name.Bytes.SequenceEqual("suite"u8))
            {
                return task;
            }
        }
    }

    /// <summary>The suite begins a play with a message of its length, or asks what was seen.</summary>
    private static void Obey()
    {
        bool begins = registers.R0 == (uint)Operation.Call + (uint)Unsafe.SizeOf<Play>();
        Review review = Stage.Review;
        if (begins)
        {
            Play play = Unsafe.ReadUnaligned<Play>(ref registers.Payload[0]);
            Stage.Begin(in play);
        }

        Registers reply = default;
        reply.R0 = (uint)Operation.Reply + (uint)Unsafe.SizeOf<Review>();
        reply.R1 = registers.R2;
        Unsafe.WriteUnaligned(ref reply.Payload[0], review);
        reply.Invoke();
    }

    [InlineArray(2)]
    private struct Table
    {
        private Channel first;
    }
}
