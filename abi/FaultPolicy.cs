namespace Anckor.Abi;

/// <summary>What the supervisor does when a task faults: <c>on-fault</c> in the manifest.</summary>
public enum FaultPolicy : byte
{
    /// <summary>Starts it again, later each time it fails soon.</summary>
    Restart = 0,

    /// <summary>Leaves it stopped, for inspection.</summary>
    Hold = 1,

    /// <summary>Resets the board.</summary>
    Reset = 2,
}
