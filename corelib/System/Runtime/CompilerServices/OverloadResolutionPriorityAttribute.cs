namespace System.Runtime.CompilerServices;

/// <summary>Prefers one overload to the others.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Constructor |
    AttributeTargets.Property, AllowMultiple = false, Inherited = false)]
public sealed class OverloadResolutionPriorityAttribute : Attribute
{
    public OverloadResolutionPriorityAttribute(int priority)
    {
        Priority = priority;
    }

    public int Priority { get; }
}
