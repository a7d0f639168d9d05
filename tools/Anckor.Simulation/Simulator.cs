using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Anckor.Image;
using CliWrap;

namespace Anckor.Simulation;

/// <summary>An image running on a simulated board. Disposing ends it and leaves no process behind.</summary>
/// <remarks>
/// <see cref="WaitForLineAsync(string, TimeSpan, CancellationToken)"/> goes forward only: it looks at the lines after the one it
/// found last, as a person reading along would. <see cref="Transcript"/> has everything, for other readers.
/// </remarks>
public sealed class Simulator : IAsyncDisposable
{
    private const int LinesInMessages = 60;

    private static readonly TimeSpan patience = TimeSpan.FromSeconds(3);

    private readonly LaunchPlan plan;
    private readonly StringBuilder complaints = new();
    private readonly CancellationTokenSource ending = new();
    private readonly CancellationTokenSource killing = new();
    private readonly TaskCompletionSource inputClosed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long nextLine;
    private bool disposed;

    private Simulator(LaunchPlan plan)
    {
        this.plan = plan;
        // Standard input stays open until the end: a simulator that reads it takes its end for a request to quit.
        PipeSource input = PipeSource.Create((_, cancel) => inputClosed.Task.WaitAsync(cancel));
        PipeTarget console = PipeTarget.Create((stream, cancel) => ReadConsoleAsync(stream, cancel));
        CommandTask<CommandResult> process = Cli.Wrap(plan.Program)
            .WithArguments(plan.Arguments)
            .WithEnvironmentVariables(plan.Environment)
            .WithValidation(CommandResultValidation.None)
            .WithStandardInputPipe(input)
            .WithStandardOutputPipe(plan.ConsoleFile is null ? console : PipeTarget.ToDelegate(Complain))
            .WithStandardErrorPipe(plan.OnInstruction is null
                ? PipeTarget.ToDelegate(Complain)
                : PipeTarget.Create((stream, cancel) => ReadInstructionsAsync(stream, plan.OnInstruction, plan.OnFirstRegister, cancel)))
            .ExecuteAsync(killing.Token, ending.Token);
        ProcessId = process.ProcessId;
        Ended = EndAsync(process.Task);
    }

    /// <summary>The process started; a simulator that starts another has it as a child.</summary>
    public int ProcessId { get; }

    /// <summary>What the console showed.</summary>
    public ConsoleTranscript Transcript { get; } = new();

    /// <summary>Completes when the simulator has ended and the console is read to its end; never faults.</summary>
    public Task Ended { get; }

    /// <summary>What the simulator itself had to say, apart from the console.</summary>
    public string Complaints
    {
        get
        {
            lock (complaints)
            {
                return complaints.ToString().TrimEnd();
            }
        }
    }

    /// <summary>Starts an image on a simulated board.</summary>
    /// <param name="kind">The simulator.</param>
    /// <param name="model">How the board is described to it.</param>
    /// <param name="elf">The image.</param>
    /// <param name="options">How to run it; null for the defaults.</param>
    /// <exception cref="BuildFailedException">The simulator or a file is missing; nothing was started.</exception>
    public static Simulator Start(SimulatorKind kind, SimulatorModel model, string elf, SimulationOptions? options = null)
    {
        if (!File.Exists(elf))
        {
            throw SimulatorErrors.NoElf(elf);
        }

        options ??= new SimulationOptions();
        LaunchPlan plan = kind == SimulatorKind.Qemu
            ? QemuLauncher.Plan(model, elf, options)
            : RenodeLauncher.Plan(model, elf, options);
        return new Simulator(plan);
    }

    /// <summary>Waits for a line that a regular expression matches.</summary>
    /// <returns>The line.</returns>
    /// <exception cref="SimulationException">It did not come.</exception>
    public Task<string> WaitForLineAsync(string pattern, TimeSpan timeout, CancellationToken cancel = default) =>
        WaitForLineAsync(new Regex(pattern, RegexOptions.CultureInvariant), timeout, cancel);

    /// <inheritdoc cref="WaitForLineAsync(string, TimeSpan, CancellationToken)"/>
    public async Task<string> WaitForLineAsync(Regex pattern, TimeSpan timeout, CancellationToken cancel = default)
    {
        using CancellationTokenSource deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(timeout);
        try
        {
            await foreach (ConsoleLine line in Transcript.ReadFromAsync(nextLine, deadline.Token).ConfigureAwait(false))
            {
                nextLine = line.Number + 1;
                if (pattern.IsMatch(line.Text))
                {
                    return line.Text;
                }
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw Failure($"no line matched /{pattern}/ within {timeout.TotalSeconds:0.###} s", timedOut: true);
        }

        throw Failure($"the simulator ended before a line matched /{pattern}/", timedOut: false);
    }

    /// <summary>Ends the simulator if it still runs; returns when its processes are gone and its files deleted.</summary>
    public async ValueTask DisposeAsync()
    {
        if (disposed)
        {
            return;
        }

        disposed = true;
        await StopAsync().ConfigureAwait(false);
        ending.Dispose();
        killing.Dispose();
        if (plan.ScratchFolder is string folder)
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Asks nicely, so that logs are written to their end, then insists.</summary>
    private async Task StopAsync()
    {
        inputClosed.TrySetResult();
        if (plan.ConsoleFile is null)
        {
            await ending.CancelAsync().ConfigureAwait(false);
        }

        if (await Task.WhenAny(Ended, Task.Delay(patience)).ConfigureAwait(false) != Ended)
        {
            await killing.CancelAsync().ConfigureAwait(false);
        }

        await Ended.ConfigureAwait(false);
    }

    private async Task EndAsync(Task process)
    {
        Task following = plan.ConsoleFile is string file
            ? FileFollower.FollowAsync(file, Transcript, process)
            : Task.CompletedTask;
        await process.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await following.ConfigureAwait(false);
        inputClosed.TrySetResult();
        Transcript.Complete();
    }

    private async Task ReadConsoleAsync(Stream stream, CancellationToken cancel)
    {
        byte[] buffer = new byte[16 * 1024];
        int length;
        while ((length = await stream.ReadAsync(buffer, cancel).ConfigureAwait(false)) > 0)
        {
            Transcript.Append(buffer.AsSpan(0, length));
        }
    }

    private async Task ReadInstructionsAsync(
        Stream stream, Action<uint> executed, Action<uint>? firstRegister, CancellationToken cancel)
    {
        InstructionLog log = new(executed, Complain, firstRegister);
        byte[] buffer = new byte[256 * 1024];
        int length;
        while ((length = await stream.ReadAsync(buffer, cancel).ConfigureAwait(false)) > 0)
        {
            log.Append(buffer.AsSpan(0, length));
        }

        log.Complete();
    }

    private void Complain(string line)
    {
        lock (complaints)
        {
            complaints.AppendLine(line);
        }

        if (plan.IsRefusal(line))
        {
            inputClosed.TrySetResult();
        }
    }

    private SimulationException Failure(string what, bool timedOut)
    {
        IReadOnlyList<string> lines = Transcript.Lines;
        StringBuilder message = new(what);
        message.Append(lines.Count == 0 ? "; the console showed nothing" : "; the console showed:");
        foreach (string line in lines.TakeLast(LinesInMessages))
        {
            message.AppendLine().Append("    ").Append(line);
        }

        if (Complaints.Length > 0)
        {
            message.AppendLine().Append("and the simulator said:").AppendLine().Append(Complaints);
        }

        return new SimulationException(message.ToString(), timedOut);
    }
}
