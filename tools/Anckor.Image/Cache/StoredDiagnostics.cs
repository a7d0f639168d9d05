using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Anckor.Image.Cache;

/// <summary>Warnings beside what they are about, so that a build that finds it in the cache shows them again.</summary>
internal static class StoredDiagnostics
{
    private const string FileName = "warnings.json";

    public static void Write(string folder, IReadOnlyList<Diagnostic> diagnostics)
    {
        // Places are shown from the current folder, which is another one in the next build.
        Diagnostic[] absolute = [.. diagnostics.Select(diagnostic => WithFile(diagnostic, Path.GetFullPath))];
        File.WriteAllBytes(Path.Combine(folder, FileName), JsonSerializer.SerializeToUtf8Bytes(absolute, StoredContext.Default.DiagnosticArray));
    }

    public static IReadOnlyList<Diagnostic> Read(string folder)
    {
        Diagnostic[] absolute = JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(folder, FileName)), StoredContext.Default.DiagnosticArray) ?? [];
        return [.. absolute.Select(diagnostic => WithFile(diagnostic, DisplayPath.Of))];
    }

    private static Diagnostic WithFile(Diagnostic diagnostic, System.Func<string, string> change) =>
        diagnostic.Location is null ? diagnostic : diagnostic with { Location = diagnostic.Location with { File = change(diagnostic.Location.File) } };
}

/// <summary>How cached facts become JSON, without reflection at run time.</summary>
[JsonSerializable(typeof(Diagnostic[]))]
[JsonSerializable(typeof(Pipeline.PartFacts))]
[JsonSerializable(typeof(Pipeline.LinkFacts))]
[JsonSerializable(typeof(Stacks.StackFacts))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class StoredContext : JsonSerializerContext;
