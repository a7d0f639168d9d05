using System.Runtime.CompilerServices;
using Anckor;
using Anckor.Abi;

namespace Stress.Worker;

/// <summary>A channel as its receiver sees it.</summary>
internal struct Box
{
    private Message lent;
    private bool hasLoan;
    private Correspondents senders;

    /// <summary>The channel.</summary>
    internal Receiver Receiver;

    /// <summary>Its number.</summary>
    internal int Channel;

    /// <summary>Counts its loans, so that a kept call knows whether its own still lasts.</summary>
    internal uint Serial;

    /// <summary>Whether something that came over it is lent to this worker.</summary>
    internal readonly bool HasLoan => hasLoan;

    /// <summary>What is known of a sender.</summary>
    internal static ref Correspondent Of(ref Box box, int sender) => ref box.senders[sender];

    /// <summary>A loan begins.</summary>
    internal void Lend(in Message message)
    {
        lent = message;
        hasLoan = true;
        Serial++;
    }

    /// <summary>A loan ended by something else than a release.</summary>
    internal void Forget(Sight how)
    {
        if (hasLoan)
        {
            hasLoan = false;
            Journal.Saw(how);
        }
    }

    /// <summary>Gives the loan back, sometimes twice.</summary>
    internal void Release()
    {
        Result result = lent.Release();
        Journal.Count((uint)result);
        Journal.Demand(Failure.UnexpectedResult, (uint)result, (uint)Result.Ok);
        hasLoan = false;
        Journal.Saw(Sight.LoanReleased);
        if (Self.OneIn(4))
        {
            result = lent.Release();
            Journal.Count((uint)result);
            Journal.Demand(Failure.UnexpectedResult, (uint)result, (uint)Result.Dead);
            Journal.Saw(Sight.ReleasedTwice);
        }
    }
}

/// <summary>The channels that this worker receives from.</summary>
[InlineArray(Length)]
internal struct Boxes
{
    internal const int Length = 3;

    private Box first;
}
