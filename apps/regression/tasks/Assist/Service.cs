using System;
using System.Runtime.CompilerServices;
using Anckor;
using Anckor.Abi;

namespace Regression.Assist;

/// <summary>What the assistant does with messages besides answering them.</summary>
internal static class Service
{
    private static Receiver loans;
    private static Receiver copies;
    private static Bytes64 buffer;

    /// <summary>What the last wait for notifications came to.</summary>
    internal static uint Noted { get; private set; }

    /// <summary>Opens the channels.</summary>
    internal static void Begin()
    {
        loans = Channel.Create("loan"u8);
        copies = Channel.Create("copy"u8);
    }

    /// <summary>Waits for notifications.</summary>
    internal static void Wait(uint mask) => Noted = Notification.Wait(mask);

    /// <summary>Takes a loan of a caller, reads it, changes it when it may, and tells.</summary>
    internal static void Borrow(uint added)
    {
        Message message = loans.Borrow();
        LoanReport report = default;
        ReadOnlySpan<byte> lent = message.Lent;
        report.Length = (uint)lent.Length;
        foreach (byte each in lent)
        {
            report.Sum += each;
        }

        if (message.IsWritable)
        {
            report.Writable = 1;
            foreach (ref byte each in message.WritableLent)
            {
                each += (byte)added;
            }
        }

        message.Reply(report);
    }

    /// <summary>Takes a call into a buffer, and answers some bytes of it.</summary>
    internal static void Copy(uint length)
    {
        Message message = copies.Receive(buffer, 0, Duration.Forever);
        ReadOnlySpan<byte> bytes = message.Bytes(buffer);

        // Overlapping on purpose: the answer stands where the request came.
        bytes.CopyTo(buffer);
        message.Reply(((ReadOnlySpan<byte>)buffer)[..(int)length]);
    }

    /// <summary>Gives back, answers and ends where nobody lent, asked or waits.</summary>
    /// <returns>How many of the six were Dead.</returns>
    internal static uint BorrowFromNobody(in Message present)
    {
        Message nobody = default;
        uint dead = nobody.Release() == Result.Dead ? 1u : 0;
        dead += nobody.Reply(0u) == Result.Dead ? 1u : 0;
        dead += nobody.Fault(Known.Reason) == Result.Dead ? 1u : 0;
        dead += nobody.Reply("longer than what fits registers, and from memory"u8) == Result.Dead ? 1u : 0;

        // A message in registers is no loan.
        dead += present.Release() == Result.Dead ? 1u : 0;
        dead += present.IsLent || present.Lent.Length != 0 ? 0u : 1u;
        return dead;
    }

    [InlineArray(64)]
    private struct Bytes64
    {
        private byte first;
    }
}
