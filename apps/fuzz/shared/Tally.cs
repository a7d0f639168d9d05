using System.Runtime.CompilerServices;

namespace Fuzz;

/// <summary>What a rogue tells the judge of its last calls, and is told a new seed for.</summary>
internal struct Tally
{
    /// <summary>After so many calls it tells. What a rogue did since then when it dies is not counted.</summary>
    internal const int Batch = 64;

    /// <summary>No tally holds more: the last act may have made some calls more than one.</summary>
    internal const int Most = 2 * Batch;

    /// <summary>Bytes of it.</summary>
    internal const int Bytes = 4 + (2 * CallKinds.Count) + Tallied.Length;

    /// <summary>What <see cref="Magic"/> holds: random messages do not.</summary>
    internal const uint MagicValue = 0x5EED_F00D;

    /// <summary><see cref="MagicValue"/>.</summary>
    internal uint Magic;

    /// <summary>Calls that did what they should, by <see cref="CallKinds"/>.</summary>
    internal PerCall Done;

    /// <summary>Calls that brought a result that refuses.</summary>
    internal PerCall Refused;

    /// <summary>How often it saw what, by <see cref="Sight"/>.</summary>
    internal Tallied Sights;

    /// <summary>A byte for each kind of call.</summary>
    [InlineArray(CallKinds.Count)]
    internal struct PerCall
    {
        private byte first;
    }

    /// <summary>A byte for each sight.</summary>
    [InlineArray(Length)]
    internal struct Tallied
    {
        /// <summary>Whole words.</summary>
        internal const int Length = 20;

        private byte first;
    }
}
