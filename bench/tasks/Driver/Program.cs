using System;
using Anckor;

namespace Bench.Driver;

/// <summary>Does every measured operation again and again, with a mark after each round.</summary>
internal static class Program
{
    [TaskEntry]
    private static void Main()
    {
        KnownLoops.Run();
        Calls.Run();
        LongMessages.Run();
        Signals.Run();
        Mark.Done();
        while (true)
        {
            Clock.Sleep(Duration.FromSeconds(1));
        }
    }
}
