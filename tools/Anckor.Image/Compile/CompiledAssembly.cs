using System;
using System.Collections.Generic;
using System.IO;
using Microsoft.CodeAnalysis;

namespace Anckor.Image.Compile;

/// <summary>An assembly that was compiled, now or in an earlier build.</summary>
/// <param name="Project">What it was made from.</param>
/// <param name="Path">The dll; the pdb lies beside it.</param>
/// <param name="Key">What stands for its contents in the keys of what is made from it.</param>
/// <param name="References">Everything it references, directly or not, in a fixed order.</param>
/// <param name="Warnings">What the compiler warned about.</param>
public sealed record CompiledAssembly(
    FirmwareProject Project,
    string Path,
    string Key,
    IReadOnlyList<CompiledAssembly> References,
    IReadOnlyList<Diagnostic> Warnings)
{
    private readonly Lazy<MetadataReference> reference = new(() => MetadataReference.CreateFromImage(File.ReadAllBytes(Path)));

    /// <summary>The assembly for the compiler; its metadata is parsed once for all that reference it.</summary>
    public MetadataReference Reference => reference.Value;

    /// <summary>The assembly's name.</summary>
    public string Name => Project.AssemblyName;
}
