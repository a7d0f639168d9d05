namespace System;

/// <summary>Something is not possible at all.</summary>
public class NotSupportedException : SystemException
{
    public NotSupportedException()
    {
    }

    public NotSupportedException(string message)
        : base(message)
    {
    }
}
