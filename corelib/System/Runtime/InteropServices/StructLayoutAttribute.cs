namespace System.Runtime.InteropServices;

/// <summary>How the fields of a type lie in memory.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class StructLayoutAttribute : Attribute
{
    /// <summary>Alignment of the fields; 0 is the natural one.</summary>
    public int Pack;

    /// <summary>The least size of the type in bytes.</summary>
    public int Size;

    public CharSet CharSet;

    public StructLayoutAttribute(LayoutKind layoutKind)
    {
        Value = layoutKind;
    }

    public LayoutKind Value { get; }
}
