namespace System;

/// <summary>A result does not fit.</summary>
public class OverflowException : ArithmeticException
{
    public OverflowException()
    {
    }

    public OverflowException(string message)
        : base(message)
    {
    }
}
