using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;

namespace Anckor.Image.Compile;

/// <summary>
/// Reads the part of a csproj that firmware uses: properties with conditions, imports by path, Compile and ProjectReference items.
/// </summary>
/// <remarks>
/// Running MSBuild would cost more than compiling. What this reader does not understand is refused or warned about by name, so
/// that a project never means one thing to an IDE and silently another one here.
/// </remarks>
public sealed class ProjectReader
{
    private const string SdkName = "Microsoft.NET.Sdk";

    private readonly string path;
    private readonly string folder;
    private readonly Dictionary<string, string> properties = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Diagnostic> unknownProperties = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> expandedProperties = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(XElement Group, ProjectFile File)> itemGroups = [];
    private readonly List<Diagnostic> diagnostics = [];
    private readonly HashSet<string> imported = [];

    private readonly List<string> sources = [];
    private readonly List<string> references = [];
    private readonly List<string> globalUsings = [];

    private ProjectReader(string path)
    {
        this.path = path;
        folder = Path.GetDirectoryName(path)!;
    }

    /// <summary>Reads a project.</summary>
    /// <param name="path">Full path of a csproj, or of a folder: its only csproj, or, without one, its sources as a task.</param>
    /// <param name="repositoryRoot">Where <c>sdk/Anckor.Task.props</c> lies, for folders without a csproj.</param>
    /// <exception cref="BuildFailedException">The project does not exist or holds what this build cannot obey.</exception>
    public static FirmwareProject Read(string path, string repositoryRoot)
    {
        if (!Directory.Exists(path))
        {
            return File.Exists(path)
                ? new ProjectReader(Path.GetFullPath(path)).Evaluate(ProjectFile.Load)
                : throw Fail(new Diagnostic(Severity.Error, "ANK2001", "the project does not exist", Place(path)));
        }

        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        string[] found = Directory.GetFiles(full, "*.csproj");
        if (found.Length > 1)
        {
            Array.Sort(found, StringComparer.Ordinal);
            throw Fail(new Diagnostic(
                Severity.Error, "ANK2002", $"the folder holds {found.Length} projects", Place(full), $"name one of them: {Path.GetFileName(found[0])}"));
        }

        if (found.Length == 1)
        {
            return new ProjectReader(found[0]).Evaluate(ProjectFile.Load);
        }

        // A folder of sources is a task that says nothing but that it is one.
        XElement import = new("Import", new XAttribute("Project", Path.Combine(repositoryRoot, "sdk", "Anckor.Task.props")));
        XElement root = new("Project", new XAttribute("Sdk", SdkName), import);
        ProjectFile implied = new(Path.Combine(full, Path.GetFileName(full) + ".csproj"), root);
        return new ProjectReader(implied.Path).Evaluate(_ => implied);
    }

    private FirmwareProject Evaluate(Func<string, ProjectFile> load)
    {
        Dictionary<string, string> reserved = new()
        {
            ["MSBuildProjectDirectory"] = folder,
            ["MSBuildProjectFullPath"] = path,
            ["MSBuildProjectFile"] = Path.GetFileName(path),
            ["MSBuildProjectName"] = Path.GetFileNameWithoutExtension(path),
            ["MSBuildProjectExtension"] = ".csproj",
            ["Configuration"] = "Release",
            ["Platform"] = "AnyCPU",
            ["OS"] = "Unix",
        };
        foreach ((string name, string value) in reserved)
        {
            properties[name] = value;
        }

        ProjectFile project = load(path);
        string? sdk = project.Root.Attribute("Sdk")?.Value;
        if (project.Root.Name.LocalName != "Project" || sdk != SdkName)
        {
            Report(Severity.Error, "ANK2003", "not a project of the .NET SDK", project.PlaceOf(project.Root), $"<Project Sdk=\"{SdkName}\">");
            throw Fail();
        }

        // MSBuild's order: what the folders above say, the project, and again the folders above.
        EvaluateNearest("Directory.Build.props");
        EvaluateFile(project);
        EvaluateNearest("Directory.Build.targets");
        foreach (Diagnostic warning in unknownProperties.Where(pair => !expandedProperties.Contains(pair.Key)).Select(pair => pair.Value))
        {
            diagnostics.Add(warning);
        }

        EvaluateItems();
        if (diagnostics.Exists(diagnostic => diagnostic.Severity == Severity.Error))
        {
            throw Fail();
        }

        return new FirmwareProject(
            path,
            folder,
            Property("AssemblyName", Path.GetFileNameWithoutExtension(path)),
            [.. sources.Distinct().Order(StringComparer.Ordinal)],
            [.. FileGlob.Expand(folder, "**/*.S").Where(file => !IsOutput(file))],
            [.. references.Distinct()],
            Options(),
            diagnostics);
    }

