using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Anckor.Image.Compile;

/// <summary>Makes a Thumb-2 object from assemblies. The one place that knows which compiler does it: see docs/adr/0002.</summary>
public interface ICodeGenerator
{
    /// <summary>What stands for the compiler and its options in the keys of cached objects.</summary>
    string Identity { get; }

    /// <summary>Compiles assemblies together.</summary>
    /// <param name="assemblies">Paths; everything they reference is among them.</param>
    /// <param name="folder">An empty folder for what the compiler writes.</param>
    /// <param name="cancel">Ends the compiler's process too.</param>
    /// <exception cref="BuildFailedException">The compiler refuses the code.</exception>
    Task<GeneratedObject> GenerateAsync(IReadOnlyList<string> assemblies, string folder, CancellationToken cancel);
}

/// <summary>An object as the code generator wrote it, and what it says about it.</summary>
/// <param name="Path">The object.</param>
/// <param name="Methods">Compiled methods.</param>
/// <param name="Types">Types, by the symbol of their method table.</param>
/// <param name="FrozenObjects">Objects that exist from the start.</param>
/// <param name="LeftForRunTime">Static constructors that could not run at build time.</param>
public sealed record GeneratedObject(
    string Path,
    IReadOnlyList<GeneratedMethod> Methods,
    IReadOnlyList<GeneratedType> Types,
    IReadOnlyList<FrozenObject> FrozenObjects,
    IReadOnlyList<LateConstructor> LeftForRunTime);

/// <summary>A method in an object.</summary>
/// <param name="Type">Full name of its type, <c>Namespace.Outer/Inner</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">How many parameters it has.</param>
/// <param name="Symbol">Its symbol.</param>
public sealed record GeneratedMethod(string Type, string Name, int Parameters, string Symbol);

/// <summary>A type in an object.</summary>
/// <param name="Type">Full name; arrays end with <c>[]</c>, generic types come without their arguments.</param>
/// <param name="Symbol">The symbol of its method table.</param>
public sealed record GeneratedType(string Type, string Symbol);

/// <summary>An object that exists from the start.</summary>
/// <param name="Type">Full name of its type; arrays end with <c>[]</c>.</param>
/// <param name="Symbol">Its symbol.</param>
/// <param name="Size">Bytes from its method table pointer on, padding not counted.</param>
public sealed record FrozenObject(string Type, string Symbol, int Size);

/// <summary>A static constructor that could not run at build time.</summary>
/// <param name="Type">Full name of its type, <c>Namespace.Outer/Inner</c>.</param>
/// <param name="Reason">What stopped the interpreter, in the compiler's words.</param>
public sealed record LateConstructor(string Type, string Reason);
