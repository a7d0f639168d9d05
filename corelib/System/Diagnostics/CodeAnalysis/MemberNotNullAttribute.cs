namespace System.Diagnostics.CodeAnalysis;

/// <summary>The member is not null when the method has returned.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property, Inherited = false, AllowMultiple = true)]
public sealed class MemberNotNullAttribute : Attribute
{
    public MemberNotNullAttribute(string member)
    {
        Member = member;
    }

    /// <summary>The member. (.NET has an array: that needs a heap.)</summary>
    internal string Member { get; }
}
