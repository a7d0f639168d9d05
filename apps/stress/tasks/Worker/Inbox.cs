using System.Runtime.CompilerServices;

namespace Stress.Worker;

/// <summary>What this worker knows of one sender over one of its channels.</summary>
/// <remarks>
/// Every message with a header tells how many its sender knows to be taken and how many may have been. Since the one before, this
/// worker must have taken as many as the first, and at most as many more as the second.
/// </remarks>
internal struct Correspondent
{
    private bool isKnown;
    private uint life;
    private uint lastAttempt;
    private ushort confirmed;
    private byte maybe;
    private uint taken;

    /// <summary>A message came without header.</summary>
    internal void Take() => taken++;

    /// <summary>A message came with one.</summary>
    internal void Take(in Header header)
    {
        if (isKnown)
        {
            Journal.Demand(Failure.FormerLife, header.Life >= life);
        }

        if (!isKnown || header.Life != life)
        {
            isKnown = true;
            life = header.Life;
        }
        else
        {
            Journal.Demand(Failure.Doubled, header.Attempt > lastAttempt);
            uint least = (ushort)(header.Confirmed - confirmed);
            uint most = least + (byte)(header.Maybe - maybe);
            Journal.Demand(Failure.LostOrExtra, taken, taken < least ? least : taken > most ? most : taken);
        }

        lastAttempt = header.Attempt;
        confirmed = header.Confirmed;
        maybe = header.Maybe;
        taken = 1;
    }
}

/// <summary>All senders of one of this worker's channels.</summary>
[InlineArray(Plan.Workers)]
internal struct Correspondents
{
    private Correspondent first;
}
