namespace System;

/// <summary>Something is not possible on this platform.</summary>
public class PlatformNotSupportedException : NotSupportedException
{
    public PlatformNotSupportedException()
    {
    }

    public PlatformNotSupportedException(string message)
        : base(message)
    {
    }
}
