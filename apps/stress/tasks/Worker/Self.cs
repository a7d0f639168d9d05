using Anckor;

namespace Stress.Worker;

/// <summary>Who this worker is, and its own random numbers.</summary>
internal static class Self
{
    private static uint random;

    /// <summary>0 to 7.</summary>
    internal static int Index { get; private set; }

    /// <summary>How often it was restarted.</summary>
    internal static uint Life { get; private set; }

    /// <summary>Index of the task w0.</summary>
    internal static int FirstTask { get; private set; }

    /// <summary>Finds out.</summary>
    internal static void Begin()
    {
        Name name = SystemInformation.TaskName(Task.Index);
        Index = name.Bytes[1] - '0';
        FirstTask = Task.Index - Index;
        Life = Task.Generation;
        random = (((Seed.Read() * 131) + (uint)Index) * 2654435769) ^ (Life * 0x85EB_CA6B);
        Random();
    }

    /// <summary>All bits random, the upper ones more so (Knuth's linear congruence, whitened).</summary>
    internal static uint Random()
    {
        random = (random * 1664525) + 1013904223;
        return random ^ random >> 15;
    }

    /// <summary>A number below a bound of at most 65535.</summary>
    internal static int Random(int bound) => (int)((Random() >> 16) * (uint)bound >> 16);

    /// <summary>True once in so many times.</summary>
    internal static bool OneIn(int times) => Random(times) == 0;
}
