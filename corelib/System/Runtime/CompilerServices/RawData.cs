namespace System.Runtime.CompilerServices;

/// <summary>An object seen as bytes: how the code generator finds the value inside a box.</summary>
internal sealed class RawData
{
#pragma warning disable CS0649 // Only its address is used.
    internal byte Data;
#pragma warning restore CS0649
}
