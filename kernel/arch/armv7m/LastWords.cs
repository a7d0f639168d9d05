using System;
using Anckor.Abi;

namespace Anckor.Kernel;

/// <summary>What the kernel says when it cannot go on: one line on the console, by polling, then reset.</summary>
internal static unsafe class LastWords
{
    /// <summary>Says it. Never returns.</summary>
    /// <param name="failure">Why.</param>
    /// <param name="detail">The fault status register, or 0.</param>
    /// <param name="place">The program counter, or 0.</param>
    internal static void Say(KernelFailure failure, uint detail, uint place)
    {
        if (failure != KernelFailure.Requested)
        {
            Tomb.Write(failure, detail, place);
        }

        if (failure != KernelFailure.Requested && Machine.Application != null)
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
