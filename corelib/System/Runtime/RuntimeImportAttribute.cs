namespace System.Runtime;

/// <summary>Binds an extern method to a symbol of the linker.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Constructor, Inherited = false)]
public sealed class RuntimeImportAttribute : Attribute
{
    public RuntimeImportAttribute(string entry)
    {
        EntryPoint = entry;
    }

    public RuntimeImportAttribute(string dllName, string entry)
    {
        DllName = dllName;
        EntryPoint = entry;
    }

    public string DllName { get; }

    public string EntryPoint { get; }
}
