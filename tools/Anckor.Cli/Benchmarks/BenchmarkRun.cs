using System;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Anckor.Image;
using Anckor.Simulation;

namespace Anckor.Cli.Benchmarks;

/// <summary>Runs the benchmark application on QEMU, one instruction at a time.</summary>
internal static partial class BenchmarkRun
{
    /// <summary>Ten times what it takes.</summary>
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(120);

    /// <summary>Runs the image until the driver has done everything.</summary>
    /// <returns>The instructions of each benchmark.</returns>
    /// <exception cref="BuildFailedException">A task failed, or the simulator did.</exception>
    public static async Task<Recorder> RecordAsync(string elf, CodeMap code, SimulatorModel model, CancellationToken cancel)
    {
        Recorder recorder = new(code);
        // Every run is the same: an instruction takes a nanosecond.
        SimulationOptions options = new() { InstructionShift = 0, OnInstruction = recorder.Execute };
        Simulator simulator = Simulator.Start(SimulatorKind.Qemu, model, elf, options);
        await using (simulator.ConfigureAwait(false))
        {
            using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            Task<string> fault = simulator.WaitForLineAsync(Fault(), patience, over.Token);
            Task first = await Task.WhenAny(recorder.Done, fault).ConfigureAwait(false);
            await over.CancelAsync().ConfigureAwait(false);
            cancel.ThrowIfCancellationRequested();
            if (first != recorder.Done)
            {
                throw BenchmarkErrors.NotDone(await ReasonAsync(fault).ConfigureAwait(false));
            }
        }

        await recorder.Done.ConfigureAwait(false);
        return recorder;
    }

    private static async Task<string> ReasonAsync(Task<string> fault)
    {
        try
        {
            return await fault.ConfigureAwait(false);
        }
        catch (SimulationException failure)
        {
            return failure.TimedOut ? $"not within {patience.TotalSeconds} s" : failure.Message;
        }
    }

    [GeneratedRegex("faulted|kernel failure")]
    private static partial Regex Fault();
}
