using System;
using Anckor;
using Anckor.Abi;

namespace Filter;

/// <summary>Makes a block of noisy samples, lends it to the filter, and checks what became of it.</summary>
internal static class Owner
{
    [TaskEntry]
    private static void Main()
    {
        Channel filter = Channel.Open("filter"u8);
        Span<byte> block = LendBuffer.Get("block"u8);
        for (int index = 0; index < block.Length; index++)
        {
            block[index] = Sample(index);
        }

        Log.Info($"lending {block.Length} samples, steps of up to {LargestStep(block)}");

        // Until the answer comes the block is the filter's alone, and this task waits.
        Result result = filter.TryCallLending(block, Duration.FromSeconds(1), out uint filtered);
        if (result != Result.Ok)
        {
            Log.Info($"the filter failed: 0x{(uint)result:x8}");
        }
        else
        {
            Log.Info($"{filtered} samples filtered in place, {CountRight(block)} of them right, steps of up to {LargestStep(block)}");
        }

        Clock.Sleep(Duration.Forever);
    }

    /// <summary>A slow ramp up and down, and a ripple on it that the filter takes away.</summary>
    private static byte Sample(int index)
    {
        int ramp = Math.Abs((index / 16 % 256) - 128);
        int ripple = index % 2 == 0 ? 30 : -30;
        return (byte)(60 + ramp + ripple);
    }

    private static int CountRight(ReadOnlySpan<byte> block)
    {
        int right = 0;
        for (int index = 0; index < block.Length; index++)
        {
            int sum = 0;
            int count = Math.Min(index + 1, Window.Length);
            for (int back = 0; back < count; back++)
            {
                sum += Sample(index - back);
            }

            if (block[index] == sum / count)
            {
                right++;
            }
        }

        return right;
    }

    /// <summary>Between neighbours. The first few samples have no full window, and are not looked at.</summary>
    private static int LargestStep(ReadOnlySpan<byte> block)
    {
        int largest = 0;
        for (int index = Window.Length; index < block.Length; index++)
        {
            largest = Math.Max(largest, Math.Abs(block[index] - block[index - 1]));
        }

        return largest;
    }
}
