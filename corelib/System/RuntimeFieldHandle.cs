namespace System;

/// <summary>A field in the metadata: the data of an array. It must hold a native integer, the code generator stores one.</summary>
public readonly struct RuntimeFieldHandle
{
#pragma warning disable CS0169 // Only the code generator accesses it.
    private readonly nint value;
#pragma warning restore CS0169
}
