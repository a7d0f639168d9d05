using System;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Anckor.Image.Compile;

/// <summary>Lends this process the C# compiler of the .NET SDK.</summary>
/// <remarks>
/// The SDK's copy is compiled ahead of time; the one on the package registry would have to be compiled by the JIT first, which takes
/// longer than all of a build. It is also the very compiler that <c>dotnet build</c> and an IDE run on the same project. Anckor.Image
/// is built against the oldest version that global.json lets in, and any newer one takes its place.
/// </remarks>
internal static class SdkCompiler
{
    private const string AssemblyPrefix = "Microsoft.CodeAnalysis";

    /// <summary>Where the compiler's assemblies lie; null when no SDK was found.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>What stands for the compiler in the keys of what it made: the version of its SDK.</summary>
    public static string Identity { get; } = Folder is null ? "" : Path.GetFileName(Path.GetFullPath(Path.Combine(Folder, "..", "..")));

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "Must stand before the first method that names a type of the compiler is compiled.")]
    internal static void Register() => AssemblyLoadContext.Default.Resolving += Resolve;

    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name)
    {
        bool isCompiler = name.Name?.StartsWith(AssemblyPrefix, StringComparison.Ordinal) == true;
        if (!isCompiler || Folder is null)
        {
            return null;
        }

        string path = Path.Combine(Folder, name.Name + ".dll");
        return File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
    }

    private static string? Find()
    {
        // <root>/shared/Microsoft.NETCore.App/<version>/System.Private.CoreLib.dll
        string? runtime = Path.GetDirectoryName(typeof(object).Assembly.Location);
        string root = Path.GetFullPath(Path.Combine(runtime ?? "/", "..", "..", ".."));
        string kits = Path.Combine(root, "sdk");
        if (!Directory.Exists(kits))
        {
            return null;
        }

        return Directory.GetDirectories(kits)
            .Select(folder => (Folder: Path.Combine(folder, "Roslyn", "bincore"), Version: Parse(Path.GetFileName(folder))))
            .Where(kit => kit.Version?.Major == Environment.Version.Major && File.Exists(Path.Combine(kit.Folder, AssemblyPrefix + ".dll")))
            .OrderByDescending(kit => kit.Version)
            .Select(kit => kit.Folder)
            .FirstOrDefault();
    }

    // A preview's name ends with a dash and words.
    private static Version? Parse(string name) => Version.TryParse(name.Split('-')[0], out Version? version) ? version : null;
}
