namespace System.ComponentModel;

/// <summary>Whether an editor offers a member.</summary>
public enum EditorBrowsableState
{
    Always,
    Never,
    Advanced,
}
