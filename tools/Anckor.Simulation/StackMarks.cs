using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using Anckor.Abi;
using Anckor.Image;
using Anckor.Image.Elf;

namespace Anckor.Simulation;

/// <summary>Sees how deep the stacks of a running image were, without any help of it: kernel and tasks fill theirs when they start.</summary>
/// <remarks>A task's mark is that of its present life: who is started anew fills its stack again.</remarks>
public static class StackMarks
{
    private const string TickEntry = "anckor_tick_entry";

    /// <summary>How long the simulator may take for a tick: it never does, unless the kernel stands still.</summary>
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(30);

    /// <summary>Runs an image on QEMU for a time of the board's, then looks.</summary>
    /// <param name="image">What was built.</param>
    /// <param name="model">How the board is simulated.</param>
    /// <param name="time">How long, in the board's time: an instruction takes a nanosecond, and waiting none of ours.</param>
    /// <param name="cancel">Ends it.</param>
    /// <returns>The report with the marks in it.</returns>
    /// <exception cref="BuildFailedException">The simulator is missing, or the kernel does not get so far.</exception>
    public static async Task<ImageReport> MeasureAsync(BuildOutput image, SimulatorModel model, TimeSpan time, CancellationToken cancel)
    {
        int port = DebuggerPort.FindFree();
        SimulationOptions options = new() { InstructionShift = 0, DebuggerPort = port, WaitForDebugger = true };
        await using Simulator simulator = Simulator.Start(SimulatorKind.Qemu, model, image.Elf, options);
        using CancellationTokenSource deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(patience);
        ElfFile elf = ElfReader.Read(image.Elf);
        long ticks = Math.Max(1, (long)(time.TotalSeconds * image.Application.TickRate));
        long done = 0;
        try
        {
            await using DebuggerPort debugger = await DebuggerPort.ConnectAsync(port, deadline.Token);
            uint tick = elf.ValueOf(TickEntry) & ~1u;
            for (; done < ticks; done++)
            {
                deadline.CancelAfter(patience);
                await debugger.RunToAsync(tick);
                await debugger.StepAsync();
            }

            return await ReadAsync(debugger, elf, image.Report);
        }
        catch (Exception failure) when (failure is OperationCanceledException or System.IO.IOException && !cancel.IsCancellationRequested)
        {
            throw SimulatorErrors.TimeStandsStill(done, simulator.Transcript.Lines.LastOrDefault());
        }
    }

    /// <summary>Looks at an image that a debugger has stopped.</summary>
    /// <returns>The report with the marks in it.</returns>
    public static async Task<ImageReport> ReadAsync(DebuggerPort debugger, ElfFile elf, ImageReport report)
    {
        await debugger.LookPastProtectionAsync();
        List<ImagePart> parts = [];
        foreach (ImagePart part in report.Parts)
        {
            bool hasStack = elf.FindSection(part.Name + ".stack") is not null && part.Stack > 0;
            parts.Add(hasStack ? part with { StackMark = await ReadAsync(debugger, elf.FindSection(part.Name + ".stack")!.Address, part.Stack) } : part);
        }

        return report with { Parts = parts };
    }

    private static async Task<uint> ReadAsync(DebuggerPort debugger, uint address, uint bytes)
    {
        byte[] memory = await debugger.ReadAsync(address, (int)bytes);
        ReadOnlySpan<uint> words = MemoryMarshal.Cast<byte, uint>(memory);
        if (words[0] == StackMark.NotBegun)
        {
            return 0;
        }

        int used = words.IndexOfAnyExcept(StackMark.Unused);
        return used < 0 ? 0 : bytes - ((uint)used * sizeof(uint));
    }
}
