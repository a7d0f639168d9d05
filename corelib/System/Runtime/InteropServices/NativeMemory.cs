namespace System.Runtime.InteropServices;

/// <summary>Work on bytes at an address. (Memory cannot be allocated.)</summary>
public static unsafe class NativeMemory
{
    /// <summary>Copies bytes; the places may overlap.</summary>
    public static void Copy(void* source, void* destination, nuint byteCount) =>
        SpanHelpers.Memmove(ref *(byte*)destination, ref *(byte*)source, byteCount);

    public static void Clear(void* ptr, nuint byteCount) => SpanHelpers.ClearWithoutReferences(ref *(byte*)ptr, byteCount);

    public static void Fill(void* ptr, nuint byteCount, byte value) => SpanHelpers.Fill(ref *(byte*)ptr, value, byteCount);
}