    private CompilerOptions Options()
    {
        bool implicitUsings = Property("ImplicitUsings", "disable").ToUpperInvariant() is "ENABLE" or "TRUE";
        if (implicitUsings)
        {
            Report(Severity.Error, "ANK2004", "ImplicitUsings names parts of System that firmware does not have", Place(path), "<ImplicitUsings>disable</ImplicitUsings>");
            throw Fail();
        }

        return new CompilerOptions(
            Property("LangVersion", "latest"),
            Property("Nullable", "disable"),
            Split(Property("DefineConstants", "")),
            IsTrue("AllowUnsafeBlocks"),
            IsTrue("CheckForOverflowUnderflow"),
            IsTrue("TreatWarningsAsErrors"),
            Split(Property("NoWarn", "")),
            [.. globalUsings.Distinct()]);
    }

    private void EvaluateNearest(string name)
    {
        for (string? at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            string candidate = Path.Combine(at, name);
            if (File.Exists(candidate))
            {
                EvaluateFile(ProjectFile.Load(candidate));
                return;
            }
        }
    }

    private void EvaluateFile(ProjectFile file)
    {
        if (!imported.Add(file.Path))
        {
            return;
        }

        foreach (XElement element in file.Root.Elements())
        {
            EnterFile(file);
            if (!Holds(element, file))
            {
                continue;
            }

            switch (element.Name.LocalName)
            {
                case "PropertyGroup":
                    EvaluateProperties(element, file);
                    break;
                case "ItemGroup":
                    // Items see the properties of the whole project, wherever these stand.
                    itemGroups.Add((element, file));
                    break;
                case "Import":
                    EvaluateImport(element, file);
                    break;
                case "Target" or "UsingTask":
                    Report(Severity.Warning, "ANK2005", $"<{element.Name.LocalName}> is not run by this build", file.PlaceOf(element));
                    break;
                default:
                    Report(Severity.Error, "ANK2006", $"<{element.Name.LocalName}> is not understood", file.PlaceOf(element));
                    break;
            }
        }
    }

    private void EnterFile(ProjectFile file)
    {
        properties["MSBuildThisFileDirectory"] = Path.GetDirectoryName(file.Path) + "/";
        properties["MSBuildThisFileFullPath"] = file.Path;
        properties["MSBuildThisFile"] = Path.GetFileName(file.Path);
        properties["MSBuildThisFileName"] = Path.GetFileNameWithoutExtension(file.Path);
    }

    private void EvaluateProperties(XElement group, ProjectFile file)
    {
        foreach (XElement element in group.Elements().Where(element => Holds(element, file)))
        {
            string name = element.Name.LocalName;
            properties[name] = Expand(element.Value, element, file).Trim();
            if (!ProjectVocabulary.ObeyedProperties.Contains(name) && !ProjectVocabulary.HarmlessProperties.Contains(name))
            {
                unknownProperties[name] = new Diagnostic(
                    Severity.Warning, "ANK2007", $"the property '{name}' means nothing to this build", file.PlaceOf(element));
            }
        }
    }

