namespace System.Runtime.InteropServices;

/// <summary>How text passes to native code. The compiler needs the type.</summary>
public enum CharSet
{
    None = 1,
    Ansi = 2,
    Unicode = 3,
    Auto = 4,
}
