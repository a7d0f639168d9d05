using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Anckor.Image.Compile;

namespace Anckor.Image.Link;

/// <summary>The programs this build is made with, by full path.</summary>
/// <param name="CodeGenerator">ilc.</param>
/// <param name="CodeGeneratorVersion">The version of its package.</param>
/// <param name="Assembler">as of binutils.</param>
/// <param name="Linker">ld of binutils.</param>
public sealed record Toolchain(string CodeGenerator, string CodeGeneratorVersion, string Assembler, string Linker)
{
    private const string PackagePrefix = "runtime.";
    private const string PackageSuffix = ".microsoft.dotnet.ilcompiler";
    private const string BinutilsPrefix = "arm-none-eabi-";

    /// <summary>Finds them.</summary>
    /// <exception cref="BuildFailedException">One is missing.</exception>
    public static Toolchain Locate()
    {
        List<Diagnostic> missing = [];
        if (SdkCompiler.Folder is null)
        {
            missing.Add(new Diagnostic(Severity.Error, "ANK5104", "the C# compiler of the .NET SDK was not found", Remedy: "install the SDK that global.json asks for"));
        }

        (string Path, string Version)? generator = FindCodeGenerator(missing);
        string? assembler = FindProgram(BinutilsPrefix + "as", missing);
        string? linker = FindProgram(BinutilsPrefix + "ld", missing);
        return missing.Count > 0 || generator is null || assembler is null || linker is null
            ? throw new BuildFailedException(missing)
            : new Toolchain(generator.Value.Path, generator.Value.Version, assembler, linker);
    }

    private static (string Path, string Version)? FindCodeGenerator(List<Diagnostic> missing)
    {
        string packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } folder
            ? folder
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        string package = Path.Combine(packages, PackagePrefix + RuntimeInformation.RuntimeIdentifier + PackageSuffix);
        string portable = Path.Combine(packages, $"{PackagePrefix}{PortableIdentifier()}{PackageSuffix}");
        string version = CodeGeneratorPackage.Version;
        foreach (string candidate in new[] { package, portable })
        {
            string program = Path.Combine(candidate, version, "tools", OperatingSystem.IsWindows() ? "ilc.exe" : "ilc");
            if (File.Exists(program))
            {
                MakeExecutable(program);
                return (program, version);
            }
        }

        missing.Add(new Diagnostic(
            Severity.Error, "ANK5102", $"the code generator is not in the package folder: {portable}/{version}",
            Remedy: "dotnet restore tools/Anckor.Image, with the network on"));
        return null;
    }

    private static string PortableIdentifier()
    {
        string system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";
        return $"{system}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
    }

    // Packages carry no file modes, and not every restore sets the run bit.
    private static void MakeExecutable(string program)
    {
        if (!OperatingSystem.IsWindows())
        {
            SetRunBits(program);
        }
    }

    [UnsupportedOSPlatform("windows")]
    private static void SetRunBits(string program)
    {
        UnixFileMode mode = File.GetUnixFileMode(program);
        const UnixFileMode run = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        if ((mode & UnixFileMode.UserExecute) == 0)
        {
            File.SetUnixFileMode(program, mode | run);
        }
    }

    private static string? FindProgram(string name, List<Diagnostic> missing)
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        string file = OperatingSystem.IsWindows() ? name + ".exe" : name;
        string? found = folders.Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists);
        if (found is null)
        {
            missing.Add(new Diagnostic(
                Severity.Error, "ANK5103", $"'{name}' is not on the PATH", Remedy: "apt install binutils-arm-none-eabi"));
        }

        return found;
    }
}
