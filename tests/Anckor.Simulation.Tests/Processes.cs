using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Anckor.Simulation.Tests;

/// <summary>Looks at processes that are not ours to wait for.</summary>
internal static class Processes
{
    /// <summary>Whether a process exists and has not ended (one that ended and was not yet waited for is a zombie, state Z).</summary>
    public static bool IsRunning(int process)
    {
        try
        {
            string status = File.ReadAllText($"/proc/{process}/stat");
            return status[status.LastIndexOf(')') + 2] != 'Z';
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>The processes that a process started and that still exist.</summary>
    public static IReadOnlyList<int> ChildrenOf(int process) =>
    [
        .. Directory.GetDirectories($"/proc/{process}/task")
            .SelectMany(thread => File.ReadAllText(Path.Combine(thread, "children")).Split(' '))
            .Where(child => child.Length > 0)
            .Select(int.Parse),
    ];
}
