using Anckor;
using Anckor.Abi;

namespace Suite.Kernel;

/// <summary>What the system tells about itself.</summary>
internal static class Facts
{
    internal static void Run()
    {
        Score.Case("facts_of_the_system"u8, System());
        Score.Case("facts_of_tasks"u8, Tasks());
    }

    private static Check System()
    {
        Check check = default;
        Name application = SystemInformation.ApplicationName;
        check.Same("the application"u8, application.Bytes, "suite"u8);
        Name board = SystemInformation.BoardName;
        check.That("the board"u8, board.Bytes.Length > 3);
        check.Equal("ticks per second"u8, SystemInformation.TicksPerSecond, 1000u);
        check.Between("the core clock"u8, SystemInformation.CoreHz, 8_000_000, 480_000_000);
        check.That("the version"u8, SystemInformation.KernelVersion != 0);
        return check;
    }

    private static Check Tasks()
    {
        Check check = default;
        Name supervisor = SystemInformation.TaskName(0);
        check.Same("the first"u8, supervisor.Bytes, "supervisor"u8);
        Name self = SystemInformation.TaskName(Task.Index);
        check.Same("this one"u8, self.Bytes, "suite"u8);
        check.Equal("never restarted"u8, Task.Generation, 0u);
        int count = 0;
        while (count < Limits.Tasks)
        {
            Name name = SystemInformation.TaskName(count);
            if (name.Bytes.IsEmpty)
            {
                break;
            }

            count++;
        }

        check.Equal("their number"u8, count, 15);
        Name last = SystemInformation.TaskName(count - 1);
        check.Same("the last"u8, last.Bytes, "idle"u8);
        return check;
    }
}
