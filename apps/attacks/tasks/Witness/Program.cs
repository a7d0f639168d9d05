using System.Runtime.CompilerServices;
using Anckor;
using Anckor.Abi;

namespace Attacks;

/// <summary>Tells everybody where its memory is, and looks at it every time somebody calls: nobody must have changed it.</summary>
internal static class Witness
{
    private static Guarded guarded;
    private static Testimony testimony;

    [TaskEntry]
    private static void Main()
    {
        for (int index = 0; index < Guarded.Length; index++)
        {
            guarded[index] = Expected(index);
        }

        Receiver channel = Channel.Create("witness"u8);
        while (true)
        {
            Message message = channel.Receive();
            Look();
            if (message.Length == sizeof(uint))
            {
                // The worker found its own memory as it should be, or not.
                testimony.Wrong += message.Read<uint>();
                testimony.Reports++;
                message.Reply(testimony.Reports);
            }
            else if (message.Length == Limits.ShortMessageBytes)
            {
                message.Reply(message.Read<ShortMessage>());
            }
            else if (message.Length == sizeof(ushort))
            {
                message.Reply(testimony);
            }
            else
            {
                message.Reply(Tell());
            }
        }
    }

    private static void Look()
    {
        testimony.Looks++;
        for (int index = 0; index < Guarded.Length; index++)
        {
            if (guarded[index] != Expected(index))
            {
                testimony.Wrong++;
                guarded[index] = Expected(index);
            }
        }
    }

    private static uint Expected(int index) => 0xA5A5_0000u + (uint)index;

    /// <remarks>Safety: the addresses are only told.</remarks>
    private static unsafe Places Tell()
    {
        fixed (Guarded* ram = &guarded)
        {
            return new Places { Ram = (uint)ram, Flash = (uint)(delegate*<void>)&Main & ~1u };
        }
    }

    [InlineArray(Length)]
    private struct Guarded
    {
        internal const int Length = 16;

        private uint first;
    }
}
