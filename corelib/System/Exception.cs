namespace System;

/// <summary>What <c>throw</c> takes: a throw is a fault that names its place, and nothing catches it.</summary>
/// <remarks>Exceptions have no fields, so that the code generator can make one in advance (<c>static readonly</c>).</remarks>
public class Exception
{
    public Exception()
    {
    }

    /// <summary>The message is dropped: the place of the throw says more and costs nothing.</summary>
    public Exception(string message)
    {
    }
}
