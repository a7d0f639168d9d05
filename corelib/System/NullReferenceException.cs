namespace System;

/// <summary>A null was used as an object.</summary>
public class NullReferenceException : SystemException
{
    public NullReferenceException()
    {
    }

    public NullReferenceException(string message)
        : base(message)
    {
    }
}
