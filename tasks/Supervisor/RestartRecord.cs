using Anckor.Abi;

namespace Anckor.Tasks.Supervisor;

/// <summary>When a task that faulted is started again: soon at first, later each time it fails soon after its start.</summary>
internal struct RestartRecord
{
    /// <summary>In ticks; the present life began then.</summary>
    private uint started;

    private uint dueAt;
    private byte failures;

    /// <summary>The number of its faults that were dealt with.</summary>
    internal uint Seen;

    /// <summary>Whether it waits for its restart.</summary>
    internal bool IsDue { get; private set; }

    /// <summary>How long it still waits.</summary>
    internal readonly uint TicksLeft(uint now) => (int)(dueAt - now) <= 0 ? 0 : dueAt - now;

    /// <summary>It faulted now: decides when it starts again.</summary>
    internal void Schedule(uint now)
    {
        if (now - started >= LongLife)
        {
            failures = 0;
        }

        dueAt = now + (failures == 0 ? 0 : FirstDelay << (failures - 1));
        IsDue = true;
        if (failures < MostDoublings)
        {
            failures++;
        }
    }

    /// <summary>It starts again now.</summary>
    internal void Started(uint now)
    {
        started = now;
        IsDue = false;
    }

    /// <summary>In ticks: a task that lived this long is taken for healthy again.</summary>
    private const uint LongLife = 10_000;

    /// <summary>In ticks: the second restart waits so long, every further one twice as long.</summary>
    private const uint FirstDelay = 10;

    /// <summary>The longest delay is <see cref="FirstDelay"/> doubled this often, less one: about five seconds.</summary>
    private const byte MostDoublings = 10;
}
