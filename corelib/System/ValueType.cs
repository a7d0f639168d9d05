using Internal.Runtime.CompilerHelpers;

namespace System;

/// <summary>The base of all structs.</summary>
public abstract class ValueType
{
    /// <summary>Not available (a fault), unless the type has its own: give it IEquatable.</summary>
    public override bool Equals(object obj) => ThrowHelpers.NotSupportedBoolean();

    /// <summary>Not available (a fault), unless the type has its own.</summary>
    public override int GetHashCode() => ThrowHelpers.NotSupportedInt32();
}
