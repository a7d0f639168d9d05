namespace System.Buffers;

/// <summary>How far a conversion came.</summary>
public enum OperationStatus
{
    Done,
    DestinationTooSmall,
    NeedMoreData,
    InvalidData,
}
