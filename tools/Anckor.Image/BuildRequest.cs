using System.Collections.Generic;

namespace Anckor.Image;

/// <summary>What to build.</summary>
/// <param name="ApplicationFolder">The folder of app.toml.</param>
/// <param name="BoardName">A folder under boards/.</param>
/// <param name="RepositoryRoot">Where Anckor lies.</param>
/// <param name="OutputFolder">Where the image goes; null for the usual place under build/.</param>
public sealed record BuildRequest(string ApplicationFolder, string BoardName, string RepositoryRoot, string? OutputFolder = null);

/// <summary>Told what a build does. Calls may come from several threads.</summary>
public interface IBuildProgress
{
    /// <summary>Something that takes time begins; what comes from the cache is not told.</summary>
    /// <param name="text">For instance <c>compiling task ping</c>.</param>
    void Step(string text);
}

/// <summary>What a build made.</summary>
/// <param name="Elf">Full path of the ELF file with all symbols.</param>
/// <param name="Bin">Full path of the flash contents from the start of flash.</param>
/// <param name="Hex">Full path of the same as Intel HEX.</param>
/// <param name="Report">What it costs.</param>
/// <param name="Warnings">Of all its parts.</param>
/// <param name="Application">What was built.</param>
public sealed record BuildOutput(
    string Elf, string Bin, string Hex, ImageReport Report, IReadOnlyList<Diagnostic> Warnings, Application Application);
