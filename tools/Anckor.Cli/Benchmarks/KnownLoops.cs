using System.Collections.Generic;

namespace Anckor.Cli.Benchmarks;

/// <summary>Loops of the driver whose length is known: see bench/tasks/Driver/armv7m/Known.S.</summary>
internal static class KnownLoops
{
    /// <summary>The loop that does nothing but go round: what is subtracted from every other.</summary>
    public const string Empty = "empty";

    /// <summary>The call of a known function and its return.</summary>
    private const int CallAndReturn = 2;

    /// <summary>How many instructions one round takes, the empty loop not counted.</summary>
    public static IReadOnlyDictionary<string, int> Lengths { get; } = new Dictionary<string, int>
    {
        ["known_straight_1"] = 1 + CallAndReturn,
        ["known_straight_10"] = 10 + CallAndReturn,
        ["known_straight_100"] = 100 + CallAndReturn,
        ["known_straight_1000"] = 1000 + CallAndReturn,
        // One instruction before the loop, two in each round.
        ["known_loop_1"] = 1 + (2 * 1) + CallAndReturn,
        ["known_loop_10"] = 1 + (2 * 10) + CallAndReturn,
        ["known_loop_100"] = 1 + (2 * 100) + CallAndReturn,
        ["known_loop_1000"] = 1 + (2 * 1000) + CallAndReturn,
        // The function's listing counts its return.
        ["known_mixed"] = 21 + 1,
        ["known_device"] = 25 + 1,
    };
}
