using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Anckor.Analyzers.Tests;

/// <summary>What the tests of rules state about a snippet. Refused places are marked in it: <c>[|new object()|]</c>.</summary>
internal static class Check
{
    /// <summary>Exactly the marked places are refused, all by this rule.</summary>
    internal static async Task<IReadOnlyList<string>> RefusedAsync(string rule, string marked)
    {
        (string source, List<TextSpan> places) = ReadMarks(marked);
        Assert.NotEmpty(places);
        IReadOnlyList<Diagnostic> found = await Firmware.AnalyzeAsync(Firmware.Compile(source), TestContext.Current.CancellationToken);

        Assert.Equal(
            places.Select(place => $"{rule}: {source[place.Start..place.End]}"),
            found.Select(diagnostic => $"{diagnostic.Id}: {TextAt(source, diagnostic)}"));
        Assert.Equal(places, found.Select(static diagnostic => diagnostic.Location.SourceSpan));
        Assert.All(found, static diagnostic => Assert.Contains(FirmwareAnalyzers.RemedySeparator, diagnostic.GetMessage()));
        return [.. found.Select(static diagnostic => diagnostic.GetMessage())];
    }

    /// <summary>The snippet is firmware: no rule refuses it, and the compiler takes it with what corelib has.</summary>
    internal static async Task AllowedAsync(string source)
    {
        CSharpCompilation compilation = Firmware.Compile(source);

        Assert.Empty(Firmware.CompilerErrors(compilation));
        Assert.Empty(await Firmware.AnalyzeAsync(compilation, TestContext.Current.CancellationToken));
    }

    private static string TextAt(string source, Diagnostic diagnostic) =>
        source[diagnostic.Location.SourceSpan.Start..diagnostic.Location.SourceSpan.End];

    private static (string Source, List<TextSpan> Places) ReadMarks(string marked)
    {
        StringBuilder source = new();
        List<TextSpan> places = [];
        int start = 0;
        for (int index = 0; index < marked.Length; index++)
        {
            switch (marked[index..])
            {
                case ['[', '|', ..]:
                    start = source.Length;
                    index++;
                    break;
                case ['|', ']', ..]:
                    places.Add(TextSpan.FromBounds(start, source.Length));
                    index++;
                    break;
                default:
                    source.Append(marked[index]);
                    break;
            }
        }

        return (source.ToString(), places);
    }
}
