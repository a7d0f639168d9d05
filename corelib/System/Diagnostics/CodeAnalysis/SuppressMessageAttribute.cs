namespace System.Diagnostics.CodeAnalysis;

/// <summary>Silences one diagnostic of an analyzer.</summary>
[AttributeUsage(AttributeTargets.All, Inherited = false, AllowMultiple = true)]
public sealed class SuppressMessageAttribute : Attribute
{
    public SuppressMessageAttribute(string category, string checkId)
    {
        Category = category;
        CheckId = checkId;
    }

    public string Category { get; }

    public string CheckId { get; }

    public string Justification { get; init; }

    public string MessageId { get; init; }

    public string Scope { get; init; }

    public string Target { get; init; }
}
