namespace System;

/// <summary>Something is still to be written.</summary>
public class NotImplementedException : SystemException
{
    public NotImplementedException()
    {
    }

    public NotImplementedException(string message)
        : base(message)
    {
    }
}
