namespace System;

/// <summary>What <c>using</c> ends. A fault does not run it.</summary>
public interface IDisposable
{
    void Dispose();
}
