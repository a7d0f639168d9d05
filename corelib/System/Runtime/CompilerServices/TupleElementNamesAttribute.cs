namespace System.Runtime.CompilerServices;

/// <summary>Written by the compiler: the names of tuple elements.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Parameter | AttributeTargets.Property |
    AttributeTargets.ReturnValue | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Event)]
public sealed class TupleElementNamesAttribute : Attribute
{
    public TupleElementNamesAttribute(string[] transformNames)
    {
        TransformNames = transformNames;
    }

    public string[] TransformNames { get; }
}
