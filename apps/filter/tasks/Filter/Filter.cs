using System;
using Anckor;

namespace Filter;

/// <summary>Smooths whatever it is lent: each sample becomes the mean of itself and those before it.</summary>
internal static class Program
{
    [TaskEntry]
    private static void Main()
    {
        Receiver blocks = Channel.Create("filter"u8);
        while (true)
        {
            Message message = blocks.Borrow();
            if (message.Kind != MessageKind.Call || !message.IsWritable)
            {
                // A short message, one that may not be changed, or one that waits for no answer: nothing to filter.
                message.Reply(0u);
                continue;
            }

            Span<byte> block = message.WritableLent;
            Smooth(block);

            // The reply ends the loan: touching the block after this line would be a fault.
            message.Reply((uint)block.Length);
        }
    }

    private static void Smooth(Span<byte> samples)
    {
        // The samples as they were; those in the block are means already.
        Span<byte> window = stackalloc byte[Window.Length];
        int sum = 0;
        for (int index = 0; index < samples.Length; index++)
        {
            ref byte oldest = ref window[index % Window.Length];
            sum += samples[index] - oldest;
            oldest = samples[index];
            samples[index] = (byte)(sum / Math.Min(index + 1, Window.Length));
        }
    }
}
