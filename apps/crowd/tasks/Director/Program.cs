using System;
using Anckor;
using Anckor.Abi;

namespace Crowd.Director;

/// <summary>Tells the members what to do, case by case, and says whether what came of it is right.</summary>
internal static class Program
{
    [TaskEntry]
    private static void Main()
    {
        Crew.Start();
        Names.Run();
        Chains.Run();
        Deaths.Run();
        Ticks.Run();
        Score.Write();
    }
}
