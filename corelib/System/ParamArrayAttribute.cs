namespace System;

/// <summary>Written by the compiler on <c>params</c> arrays.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ParamArrayAttribute : Attribute
{
}
