namespace System.Runtime.InteropServices;

/// <summary>How fields are laid out.</summary>
public enum LayoutKind
{
    Sequential = 0,
    Explicit = 2,
    Auto = 3,
}
