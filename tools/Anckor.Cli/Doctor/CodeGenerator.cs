using System;
using System.Linq;
using Anckor.Image;
using Anckor.Image.Link;

namespace Anckor.Cli.Doctor;

/// <summary>The code generator: no program on PATH, but a package that the build restores.</summary>
internal static class CodeGenerator
{
    private const string MissingCode = "ANK5102";

    /// <summary>Looks for it, as a build does.</summary>
    public static ToolState Look()
    {
        Tool tool = new("code generator", [], null, "compiles C# to Thumb-2", true, "");
        try
        {
            return new ToolState(tool, Version.Parse(Toolchain.Locate().CodeGeneratorVersion), null);
        }
        catch (BuildFailedException failure)
        {
            // The others are tools of their own here.
            Diagnostic? missing = failure.Diagnostics.FirstOrDefault(diagnostic => diagnostic.Code == MissingCode);
            return new ToolState(tool with { Remedy = missing?.Remedy ?? "" }, null, missing?.Message);
        }
    }
}
