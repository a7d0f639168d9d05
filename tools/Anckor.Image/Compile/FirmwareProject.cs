using System.Collections.Generic;

namespace Anckor.Image.Compile;

/// <summary>A project of firmware as its csproj describes it: everything the compiler needs, nothing left to evaluate.</summary>
/// <param name="Path">Full path of the csproj, also of one that only exists as a folder of sources.</param>
/// <param name="Folder">Full path of its folder.</param>
/// <param name="AssemblyName">The name of the assembly it makes.</param>
/// <param name="Sources">Full paths of its C# files, in a fixed order.</param>
/// <param name="AssemblySources">Full paths of its assembly files (*.S), in a fixed order.</param>
/// <param name="References">Full paths of the projects it references.</param>
/// <param name="Options">How the compiler treats it.</param>
/// <param name="Warnings">What was found in the project file that this build leaves out.</param>
public sealed record FirmwareProject(
    string Path,
    string Folder,
    string AssemblyName,
    IReadOnlyList<string> Sources,
    IReadOnlyList<string> AssemblySources,
    IReadOnlyList<string> References,
    CompilerOptions Options,
    IReadOnlyList<Diagnostic> Warnings);

/// <summary>How the C# compiler treats a project.</summary>
/// <param name="LanguageVersion">As in the csproj, for instance <c>latest</c>.</param>
/// <param name="Nullable">As in the csproj, for instance <c>enable</c>.</param>
/// <param name="Defines">Preprocessor symbols.</param>
/// <param name="AllowUnsafe">Whether unsafe blocks are legal.</param>
/// <param name="CheckOverflow">Whether arithmetic is checked unless the source says otherwise.</param>
/// <param name="WarningsAsErrors">Whether every warning ends the build.</param>
/// <param name="Suppressed">Codes of warnings that are not shown.</param>
/// <param name="GlobalUsings">What follows <c>global using</c> for each Using item.</param>
public sealed record CompilerOptions(
    string LanguageVersion,
    string Nullable,
    IReadOnlyList<string> Defines,
    bool AllowUnsafe,
    bool CheckOverflow,
    bool WarningsAsErrors,
    IReadOnlyList<string> Suppressed,
    IReadOnlyList<string> GlobalUsings);
