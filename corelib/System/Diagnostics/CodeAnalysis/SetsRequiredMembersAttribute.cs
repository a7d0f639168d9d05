namespace System.Diagnostics.CodeAnalysis;

/// <summary>The constructor sets all required members.</summary>
[AttributeUsage(AttributeTargets.Constructor, AllowMultiple = false, Inherited = false)]
public sealed class SetsRequiredMembersAttribute : Attribute
{
}
