using Anckor;

namespace Anckor.Tasks.Idle;

/// <summary>Runs when nobody else can, and saves power.</summary>
internal static class Program
{
    [TaskEntry]
    private static void Main()
    {
        while (true)
        {
            Anckor.Idle.WaitForInterrupt();
        }
    }
}
