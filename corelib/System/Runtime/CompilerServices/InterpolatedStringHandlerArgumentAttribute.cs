namespace System.Runtime.CompilerServices;

/// <summary>Names the arguments that are passed to the constructor of the handler.</summary>
[AttributeUsage(AttributeTargets.Parameter, AllowMultiple = false, Inherited = false)]
public sealed class InterpolatedStringHandlerArgumentAttribute : Attribute
{
    public InterpolatedStringHandlerArgumentAttribute(string argument)
    {
        Argument = argument;
    }

    public InterpolatedStringHandlerArgumentAttribute(params string[] arguments)
    {
        Arguments = arguments;
    }

    /// <summary>The only argument, when there is one.</summary>
    public string Argument { get; }

    /// <summary>All arguments, when there are several. (.NET wraps the single one in an array: that needs a heap.)</summary>
    public string[] Arguments { get; }
}
