using Anckor.Abi;

namespace Channels;

/// <summary>What the suite asks the judge.</summary>
internal struct Question
{
    /// <summary>Whether to restart the task first.</summary>
    internal uint Restart;

    /// <summary>The task's index.</summary>
    internal int Task;
}

/// <summary>What the judge knows of a task.</summary>
internal struct Record
{
    /// <summary>How often it faulted.</summary>
    internal uint Faults;

    /// <summary>Its last fault.</summary>
    internal FaultKind Kind;

    /// <summary>What it is doing.</summary>
    internal TaskState State;

    /// <summary>The address of its last fault.</summary>
    internal uint Address;

    /// <summary>How often it was restarted.</summary>
    internal uint Generation;
}
