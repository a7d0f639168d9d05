using System;

namespace Anckor.Simulation;

/// <summary>
/// What was waited for did not come: the simulator ended first, or time ran out. The message ends with what the console showed,
/// so that a failed test explains itself.
/// </summary>
public sealed class SimulationException(string message, bool timedOut) : Exception(message)
{
    /// <summary>True when time ran out, false when the simulator ended.</summary>
    public bool TimedOut { get; } = timedOut;
}
