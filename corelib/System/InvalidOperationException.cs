namespace System;

/// <summary>Something is not possible in this state.</summary>
public class InvalidOperationException : SystemException
{
    public InvalidOperationException()
    {
    }

    public InvalidOperationException(string message)
        : base(message)
    {
    }
}
