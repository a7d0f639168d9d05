namespace System;

/// <summary>The base of the exceptions of the system.</summary>
public class SystemException : Exception
{
    public SystemException()
    {
    }

    public SystemException(string message)
        : base(message)
    {
    }
}
