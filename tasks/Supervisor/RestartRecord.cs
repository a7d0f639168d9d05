namespace Anckor.Tasks.Supervisor;

/// <summary>When a task that faulted is started again: soon at first, later each time it fails soon after its start, at last never.</summary>
internal struct RestartRecord
{
    /// <summary>In ticks; the present life began then.</summary>
    private uint started;

    private uint dueAt;

    /// <summary>Restarts since it last ran well; stays at its highest value.</summary>
    private byte restarts;

    /// <summary>Whether its present fault was dealt with.</summary>
    internal bool IsDealtWith;

    /// <summary>Whether it stays stopped until somebody releases it.</summary>
    internal bool IsHeld { get; private set; }

    /// <summary>Whether it waits for its restart.</summary>
    internal bool IsDue { get; private set; }

    /// <summary>How long it still waits.</summary>
    internal readonly uint TicksLeft(uint now) => Ticks.Until(dueAt, now);

    /// <summary>It faulted now: decides when it starts again.</summary>
    /// <param name="now">In ticks.</param>
    /// <param name="limit">How many restarts it gets without running well; 0 for without end.</param>
    /// <returns>False when it has had them all.</returns>
    internal bool TrySchedule(uint now, uint limit)
    {
        if (now - started >= Ticks.Of(LongLife))
        {
            restarts = 0;
        }

        if (limit != 0 && restarts >= limit)
        {
            return false;
        }

        int doublings = restarts < MostDoublings ? restarts : MostDoublings;
        dueAt = now + (restarts == 0 ? 0 : Ticks.Of(FirstDelay << (doublings - 1)));
        IsDue = true;
        if (restarts < byte.MaxValue)
        {
            restarts++;
        }

        return true;
    }

    /// <summary>It stays stopped, or will when it is.</summary>
    internal void Hold()
    {
        IsHeld = true;
        IsDue = false;
    }

    /// <summary>It is not to be held after all.</summary>
    internal void Unhold() => IsHeld = false;

    /// <summary>It starts again now.</summary>
    internal void Started(uint now)
    {
        started = now;
        IsDue = false;
        IsHeld = false;
        IsDealtWith = false;
    }

    /// <summary>Somebody wants it to run: its failures so far do not count.</summary>
    internal void Forgive() => restarts = 0;

    /// <summary>In milliseconds: a task that lived this long has run well.</summary>
    internal const uint LongLife = 10_000;

    /// <summary>In milliseconds: the second restart waits so long, every further one twice as long.</summary>
    private const uint FirstDelay = 10;

    /// <summary>The longest delay is <see cref="FirstDelay"/> doubled this often, less one: 5.12 seconds.</summary>
    private const int MostDoublings = 10;
}
