namespace System;

/// <summary>A value is not of the type wanted.</summary>
public class InvalidCastException : SystemException
{
    public InvalidCastException()
    {
    }

    public InvalidCastException(string message)
        : base(message)
    {
    }
}
