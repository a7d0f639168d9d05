namespace Anckor.Abi;

/// <summary>How the kernel divides the RAM that the application table gives it for its tables.</summary>
/// <remarks>In this order: <see cref="TaskControl"/>s, <see cref="SenderSlot"/>s, <see cref="FaultRecord"/>s.</remarks>
public static class KernelTables
{
    /// <summary>Bytes of a <see cref="TaskControl"/>.</summary>
    public const int TaskControlBytes = 1 << TaskControlShift;

    /// <summary>Its logarithm.</summary>
    public const int TaskControlShift = 7;

    /// <summary>Bytes of a <see cref="SenderSlot"/>.</summary>
    public const int SenderSlotBytes = 16;

    /// <summary>Bytes of a <see cref="FaultRecord"/>.</summary>
    public const int FaultRecordBytes = 24;

    /// <summary>Bytes for an application.</summary>
    public static int BytesFor(int tasks, int slots) =>
        (tasks * (TaskControlBytes + FaultRecordBytes)) + (slots * SenderSlotBytes);
}
