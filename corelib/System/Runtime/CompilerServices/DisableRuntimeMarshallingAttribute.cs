namespace System.Runtime.CompilerServices;

/// <summary>Arguments pass to native code as they are.</summary>
[AttributeUsage(AttributeTargets.Assembly, Inherited = false, AllowMultiple = false)]
public sealed class DisableRuntimeMarshallingAttribute : Attribute
{
}
