using System;
using Xunit;

namespace Anckor.Kernel.Tests.Mutations;

/// <summary>One rule broken on purpose.</summary>
/// <param name="Name">What the broken kernel does, as a sentence.</param>
/// <param name="File">The source file.</param>
/// <param name="Original">Text that stands in it exactly once.</param>
/// <param name="Replacement">What stands there instead.</param>
/// <param name="Searched">The searched system that must find it, or <see cref="Examination.Histories"/>; null for the tests of the rules.</param>
internal sealed record Mutation(string Name, string File, string Original, string Replacement, string? Searched)
{
    /// <summary>The changed text.</summary>
    internal string ApplyTo(string text)
    {
        string original = Original.ReplaceLineEndings("\n");
        int found = text.IndexOf(original, StringComparison.Ordinal);
        Assert.True(found >= 0, $"{File} does not hold the text to replace any more: {Original}");
        Assert.True(text.IndexOf(original, found + 1, StringComparison.Ordinal) < 0, $"{File} holds the text to replace more than once: {Original}");
        return text.Replace(original, Replacement.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }
}
