using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Anckor.Abi;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Anckor.Kernel.Tests.Mutations;

/// <summary>The kernel's sources compiled once more in memory, with one place changed.</summary>
/// <remarks>
/// The kernel itself has no seam for this. The changed assembly bears the name of the real one, so that these tests, loaded a second
/// time beside it, run against it as they are.
/// </remarks>
internal static class MutantKernel
{
    private const string KernelAssembly = "Anckor.Kernel.Core";

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    private static readonly Lazy<Dictionary<string, string>> Sources = new(ReadSources);

    private static readonly Lazy<MetadataReference[]> References = new(() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
        MetadataReference.CreateFromFile(typeof(TaskControl).Assembly.Location),
    ]);

    /// <summary>What the examination says about the mutant: how it was found out, or null.</summary>
    internal static string? Examine(Mutation? mutation, string? system)
    {
        MutantContext context = new(Compile(mutation));
        try
        {
            Assembly tests = context.LoadFromAssemblyPath(typeof(MutantKernel).Assembly.Location);
            MethodInfo examination = tests.GetType(typeof(Examination).FullName!)!.GetMethod(nameof(Examination.FindBreach), BindingFlags.NonPublic | BindingFlags.Static)!;
            return (string?)examination.Invoke(null, [system]);
        }
        finally
        {
            context.Unload();
        }
    }

    /// <summary>One of the kernel's source files.</summary>
    internal static string TextOf(string file) => Sources.Value[file];

    private static byte[] Compile(Mutation? mutation)
    {
        List<SyntaxTree> trees = [CSharpSyntaxTree.ParseText("[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Anckor.Kernel.Tests\")]", ParseOptions)];
        foreach ((string name, string text) in Sources.Value)
        {
            trees.Add(CSharpSyntaxTree.ParseText(name == mutation?.File ? mutation.ApplyTo(text) : text, ParseOptions, name));
        }

        CSharpCompilation compilation = CSharpCompilation.Create(
            KernelAssembly,
            trees,
            References.Value,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
        using MemoryStream image = new();
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(image);
        Assert.True(result.Success, $"the mutant does not compile: {string.Join("; ", result.Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error))}");
        return image.ToArray();
    }

    private static Dictionary<string, string> ReadSources()
    {
        string kernel = typeof(MutantKernel).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "KernelFolder").Value!;
        return new[] { Path.Combine(kernel, "core"), Path.Combine(kernel, "arch", "host") }
            .SelectMany(folder => Directory.GetFiles(folder, "*.cs"))
            .ToDictionary(path => Path.GetFileName(path), path => File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    /// <summary>Where the mutant and its copy of the tests live; everything else is shared.</summary>
    private sealed class MutantContext(byte[] kernel) : AssemblyLoadContext(isCollectible: true)
    {
        private Assembly? mutant;

        protected override Assembly? Load(AssemblyName assemblyName) =>
            assemblyName.Name == KernelAssembly ? mutant ??= LoadFromStream(new MemoryStream(kernel)) : null;
    }
}
