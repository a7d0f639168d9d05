using System;
using Anckor.Abi;

namespace Anckor.Kernel;

/// <summary>What the kernel says when it cannot go on: one line on the console, by polling, then reset.</summary>
internal static unsafe class LastWords
{
    private static bool isSaid;

    /// <summary>Says it. Never returns.</summary>
    /// <param name="failure">Why.</param>
    /// <param name="detail">The fault status register, or 0.</param>
    /// <param name="place">The program counter, or 0.</param>
    internal static void Say(KernelFailure failure, uint detail, uint place)
    {
        // A failure while they are said leaves the epitaph of the first, and says nothing.
        if (failure == KernelFailure.Requested || isSaid)
        {
            Processor.Reset();
        }

        isSaid = true;
        Tomb.Write(failure, detail, place);
        if (Machine.Application != null)
        {
            KernelConsole.Open();
            KernelConsole.Write("\r\nkernel failure "u8);
            KernelConsole.WriteHex((uint)failure);
            KernelConsole.Write(" detail "u8);
            KernelConsole.WriteHex(detail);
            KernelConsole.Write(" pc "u8);
            KernelConsole.WriteHex(place);
            KernelConsole.Write("\r\n"u8);
            KernelConsole.Drain();
        }

        Processor.Reset();
    }
}
