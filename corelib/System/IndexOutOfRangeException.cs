namespace System;

/// <summary>An index is out of its range.</summary>
public sealed class IndexOutOfRangeException : SystemException
{
    public IndexOutOfRangeException()
    {
    }

    public IndexOutOfRangeException(string message)
        : base(message)
    {
    }
}
