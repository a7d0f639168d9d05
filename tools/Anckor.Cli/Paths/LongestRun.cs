using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Anckor.Cli.Benchmarks;
using Anckor.Image;
using Anckor.Simulation;

namespace Anckor.Cli.Paths;

/// <summary>Runs an application on QEMU and records what the kernel does in it.</summary>
/// <remarks>
/// Twice: the log of all the kernel's instructions cannot show registers as well, it would take hours. Every run is the same, so the first
/// tells which system calls there are, and the second what each of them takes.
/// </remarks>
/// <param name="elf">The image.</param>
/// <param name="model">How the board is simulated.</param>
/// <param name="until">The line of the console that ends a run.</param>
/// <param name="timeout">How long one may take.</param>
internal sealed class LongestRun(string elf, SimulatorModel model, Regex until, TimeSpan timeout)
{
    /// <summary>Runs it.</summary>
    /// <exception cref="BuildFailedException">The line did not come, or says that something failed, or the simulator's log cannot be right.</exception>
    public async Task<IReadOnlyList<CausePaths>> RecordAsync(CodeMap code, CancellationToken cancel)
    {
        KernelCode kernel = new(code);
        List<uint> calls = [];
        await RunAsync(new SimulationOptions { OnInstruction = _ => { }, OnFirstRegister = calls.Add, Instructions = kernel.SystemCalls }, cancel)
            .ConfigureAwait(false);
        StayRecorder recorder = new(code, kernel, calls);
        await RunAsync(new SimulationOptions { OnInstruction = recorder.Execute, Instructions = kernel.All }, cancel).ConfigureAwait(false);
        if (recorder.Broken is (uint from, uint to))
        {
            throw BenchmarkErrors.BrokenTrace(from, to);
        }

        return recorder.AreRunsDifferent ? throw BenchmarkErrors.DifferentRuns() : recorder.Causes;
    }

    private async Task RunAsync(SimulationOptions options, CancellationToken cancel)
    {
        // Every run is the same: an instruction takes a nanosecond.
        Simulator simulator = Simulator.Start(SimulatorKind.Qemu, model, elf, options with { InstructionShift = 0 });
        await using (simulator.ConfigureAwait(false))
        {
            try
            {
                string line = await simulator.WaitForLineAsync(until, timeout, cancel).ConfigureAwait(false);
                if (line.Contains("FAILED", StringComparison.Ordinal))
                {
                    throw BenchmarkErrors.NotDone(line);
                }
            }
            catch (SimulationException failure)
            {
                throw BenchmarkErrors.NotDone(failure.Message);
            }
        }
    }
}
