using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Anckor.Image.Cache;
using Anckor.Image.Compile;

namespace Anckor.Image.Pipeline;

/// <summary>Compiles projects and what they reference, each once.</summary>
internal sealed class ProjectBuilder(BuildContext context)
{
    private const string CoreLibrary = "corelib";

    private readonly ConcurrentDictionary<string, FirmwareProject> projects = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<CompiledAssembly>>> assemblies = new();
    private readonly ManagedCompiler compiler = new(context.Paths);

    /// <summary>The assembly of a project: a csproj, or a folder of sources.</summary>
    public Task<CompiledAssembly> CompileAsync(string path)
    {
        string full = Path.GetFullPath(path);
        lock (projects)
        {
            // Compiling waits for what a project references: that there is no circle must be known before.
            ReadAll(full, []);
        }

        return MakeOnceAsync(full);
    }

    private void ReadAll(string path, IReadOnlyList<string> from)
    {
        if (from.Contains(path))
        {
            string circle = string.Join(" -> ", from.SkipWhile(step => step != path).Append(path).Select(Path.GetFileNameWithoutExtension));
            throw new BuildFailedException(
                [new Diagnostic(Severity.Error, "ANK2017", $"projects reference each other in a circle: {circle}", new SourceLocation(DisplayPath.Of(path)))]);
        }

        if (projects.ContainsKey(path))
        {
            return;
        }

        FirmwareProject project = ProjectReader.Read(path, context.Request.RepositoryRoot);
        foreach (string reference in project.References)
        {
            if (!File.Exists(reference))
            {
                throw new BuildFailedException(
                [
                    new Diagnostic(
                        Severity.Error, "ANK2018", $"the referenced project does not exist: {DisplayPath.Of(reference)}",
                        new SourceLocation(DisplayPath.Of(project.Path))),
                ]);
            }

            ReadAll(reference, [.. from, path]);
        }

        projects[path] = project;
    }

    private Task<CompiledAssembly> MakeOnceAsync(string path) =>
        assemblies.GetOrAdd(path, _ => new Lazy<Task<CompiledAssembly>>(() => Task.Run(() => MakeAsync(projects[path])))).Value;

    private async Task<CompiledAssembly> MakeAsync(FirmwareProject project)
    {
        CompiledAssembly[] direct = await Task.WhenAll(project.References.Select(MakeOnceAsync));
        List<CompiledAssembly> references = [.. direct.SelectMany(assembly => assembly.References.Append(assembly)).DistinctBy(assembly => assembly.Path)];
        references.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name));
        string key = KeyOf(project, references);
        string folder = await context.Cache.GetAsync(key, target => context.LimitAsync(() => EmitAsync(project, references, target)));
        return new CompiledAssembly(
            project,
            Path.Combine(folder, project.AssemblyName + ".dll"),
            key,
            references,
            [.. project.Warnings, .. StoredDiagnostics.Read(folder)]);
    }

    private string KeyOf(FirmwareProject project, List<CompiledAssembly> references)
    {
        CompilerOptions options = project.Options;
        using ContentKey key = new("assembly");
        key.Add(SdkCompiler.Identity).Add(project.AssemblyName).Add(options.LanguageVersion).Add(options.Nullable)
            .Add($"{options.AllowUnsafe} {options.CheckOverflow} {options.WarningsAsErrors}")
            .Add(options.Defines).Add(options.Suppressed).Add(options.GlobalUsings)
            .Add([.. references.Select(reference => reference.Key)])
            .Add([.. FirmwareAnalyzerList.Analyzers.Select(analyzer => $"{analyzer.GetType()} {analyzer.GetType().Module.ModuleVersionId}")]);
        foreach (string source in project.Sources)
        {
            key.Add(context.Paths.NameOf(source, project.Folder)).AddFile(source);
        }

        return key.Finish();
    }

    private async Task EmitAsync(FirmwareProject project, List<CompiledAssembly> references, string folder)
    {
        context.Progress.Step($"compiling {project.AssemblyName}");
        IReadOnlyList<Diagnostic> warnings =
            await compiler.CompileAsync(project, [.. references.Select(reference => reference.Reference)], folder, context.Cancel);
        if (project.AssemblyName != CoreLibrary)
        {
            using AssemblyInspector inspector = new(Path.Combine(folder, project.AssemblyName + ".dll"), context.Paths);
            IReadOnlyList<Diagnostic> catches = inspector.FindCatches();
            if (catches.Count > 0)
            {
                throw new BuildFailedException(catches);
            }
        }

        StoredDiagnostics.Write(folder, warnings);
    }
}
