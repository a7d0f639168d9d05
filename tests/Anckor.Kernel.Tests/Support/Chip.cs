using Anckor.Abi;

namespace Anckor.Kernel.Tests;

/// <summary>A kernel as it is on the chip, with the fast path before the rules; and the comparison of both at every step that it takes.</summary>
/// <remarks>
/// After the fast path the kernel is not settled. What it stands for is found in between: <see cref="Settle"/> to look,
/// <see cref="Unsettle"/> to go on.
/// </remarks>
internal sealed class Chip(Arch machine, int tasks, FastPath fastPath)
{
    private readonly KernelState before = new(tasks);
    private readonly KernelState unsettled = new(tasks);
    private readonly KernelState settled = new(tasks);
    private readonly KernelState byRules = new(tasks);

    /// <summary>The state before <see cref="Settle"/>.</summary>
    internal KernelState Unsettled => unsettled;

    /// <summary>A system call of the running task. Returns in what the fast path differs from the rules, or null.</summary>
    internal string? SystemCall(ref Kernel kernel, uint operation, uint first, uint second, uint third)
    {
        before.Keep(ref kernel, machine);
        if (!fastPath.TryDo(ref kernel, machine, operation, first, second, third))
        {
            kernel.SystemCall(operation, first, second, third);
            return null;
        }

        unsettled.Keep(ref kernel, machine);
        string? violation = FindShownLoan() ?? Invariants.FindInChain(ref kernel, machine);
        if (violation is not null)
        {
            return violation;
        }

        kernel.Settle();
        settled.Keep(ref kernel, machine);
        before.PutBack(ref kernel, machine);
        kernel.SystemCall(operation, first, second, third);
        byRules.Keep(ref kernel, machine);
        unsettled.PutBack(ref kernel, machine);
        string? difference = settled.FindDifference(byRules);
        return difference is null ? null : $"by the fast path, {difference}";
    }

    /// <summary>Looks at what the kernel's present state stands for.</summary>
    internal void Settle(ref Kernel kernel)
    {
        unsettled.Keep(ref kernel, machine);
        kernel.Settle();
    }

    /// <summary>Goes back to before <see cref="Settle"/>.</summary>
    internal void Unsettle(ref Kernel kernel) => unsettled.PutBack(ref kernel, machine);

    /// <summary>The fast path loads no loan regions: who goes on must have none, and find none of the other's.</summary>
    private string? FindShownLoan() =>
        unsettled.Current != before.Current && (HasLoan(ref before[before.Current]) || HasLoan(ref unsettled[unsettled.Current]))
            ? $"task {unsettled.Current} goes on with the loan regions of task {before.Current}"
            : null;

    private static bool HasLoan(ref TaskControl task) => (task.LoanWords[1] | task.LoanWords[3]) != 0;
}
