namespace System;

/// <summary>A text is not of the form wanted.</summary>
public class FormatException : SystemException
{
    public FormatException()
    {
    }

    public FormatException(string message)
        : base(message)
    {
    }
}
