namespace System;

/// <summary>A result does not exist.</summary>
public class ArithmeticException : SystemException
{
    public ArithmeticException()
    {
    }

    public ArithmeticException(string message)
        : base(message)
    {
    }
}
