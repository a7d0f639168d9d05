using System.Runtime;
using System.Runtime.CompilerServices;

namespace System;

/// <summary>Work on runs of bytes, in assembly. The code generator calls the first three for large structs.</summary>
internal static class SpanHelpers
{
    /// <summary>Copies bytes; the places may overlap.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("memmove")]
    internal static extern void Memmove(ref byte dest, ref byte src, nuint len);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("memset")]
    internal static extern void Fill(ref byte dest, byte value, nuint len);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("memzero")]
    internal static extern void ClearWithoutReferences(ref byte dest, nuint len);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("memequal")]
    internal static extern bool SequenceEqual(ref byte first, ref byte second, nuint length);
}
