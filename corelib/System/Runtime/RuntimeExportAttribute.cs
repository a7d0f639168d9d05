namespace System.Runtime;

/// <summary>Gives a method a name that the linker knows.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class RuntimeExportAttribute : Attribute
{
    public RuntimeExportAttribute(string entry)
    {
        EntryPoint = entry;
    }

    public string EntryPoint { get; }
}
