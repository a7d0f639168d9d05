namespace System;

/// <summary>Something took too long.</summary>
public class TimeoutException : SystemException
{
    public TimeoutException()
    {
    }

    public TimeoutException(string message)
        : base(message)
    {
    }
}
