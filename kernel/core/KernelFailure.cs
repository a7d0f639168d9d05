namespace Anckor.Kernel;

/// <summary>Why the kernel cannot go on. The number is part of its last words.</summary>
internal enum KernelFailure : uint
{
    /// <summary>The application table is missing, damaged or of another version.</summary>
    BadTable = 1,

    /// <summary>The application table gives too little RAM for the kernel's tables, or not where they belong.</summary>
    BadTableMemory = 2,

    /// <summary>No task is ready: idle is gone.</summary>
    NothingReady = 3,

    /// <summary>The supervisor faulted.</summary>
    SupervisorFault = 4,

    /// <summary>Idle faulted.</summary>
    IdleFault = 5,

    /// <summary>The kernel itself faulted.</summary>
    KernelFault = 6,

    /// <summary>An exception arrived that the kernel never enables.</summary>
    UnexpectedException = 7,

    /// <summary>The supervisor asked for a reset: no failure.</summary>
    Requested = 8,

    /// <summary>The initial data of a task are damaged in flash; the detail is its index.</summary>
    BadData = 9,
}
