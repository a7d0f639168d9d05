using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using CliWrap;
using CliWrap.Buffered;

namespace Anckor.Cli.Running;

/// <summary>A place in the sources.</summary>
/// <param name="Member">The method, for instance <c>Rogue.Main</c>, or an assembly symbol.</param>
/// <param name="File">The file, relative to the repository when it lies there.</param>
/// <param name="Line">The line, from 1; 0 when only the file is known.</param>
/// <param name="IsLibrary">Whether the method is corelib's, userlib's or assembly: what the author of a task looks for called it.</param>
internal sealed record SourcePlace(string Member, string File, int Line, bool IsLibrary)
{
    /// <summary>As in a stack trace: <c>Rogue.Main in tasks/Rogue/Rogue.cs:31</c>.</summary>
    public override string ToString() => Line > 0 ? $"{Member} in {File}:{Line}" : $"{Member} in {File}";
}

/// <summary>Finds what the code at an address was written as, by the line table of the image.</summary>
/// <param name="elf">The image with symbols.</param>
/// <param name="repositoryRoot">What paths are shown relative to.</param>
internal sealed partial class SourcePlaces(string elf, string repositoryRoot)
{
    /// <summary>The program that reads the line table.</summary>
    public const string Tool = "arm-none-eabi-addr2line";

    /// <summary>What stands before the repository's paths inside images, so that they do not depend on where it lies.</summary>
    private const string MappedRoot = "/_/";

    // Names that the compiler wrote: a dot is an underscore like any other, so the longer names of assemblies must be known.
    private static readonly string[] libraries = ["corelib_", "Anckor_Userlib_"];
    private static readonly string[] longNames = ["Anckor_Userlib_", "Anckor_Kernel_"];

    private readonly Dictionary<uint, SourcePlace?> known = [];

    /// <summary>The place of an instruction; null when the image does not tell.</summary>
    public async Task<SourcePlace?> FindAsync(uint address, CancellationToken cancel)
    {
        // Bit 0 of a code address says Thumb and is no part of the place.
        address &= ~1u;
        if (!known.TryGetValue(address, out SourcePlace? place))
        {
            place = await LookUpAsync(address, cancel).ConfigureAwait(false);
            known.Add(address, place);
        }

        return place;
    }

    /// <summary>What the compiler's name of a method says in C#: <c>Rogue_Rogue__Main</c> is <c>Rogue.Main</c> of the assembly Rogue.</summary>
    internal static string Readable(string symbol)
    {
        if (!IsManaged(symbol, out int end))
        {
            return symbol;
        }

        string type = WithoutAssembly(symbol[..end]).Replace('_', '.');
        return $"{type}.{OverloadNumber().Replace(symbol[(end + 2)..], "")}";
    }

    /// <summary>Whether a symbol is a method's name, and where its type ends.</summary>
    private static bool IsManaged(string symbol, out int endOfType)
    {
        endOfType = symbol.IndexOf("__", StringComparison.Ordinal);
        return endOfType > 0;
    }

    private static bool IsLibrary(string symbol) =>
        !IsManaged(symbol, out _) || libraries.Any(library => symbol.StartsWith(library, StringComparison.Ordinal));

    private static string WithoutAssembly(string type)
    {
        string? assembly = longNames.FirstOrDefault(name => type.StartsWith(name, StringComparison.Ordinal));
        return assembly is null ? type[(type.IndexOf('_', StringComparison.Ordinal) + 1)..] : type[assembly.Length..];
    }

    private async Task<SourcePlace?> LookUpAsync(uint address, CancellationToken cancel)
    {
        BufferedCommandResult answer = await CliWrap.Cli.Wrap(Tool)
            .WithArguments(["-f", "-e", elf, $"0x{address:x8}"])
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(cancel)
            .ConfigureAwait(false);
        string[] lines = answer.StandardOutput.Split('\n', StringSplitOptions.TrimEntries);
        return answer.ExitCode == 0 && lines.Length >= 2 ? Parse(lines[0], lines[1]) : null;
    }

    private SourcePlace? Parse(string symbol, string place)
    {
        // "file:line", with " (discriminator n)" behind it at times; "??" stands for what is not known.
        int extra = place.IndexOf(' ', StringComparison.Ordinal);
        place = extra < 0 ? place : place[..extra];
        int colon = place.LastIndexOf(':');
        if (symbol == "??" || colon < 0 || place.StartsWith("??", StringComparison.Ordinal))
        {
            return null;
        }

        _ = int.TryParse(place[(colon + 1)..], out int line);
        return new SourcePlace(Readable(symbol), Relative(place[..colon]), line, IsLibrary(symbol));
    }

    private string Relative(string file)
    {
        if (file.StartsWith(MappedRoot, StringComparison.Ordinal))
        {
            return file[MappedRoot.Length..];
        }

        string relative = Path.GetRelativePath(repositoryRoot, file);
        return Path.IsPathRooted(file) && !relative.StartsWith("..", StringComparison.Ordinal) ? relative : file;
    }

    [GeneratedRegex(@"(?<=.)_\d+$")]
    private static partial Regex OverloadNumber();
}
