using System;
using Anckor;
using Anckor.Abi;

namespace Fuzz.Lender;

/// <summary>Lends the middle of a buffer to the server, every few ticks; what is lent must come back as the server leaves it, the rest untouched.</summary>
internal static class Program
{
    private const int Guard = 128;

    [TaskEntry]
    private static void Main()
    {
        Reporter.Begin();
        Span<byte> block = LendBuffer.Get("block"u8);
        Channel bulk = Channel.Open("bulk"u8);
        Channel copy = Channel.Open("copy"u8);
        Dice dice = default;
        dice.Start(0x1E4D);
        while (true)
        {
            Clock.Sleep(Duration.FromTicks(32));
            uint seed = dice.Next();
            Pattern.Fill(block, seed);
            uint way = dice.Next(4);
            int length = 64 << (int)dice.Next(3);
            Lend(way == 3 ? copy : bulk, way, block, length, seed);
            Reporter.CountRound();
        }
    }

    private static void Lend(Channel channel, uint way, Span<byte> block, int length, uint seed)
    {
        Span<byte> buffer = block.Slice(Guard, length);
        uint sum = Pattern.Sum(buffer);
        Result result;
        bool isMarked = false;
        if (way == 0)
        {
            result = channel.TryCallLending(buffer, Duration.Forever, out Receipt receipt);
            Reporter.Demand(Failure.WrongReply, receipt.Sum, sum);
            Reporter.Demand(Failure.WrongLength, receipt.Length, (uint)length);
            isMarked = receipt.Marked != 0;
        }
        else if (way == 1)
        {
            result = channel.TrySend(buffer, Duration.Forever);
        }
        else
        {
            result = channel.TryLend(buffer, Duration.Forever);
            isMarked = buffer[0] != Pattern.At(seed, Guard);
        }

        Reporter.Demand(Failure.UnexpectedResult, (uint)result, (uint)Result.Ok);
        if (isMarked)
        {
            for (int index = 0; index < buffer.Length; index++)
            {
                buffer[index] ^= Pattern.Mark;
            }
        }

        // Marked or not, and beside it: all is as it was now.
        Reporter.Demand(Failure.BufferChanged, Pattern.CountWrong(block, seed), 0);
    }
}
