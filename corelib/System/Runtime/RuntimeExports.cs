using System.Runtime.CompilerServices;
using Internal.Runtime;

namespace System.Runtime;

/// <summary>Boxes. Opening one that was made in advance works.</summary>
/// <remarks>Making one needs a heap: the linker does not find RhBox and refuses it.</remarks>
internal static unsafe class RuntimeExports
{
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("RhBox")]
    private static extern object RhBox(MethodTable* type, ref byte data);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("Unbox")]
    private static extern ref byte RhUnbox2(MethodTable* type, object obj);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("RhUnboxNullable")]
    private static extern void RhUnboxNullable(ref byte data, MethodTable* unboxToType, object obj);
}
