namespace System.Diagnostics.CodeAnalysis;

/// <summary>The output is not null when this parameter is not null.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property |
    AttributeTargets.ReturnValue, AllowMultiple = true, Inherited = false)]
public sealed class NotNullIfNotNullAttribute : Attribute
{
    public NotNullIfNotNullAttribute(string parameterName)
    {
        ParameterName = parameterName;
    }

    public string ParameterName { get; }
}
