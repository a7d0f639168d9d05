using System;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Anckor.Cli.Terminal;
using Anckor.Image;
using Anckor.Simulation;

namespace Anckor.Cli.Running;

/// <summary>When a run ends.</summary>
/// <param name="Until">The line that is waited for; null when none is.</param>
/// <param name="Timeout">How long the simulation may take, building not counted; null for ever.</param>
internal sealed record RunEnd(Regex? Until, TimeSpan? Timeout);

/// <summary>Shows the console of a simulated board until the run ends.</summary>
internal static class Run
{
    // Ctrl-C reaches the simulator too: it may be gone a little before we hear of it.
    private static readonly TimeSpan signalDelay = TimeSpan.FromMilliseconds(300);

    /// <summary>Shows the console.</summary>
    /// <returns>The exit code: see the description of the command.</returns>
    /// <exception cref="BuildFailedException">The line waited for did not come, or the simulator ended.</exception>
    public static async Task<int> ShowAsync(Simulator simulator, string simulatorName, FaultNotes notes, RunEnd end, Session session)
    {
        Interruption interruption = session.Interruption;
        using CancellationTokenSource deadline = CancellationTokenSource.CreateLinkedTokenSource(interruption.Token);
        if (end.Timeout is TimeSpan timeout)
        {
            deadline.CancelAfter(timeout);
        }

        try
        {
            await foreach (ConsoleLine line in simulator.Transcript.ReadFromAsync(0, deadline.Token).ConfigureAwait(false))
            {
                await ShowLineAsync(line.Text, notes, session.Screen, interruption.Token).ConfigureAwait(false);
                if (end.Until?.IsMatch(line.Text) == true)
                {
                    return ExitCode.Success;
                }

                if (OutputPipe.IsBroken())
                {
                    return ExitCode.Failure;
                }
            }

            await Task.Delay(signalDelay, interruption.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return Ended(end, interruption);
        }

        throw Errors.SimulatorEnded(simulatorName, simulator.Complaints);
    }

    private static async Task ShowLineAsync(string line, FaultNotes notes, Screen screen, CancellationToken cancel)
    {
        await screen.Output.WriteLineAsync(line).ConfigureAwait(false);
        foreach (string note in await notes.ForAsync(line, cancel).ConfigureAwait(false))
        {
            await screen.Output.WriteLineAsync(note).ConfigureAwait(false);
        }
    }

    private static int Ended(RunEnd end, Interruption interruption)
    {
        bool isInterrupted = interruption.Token.IsCancellationRequested;
        if (!isInterrupted && end.Until is not null)
        {
            throw Errors.NotSeen(end.Until.ToString(), end.Timeout!.Value.TotalSeconds);
        }

        // Ctrl-C and the time limit are how a run ends that waits for nothing.
        bool isDone = end.Until is null && (!isInterrupted || interruption.IsControlC);
        return isDone ? ExitCode.Success : interruption.ExitCode;
    }
}
