using System.Runtime.CompilerServices;
using Internal.Runtime.CompilerHelpers;

namespace System;

/// <summary>The base of all enums.</summary>
public abstract class Enum : ValueType
{
    [Obsolete("There are no names at run time: use a switch.", error: true)]
    public new string ToString() => null;

    [Obsolete("There is no heap for the box: use ==.", error: true)]
    public new bool Equals(object obj) => false;

    /// <summary>Whether all bits of the flag are set. The code generator makes it an AND; where it cannot, the linker refuses it.</summary>
    [Intrinsic]
    public bool HasFlag(Enum flag) => Refused.EnumHasFlagNeedsHeap();
}
