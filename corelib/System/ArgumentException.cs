namespace System;

/// <summary>An argument is not allowed.</summary>
public class ArgumentException : SystemException
{
    public ArgumentException()
    {
    }

    public ArgumentException(string message)
        : base(message)
    {
    }
}
