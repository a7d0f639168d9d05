namespace System;

/// <summary>An argument is null.</summary>
public class ArgumentNullException : ArgumentException
{
    public ArgumentNullException()
    {
    }

    public ArgumentNullException(string paramName)
        : base(paramName)
    {
    }
}
