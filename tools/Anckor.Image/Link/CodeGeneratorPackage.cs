using System;
using System.Linq;
using System.Reflection;

namespace Anckor.Image.Link;

/// <summary>The package of the code generator that this build was written against.</summary>
internal static class CodeGeneratorPackage
{
    private const string MetadataKey = "CodeGeneratorVersion";

    /// <summary>Its version, as Directory.Packages.props pins it.</summary>
    public static string Version { get; } =
        typeof(CodeGeneratorPackage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(attribute => attribute.Key == MetadataKey)?.Value
        ?? throw new InvalidOperationException($"Anckor.Image was built without the assembly metadata {MetadataKey}");
}
