using System.Runtime.InteropServices;

namespace Anckor.Abi;

/// <summary>What the kernel leaves at the symbol <c>anckor_epitaph</c> when it cannot go on; a reset does not touch it.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct Epitaph
{
    /// <summary>What <see cref="Magic"/> holds when the rest is true: "RIP!" read as little-endian bytes.</summary>
    public const uint MagicValue = 0x2150_4952;

    /// <summary><see cref="MagicValue"/>, or anything after power came on.</summary>
    public uint Magic;

    /// <summary>Why.</summary>
    public uint Failure;

    /// <summary>The fault status register (CFSR), or what the failure is about.</summary>
    public uint Detail;

    /// <summary>Program counter, or 0.</summary>
    public uint Place;
}
