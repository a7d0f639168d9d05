namespace System;

/// <summary>A method in the metadata.</summary>
public readonly struct RuntimeMethodHandle
{
#pragma warning disable CS0169 // Only the code generator accesses it.
    private readonly nint value;
#pragma warning restore CS0169
}
