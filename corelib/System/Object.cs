using Internal.Runtime;
using Internal.Runtime.CompilerHelpers;

namespace System;

/// <summary>The root of all types.</summary>
/// <remarks>
/// The code generator knows the first field by its name. Each virtual method here costs four bytes in every type table, and records
/// need these three: there will be no fourth.
/// </remarks>
public unsafe class Object
{
#pragma warning disable CS0649 // Only the code generator writes it.
    internal MethodTable* m_pEEType;
#pragma warning restore CS0649

    public Object()
    {
    }

    /// <summary>Not available (a fault): there is no heap to hold the text.</summary>
    public virtual string ToString() => ThrowHelpers.NotSupportedString();

    /// <summary>Whether both are the same object.</summary>
    public virtual bool Equals(object obj) => this == obj;

    /// <summary>Not available (a fault), unless the type has its own.</summary>
    public virtual int GetHashCode() => ThrowHelpers.NotSupportedInt32();

    public static bool ReferenceEquals(object objA, object objB) => objA == objB;
}
