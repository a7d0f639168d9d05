using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Threading;

namespace Anckor.Cli;

/// <summary>The user's wish to end early: Ctrl-C, a closed terminal, or a polite kill. The first ends cleanly, the second at once.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly List<IDisposable> registrations = [];
    private PosixSignal signal = PosixSignal.SIGINT;

    /// <summary>Cancelled when the user wants to end.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>Whether it was Ctrl-C, which is how a person ends what would go on for ever.</summary>
    public bool IsControlC => Token.IsCancellationRequested && signal == PosixSignal.SIGINT;

    /// <summary>The exit code of a command that was interrupted before it was done.</summary>
    public int ExitCode => 128 + Number(signal);

    /// <summary>Listens to the signals that ask a process to end.</summary>
    public static Interruption FromSignals()
    {
        Interruption interruption = new();
        foreach (PosixSignal signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT])
        {
            interruption.registrations.Add(PosixSignalRegistration.Create(signal, interruption.Handle));
        }

        return interruption;
    }

    /// <summary>Ends what is going on.</summary>
    public void Raise(PosixSignal by)
    {
        signal = by;
        source.Cancel();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        registrations.ForEach(registration => registration.Dispose());
        source.Dispose();
    }

    private static int Number(PosixSignal signal) => signal switch
    {
        PosixSignal.SIGHUP => 1,
        PosixSignal.SIGQUIT => 3,
        PosixSignal.SIGTERM => 15,
        _ => 2,
    };

    private void Handle(PosixSignalContext context)
    {
        // Not cancelled, the second one does what the signal does by default: it ends the process.
        if (!source.IsCancellationRequested)
        {
            context.Cancel = true;
            Raise(context.Signal);
        }
    }
}
