namespace System.Runtime.InteropServices;

/// <summary>Data flows out of the callee.</summary>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
public sealed class OutAttribute : Attribute
{
}
