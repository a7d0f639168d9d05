using Anckor;
using Anckor.Abi;
using Suite;

namespace Channels.Borrower;

/// <summary>Two loans at once, and not three.</summary>
internal static class Slots
{
    /// <summary>Borrows over two channels, then over a third, which must fail until one is released.</summary>
    /// <returns>In Value how many steps went well, of 9.</returns>
    internal static Outcome TakeThree(Receiver data, Receiver more, Receiver third)
    {
        Outcome outcome = default;
        Message first = data.Borrow();
        outcome.Value += first.IsLent && Pattern.Holds(first.Lent, 1) ? 1u : 0u;
        Message second = more.Borrow();
        outcome.Value += second.IsLent && Pattern.Holds(second.Lent, 2) ? 1u : 0u;

        // Nobody sends over the third channel, and it must not wait to find that out.
        Message none = third.Borrow();
        outcome.Value += none.Kind == MessageKind.NoSlot ? 1u : 0u;

        // Both are still there, and can be read in turn.
        outcome.Value += Pattern.Holds(first.Lent, 1) && Pattern.Holds(second.Lent, 2) ? 1u : 0u;
        Pattern.Fill(second.WritableLent, 3);
        outcome.Value += first.Release() == Result.Ok ? 1u : 0u;

        // Short messages and notifications do not need one; with one free it waits, so the time runs out.
        none = third.Borrow(0, Duration.FromTicks(2));
        outcome.Value += none.Kind == MessageKind.TimedOut ? 1u : 0u;
        outcome.Value += second.IsLent && Pattern.Holds(second.Lent, 3) ? 1u : 0u;
        outcome.Value += second.Release() == Result.Ok ? 1u : 0u;
        outcome.Value += second.Release() == Result.Dead ? 1u : 0u;
        return outcome;
    }
}
