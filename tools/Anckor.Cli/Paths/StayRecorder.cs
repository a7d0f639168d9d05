using System.Collections.Generic;
using System.Linq;
using Anckor.Abi;
using Anckor.Cli.Benchmarks;
using Anckor.Simulation;

namespace Anckor.Cli.Paths;

/// <summary>Cuts the instructions of the kernel into stays: from an exception's entry to the return into a task.</summary>
/// <remarks>
/// Only the kernel's instructions come here, so an entry ends the stay before it. A tick or an interrupt that asks for a change of tasks is
/// followed by that change, and no task runs between: both are one stay. Boot, up to the first task, and a failure of the kernel, which
/// returns to nobody, are none.
/// </remarks>
/// <param name="code">Says which instruction can follow which.</param>
/// <param name="kernel">The places that matter.</param>
/// <param name="calls">r0 of each system call, in order: from another run, which was the same.</param>
internal sealed class StayRecorder(CodeMap code, KernelCode kernel, IReadOnlyList<uint> calls)
{
    private readonly Dictionary<string, CausePaths> causes = [];
    private readonly ControlFlow flow = new(code);
    private readonly List<uint> stay = [];
    private Place entry;
    private Place seen;
    private int copying;
    private bool isCopying;
    private int call;
    private uint previous;

    /// <summary>What was recorded, the longest first.</summary>
    public IReadOnlyList<CausePaths> Causes => [.. causes.Values.OrderByDescending(cause => cause.LongestWithoutCopying).ThenBy(cause => cause.Name)];

    /// <summary>The first instruction that could not follow the one before it; null when there is none.</summary>
    public (uint From, uint To)? Broken { get; private set; }

    /// <summary>Whether a system call did something that its r0 does not ask for: then the two runs were not the same.</summary>
    public bool AreRunsDifferent { get; private set; }

    /// <summary>Takes the next instruction of the kernel.</summary>
    public void Execute(uint address)
    {
        Place place = kernel.PlaceAt(address);
        if (place == Place.Reset)
        {
            // A system call that ended in a failure of the kernel, or asked for the reset.
            call += entry == Place.SystemCall ? 1 : 0;
            entry = Place.None;
            stay.Clear();
        }
        else if ((place & Place.Entries) != 0 && !(place == Place.Switch && entry is Place.Tick or Place.Interrupt))
        {
            End();
            Begin(place);
        }
        else if (entry != Place.None && (place & Place.Entries) == 0 && !flow.Allows(previous, address))
        {
            Broken ??= (previous, address);
        }

        isCopying = IsIn(kernel.CopyBytes, address) && (isCopying || IsIn(kernel.CopyMessage, previous));
        previous = address;
        if (entry != Place.None)
        {
            seen |= place;
            stay.Add(address);
            if (isCopying)
            {
                copying++;
            }
        }
    }

    private void Begin(Place place)
    {
        // The first is boot's.
        entry = place == Place.Switch ? Place.None : place;
        seen = Place.None;
        copying = 0;
        stay.Clear();
    }

    private void End()
    {
        if (entry == Place.None || (entry == Place.SystemCall && call == calls.Count))
        {
            return;
        }

        string name = entry == Place.SystemCall ? SystemCallName(calls[call++]) : entry.ToString().ToLowerInvariant();
        if (!causes.TryGetValue(name, out CausePaths? cause))
        {
            cause = new CausePaths(name);
            causes.Add(name, cause);
        }

        cause.Add(stay, copying);
    }

    private string SystemCallName(uint word)
    {
        string name = OperationNames.Of(word);
        if ((seen & Place.Slow) == 0)
        {
            return name + " fast";
        }

        if ((seen & Place.Refused) != 0)
        {
            return name + " refused";
        }

        AreRunsDifferent |= !IsServedAsAsked((Operation)word);
        return name;
    }

    private static bool IsIn(InstructionRange range, uint address) => address - range.Address < range.Length;

    /// <summary>Whether the system call was served where its kind is.</summary>
    private bool IsServedAsAsked(Operation operation) => operation switch
    {
        < Operation.Receive or >= Operation.TimedCall => (seen & Place.Serve) == 0,
        Operation.Receive or Operation.TimedReceive or Operation.ReceiveInto or Operation.ReceiveLoan => (seen & Place.Receive) != 0,
        _ => (seen & Place.Serve) != 0,
    };
}
