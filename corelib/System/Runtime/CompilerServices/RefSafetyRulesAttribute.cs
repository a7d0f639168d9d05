namespace System.Runtime.CompilerServices;

/// <summary>Written by the compiler: which ref safety rules a module was compiled with.</summary>
[AttributeUsage(AttributeTargets.Module, Inherited = false, AllowMultiple = false)]
public sealed class RefSafetyRulesAttribute : Attribute
{
    public RefSafetyRulesAttribute(int version)
    {
        Version = version;
    }

    public int Version { get; }
}
