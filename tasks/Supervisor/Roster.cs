using Anckor.Abi;

namespace Anckor.Tasks.Supervisor;

/// <summary>Which tasks there are.</summary>
internal static class Roster
{
    /// <summary>How many tasks, the supervisor and idle included.</summary>
    internal static int Count { get; private set; }

    /// <summary>Counts them.</summary>
    internal static void Start()
    {
        while (Count < Limits.Tasks)
        {
            Name name = SystemInformation.TaskName(Count);
            if (name.Bytes.IsEmpty)
            {
                return;
            }

            Count++;
        }
    }

    /// <summary>Whether a number is a task's.</summary>
    internal static bool Has(uint task) => task < (uint)Count;

    /// <summary>Whether a number is that of a task which can be ended and started: not the supervisor, and not idle, which must always be ready.</summary>
    internal static bool IsManaged(uint task) => task != Limits.Supervisor && task < (uint)Count - 1;
}
