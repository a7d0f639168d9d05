using System.Runtime.CompilerServices;

namespace Internal.Runtime;

/// <summary>The type table that every object starts with, written by the code generator.</summary>
/// <remarks>The virtual methods follow behind the last field. cast.S walks the related types.</remarks>
internal unsafe struct MethodTable
{
#pragma warning disable CS0649 // Only the code generator writes them.
    internal uint Flags;
    internal uint BaseSize;
    internal MethodTable* RelatedType;
    internal ushort VirtualMethodCount;
    internal ushort InterfaceCount;
    internal uint HashCode;
#pragma warning restore CS0649

    [Intrinsic]
    internal static MethodTable* Of<T>() => Of<T>();
}