    private void EvaluateImport(XElement element, ProjectFile file)
    {
        if (element.Attribute("Sdk") is not null || element.Attribute("Project") is not XAttribute project)
        {
            Report(Severity.Error, "ANK2006", "only imports by path are understood", file.PlaceOf(element), "<Import Project=\"path\" />");
            return;
        }

        string target = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file.Path)!, Expand(project.Value, element, file).Replace('\\', '/')));
        if (!File.Exists(target))
        {
            Report(Severity.Error, "ANK2008", $"the imported file does not exist: {DisplayPath.Of(target)}", file.PlaceOf(element));
            return;
        }

        EvaluateFile(ProjectFile.Load(target));
    }

    private void EvaluateItems()
    {
        if (Property("EnableDefaultItems", "true") != "false" && Property("EnableDefaultCompileItems", "true") != "false")
        {
            sources.AddRange(FileGlob.Expand(folder, "**/*.cs").Where(file => !IsOutput(file)));
            foreach (string pattern in Split(Property("DefaultItemExcludes", "")))
            {
                RemoveMatching(sources, pattern);
            }
        }

        foreach ((XElement group, ProjectFile file) in itemGroups)
        {
            EnterFile(file);
            foreach (XElement item in group.Elements().Where(item => Holds(item, file)))
            {
                EvaluateItem(item, file);
            }
        }
    }

    private void EvaluateItem(XElement item, ProjectFile file)
    {
        string name = item.Name.LocalName;
        string[] include = Split(Expand(item.Attribute("Include")?.Value ?? "", item, file));
        string[] remove = Split(Expand(item.Attribute("Remove")?.Value ?? "", item, file));
        switch (name)
        {
            case "Compile":
                foreach (string pattern in include)
                {
                    AddSources(pattern, Split(Expand(item.Attribute("Exclude")?.Value ?? "", item, file)), item, file);
                }

                foreach (string pattern in remove)
                {
                    RemoveMatching(sources, pattern);
                }

                break;
            case "ProjectReference":
                if (!IsToolReference(item, file))
                {
                    references.AddRange(include.SelectMany(pattern => FileGlob.Expand(folder, pattern)));
                }

                foreach (string pattern in remove)
                {
                    RemoveMatching(references, pattern);
                }

                break;
            case "Using":
                globalUsings.AddRange(include.Select(target => GlobalUsing(target, item, file)));
                break;
            case "InternalsVisibleTo":
                Report(Severity.Warning, "ANK2009", "InternalsVisibleTo items are not generated for firmware", file.PlaceOf(item), "the attribute in a source file");
                break;
            default:
                EvaluateOtherItem(name, item, file);
                break;
        }
    }

    private void EvaluateOtherItem(string name, XElement item, ProjectFile file)
    {
        if (ProjectVocabulary.HarmlessItems.Contains(name) || item.Attribute("Include") is null)
        {
            return;
        }

        string? remedy = ProjectVocabulary.RemedyForItem(name);
        if (remedy is null)
        {
            Report(Severity.Warning, "ANK2010", $"the item '{name}' means nothing to this build", file.PlaceOf(item));
        }
        else
        {
            Report(Severity.Error, "ANK2011", $"firmware cannot have {name} items", file.PlaceOf(item), remedy);
        }
    }

    private void AddSources(string pattern, string[] exclude, XElement item, ProjectFile file)
    {
        List<string> found = [.. FileGlob.Expand(folder, pattern)];
        foreach (string excluded in exclude)
        {
            RemoveMatching(found, excluded);
        }

        if (!FileGlob.IsPattern(pattern) && found is [string only] && !File.Exists(only))
        {
            Report(Severity.Error, "ANK2012", $"the source file does not exist: {DisplayPath.Of(only)}", file.PlaceOf(item));
            return;
        }

        sources.AddRange(found);
    }

    private void RemoveMatching(List<string> paths, string pattern)
    {
        Func<string, bool> matches = FileGlob.Matcher(folder, pattern);
        paths.RemoveAll(candidate => matches(candidate));
    }

    // An analyzer or generator runs inside the compiler on the host; it is no part of the firmware.
    private bool IsToolReference(XElement item, ProjectFile file) =>
        Metadata(item, "OutputItemType", file) == "Analyzer" ||
        string.Equals(Metadata(item, "ReferenceOutputAssembly", file), "false", StringComparison.OrdinalIgnoreCase);

    private string GlobalUsing(string target, XElement item, ProjectFile file)
    {
        string prefix = Metadata(item, "Static", file).Equals("true", StringComparison.OrdinalIgnoreCase) ? "static " : "";
        string alias = Metadata(item, "Alias", file);
        return alias.Length > 0 ? $"{prefix}{alias} = {target}" : prefix + target;
    }

    private string Metadata(XElement item, string name, ProjectFile file)
    {
        string? text = item.Attribute(name)?.Value ?? item.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value;
        return text is null ? "" : Expand(text, item, file).Trim();
    }

    private bool Holds(XElement element, ProjectFile file)
    {
        if (element.Attribute("Condition")?.Value is not string condition || condition.Trim().Length == 0)
        {
            return true;
        }

        try
        {
            string expanded = Expand(condition, element, file);
            return MSBuildCondition.Evaluate(expanded, candidate => ExistsFrom(Path.GetDirectoryName(file.Path)!, candidate));
        }
        catch (FormatException error)
        {
            Report(Severity.Error, "ANK2013", $"the condition is not understood: {error.Message}", file.PlaceOf(element));
            return false;
        }
    }

    private static bool ExistsFrom(string folder, string candidate)
    {
        string full = Path.Combine(folder, candidate.Replace('\\', '/'));
        return File.Exists(full) || Directory.Exists(full);
    }

    private string Expand(string text, XElement element, ProjectFile file)
    {
        if (text.Contains("@(", StringComparison.Ordinal) || text.Contains("%(", StringComparison.Ordinal) || text.Contains("$([", StringComparison.Ordinal))
        {
            Report(Severity.Error, "ANK2014", $"'{text.Trim()}' is not understood: only $(Property) is expanded", file.PlaceOf(element));
            return "";
        }

        for (int at = text.IndexOf("$(", StringComparison.Ordinal); at >= 0; at = text.IndexOf("$(", at, StringComparison.Ordinal))
        {
            int end = text.IndexOf(')', at);
            if (end < 0)
            {
                break;
            }

            string name = text[(at + 2)..end];
            expandedProperties.Add(name);
            string value = properties.GetValueOrDefault(name, "");
            text = text[..at] + value + text[(end + 1)..];
            at += value.Length;
        }

        return text;
    }

    private string Property(string name, string fallback) => properties.GetValueOrDefault(name) is { Length: > 0 } value ? value : fallback;

    private bool IsTrue(string name) => Property(name, "false").Equals("true", StringComparison.OrdinalIgnoreCase);

    private static string[] Split(string text) =>
        text.Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // What the SDK leaves out of its default items: outputs, and folders whose names start with a dot.
    private bool IsOutput(string file)
    {
        string relative = Path.GetRelativePath(folder, file);
        return relative.StartsWith("bin/", StringComparison.Ordinal) || relative.StartsWith("obj/", StringComparison.Ordinal) ||
            relative.StartsWith('.') || relative.Contains("/.", StringComparison.Ordinal);
    }

    private void Report(Severity severity, string code, string message, SourceLocation location, string? remedy = null) =>
        diagnostics.Add(new Diagnostic(severity, code, message, location, remedy));

    private static SourceLocation Place(string path) => new(DisplayPath.Of(path));

    private BuildFailedException Fail() => new(diagnostics);

    private static BuildFailedException Fail(Diagnostic diagnostic) => new([diagnostic]);

    /// <summary>A project file or something it imports.</summary>
    private sealed record ProjectFile(string Path, XElement Root)
    {
        public static ProjectFile Load(string path)
        {
            try
            {
                return new ProjectFile(path, XDocument.Load(path, LoadOptions.SetLineInfo).Root!);
            }
            catch (XmlException error)
            {
                string message = error.Message.Split(". Line")[0].TrimEnd('.');
                throw Fail(new Diagnostic(
                    Severity.Error, "ANK2015", $"not well-formed XML: {message}", new SourceLocation(DisplayPath.Of(path), error.LineNumber, error.LinePosition)));
            }
        }

        public SourceLocation PlaceOf(XElement element) => new(DisplayPath.Of(Path), ((IXmlLineInfo)element).LineNumber);
    }
}
