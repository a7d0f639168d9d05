namespace System;

/// <summary>What <c>typeof</c> loads.</summary>
public readonly struct RuntimeTypeHandle
{
#pragma warning disable CS0169 // Only the code generator accesses it.
    private readonly nint value;
#pragma warning restore CS0169
}
