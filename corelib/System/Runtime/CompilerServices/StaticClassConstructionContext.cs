namespace System.Runtime.CompilerServices;

/// <summary>The state of a static constructor, laid out by the code generator.</summary>
internal struct StaticClassConstructionContext
{
#pragma warning disable CS0169 // Only the code generator accesses it.
    private nint cctorMethodAddress;
#pragma warning restore CS0169
}
