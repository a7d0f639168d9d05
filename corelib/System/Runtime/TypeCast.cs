using System.Runtime.CompilerServices;
using Internal.Runtime;

namespace System.Runtime;

/// <summary>Casts that one comparison cannot decide.</summary>
/// <remarks>In assembly, so that the link register names the cast.</remarks>
internal static unsafe class TypeCast
{
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("CheckCastClass")]
    private static extern object CheckCastClass(MethodTable* target, object obj);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("CheckCastClass")]
    private static extern object CheckCastClassSpecial(MethodTable* target, object obj);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("CheckCastClass")]
    private static extern object CheckCastAny(MethodTable* target, object obj);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("CheckCastInterface")]
    private static extern object CheckCastInterface(MethodTable* target, object obj);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("IsInstanceOfClass")]
    private static extern object IsInstanceOfClass(MethodTable* target, object obj);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("IsInstanceOfClass")]
    private static extern object IsInstanceOfAny(MethodTable* target, object obj);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("IsInstanceOfInterface")]
    private static extern object IsInstanceOfInterface(MethodTable* target, object obj);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("IsInstanceOfClass")]
    private static extern bool IsInstanceOfException(MethodTable* target, object obj);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("StelemRef")]
    private static extern void StelemRef(object[] array, nint index, object obj);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("LdelemaRef")]
    private static extern ref object LdelemaRef(object[] array, nint index, MethodTable* elementType);
}
