namespace System;

/// <summary>An argument is out of its range.</summary>
public class ArgumentOutOfRangeException : ArgumentException
{
    public ArgumentOutOfRangeException()
    {
    }

    public ArgumentOutOfRangeException(string paramName)
        : base(paramName)
    {
    }
}
