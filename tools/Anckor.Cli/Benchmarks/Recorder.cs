using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace Anckor.Cli.Benchmarks;

/// <summary>Takes the trace of executed instructions apart into benchmarks.</summary>
/// <remarks>The driver calls functions that do nothing but be there: they are looked for by their addresses, and not recorded.</remarks>
internal sealed class Recorder
{
    /// <summary>The task that does what is measured.</summary>
    public const string Driver = "driver";

    private const string BeginPrefix = "bench_begin_";
    private const string MarkName = "bench_mark";
    private const string DoneName = "bench_done";

    private readonly Dictionary<uint, string> begins = [];
    private readonly Dictionary<string, Recording> recordings = [];
    private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ControlFlow flow;
    private readonly uint mark;
    private readonly uint end;
    private Recording? current;
    private uint? previous;

    /// <summary>Prepares to record an image.</summary>
    public Recorder(CodeMap code)
    {
        flow = new ControlFlow(code);
        foreach ((uint address, string name) in code.FunctionsOf(Driver))
        {
            if (name.StartsWith(BeginPrefix, StringComparison.Ordinal))
            {
                begins.Add(address, name[BeginPrefix.Length..]);
            }
            else if (name == MarkName)
            {
                mark = address;
            }
            else if (name == DoneName)
            {
                end = address;
            }
        }
    }

    /// <summary>Completes when the driver has done everything; fails when the trace cannot be right.</summary>
    public Task Done => done.Task;

    /// <summary>What was recorded, by benchmark; to be looked at when all is done.</summary>
    public IReadOnlyDictionary<string, Recording> Recordings => recordings;

    /// <summary>Takes the next instruction.</summary>
    public void Execute(uint address)
    {
        if (done.Task.IsCompleted)
        {
            return;
        }

        if (current is not null && previous is uint before && !flow.Allows(before, address))
        {
            done.SetException(BenchmarkErrors.BrokenTrace(before, address));
            return;
        }

        previous = address;
        if (address == mark)
        {
            current?.EndRound();
        }
        else if (address == end)
        {
            done.SetResult();
        }
        else if (begins.TryGetValue(address, out string? name))
        {
            current = new Recording();
            recordings[name] = current;
        }
        else
        {
            current?.Add(address);
        }
    }
}
