namespace System;

/// <summary>A number of 64 bits in binary floating point: only for constants, because the processor cannot compute with it.</summary>
public readonly struct Double
{
#pragma warning disable CS0169 // Only the code generator accesses it.
    private readonly double value;
#pragma warning restore CS0169
}
