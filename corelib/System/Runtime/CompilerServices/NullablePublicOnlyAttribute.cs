namespace System.Runtime.CompilerServices;

/// <summary>Written by the compiler: nullability is recorded for public members only.</summary>
[AttributeUsage(AttributeTargets.Module, Inherited = false)]
public sealed class NullablePublicOnlyAttribute : Attribute
{
    public readonly bool IncludesInternals;

    public NullablePublicOnlyAttribute(bool value)
    {
        IncludesInternals = value;
    }
}
