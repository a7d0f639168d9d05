using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Anckor.Image.Cache;
using Anckor.Image.Compile;
using Anckor.Image.Dwarf;
using Anckor.Image.Elf;
using Anckor.Image.Layout;
using Anckor.Image.Link;
using Anckor.Image.Mend;
using Anckor.Image.Refuse;

namespace Anckor.Image.Pipeline;

/// <summary>The objects of one part of an image, ready to be linked.</summary>
/// <param name="Objects">Full paths: the one made from C# first.</param>
/// <param name="Names">Full path of its functions in the words of C#, by symbol.</param>
/// <param name="Key">What stands for all of them in the keys of what is linked from them.</param>
/// <param name="Facts">What is known about them.</param>
/// <param name="Warnings">What the compilers warned about.</param>
internal sealed record PartObjects(IReadOnlyList<string> Objects, string Names, string Key, PartFacts Facts, IReadOnlyList<Diagnostic> Warnings);

/// <summary>Makes the objects of a part, the kernel or a task: generates code, mends it, assembles, and refuses what must not be in it.</summary>
internal sealed partial class PartBuilder(BuildContext context, ProjectBuilder projects, Assembler assembler)
{
    private const string FactsFile = "facts.json";
    private const string NamesFile = "names.json";

    /// <summary>Makes the objects of a part.</summary>
    /// <param name="name">Its name, for the progress.</param>
    /// <param name="project">Its project.</param>
    /// <param name="kind">What it is linked as.</param>
    /// <param name="lend">Its buffers to lend.</param>
    public async Task<PartObjects> MakeAsync(string name, string project, PartKind kind, LendLayout lend)
    {
        CompiledAssembly assembly = await projects.CompileAsync(project);
        List<CompiledAssembly> bubble = [assembly, .. assembly.References];
        string[][] assembled = await Task.WhenAll(bubble.Select(AssembleAsync));
        List<string> assemblyObjects = [.. assembled.SelectMany(objects => objects)];
        if (lend.Bytes > 0)
        {
            string source = await WriteLendBuffersAsync(lend);
            assemblyObjects.Add(await AssembleAsync(source, Path.GetDirectoryName(source)!));
        }

        IlcCodeGenerator generator = new(context.Tools, (assemblyName, type, method) => LocateMethod(bubble, assemblyName, type, method));
        using ContentKey key = new("part");
        key.Add(generator.Identity).Add(kind.Name).Add(kind.AllowedFloat.ToString()).Add([.. bubble.Select(item => item.Key)]);
        foreach (string file in assemblyObjects)
        {
            key.AddFile(file);
        }

        string partKey = key.Finish();
        string folder = await context.Cache.GetAsync(
            partKey, target => context.LimitAsync(() => GenerateAsync(name, bubble, assemblyObjects, generator, kind, target)));
        PartFacts facts = JsonSerializer.Deserialize(await File.ReadAllBytesAsync(Path.Combine(folder, FactsFile), context.Cancel), StoredContext.Default.PartFacts)!;
        return new PartObjects(
            [.. Enumerable.Range(0, assemblyObjects.Count + 1).Select(i => Path.Combine(folder, NameOf(i)))],
            Path.Combine(folder, NamesFile),
            partKey,
            facts,
            [.. bubble.SelectMany(item => item.Warnings)]);
    }

    private Task<string[]> AssembleAsync(CompiledAssembly assembly) =>
        Task.WhenAll(assembly.Project.AssemblySources.Select(source => AssembleAsync(source, assembly.Project.Folder)));

    private async Task<string> WriteLendBuffersAsync(LendLayout lend)
    {
        const string FileName = "lend-buffers.S";
        string text = LendBufferWriter.Write(lend);
        using ContentKey key = new(FileName);
        string folder = await context.Cache.GetAsync(
            key.Add(text).Finish(), target => File.WriteAllTextAsync(Path.Combine(target, FileName), text, context.Cancel));
        return Path.Combine(folder, FileName);
    }

    private async Task<string> AssembleAsync(string source, string projectFolder)
    {
        using ContentKey key = new("assembly source");
        key.Add(assembler.Identity).Add(context.Paths.NameOf(source, projectFolder));
        foreach (string input in assembler.Inputs(source))
        {
            key.AddFile(input);
        }

        string file = Path.GetFileNameWithoutExtension(source) + ".o";
        string folder = await context.Cache.GetAsync(
            key.Finish(),
            target => context.LimitAsync(() => assembler.AssembleAsync(source, projectFolder, Path.Combine(target, file), context.Cancel)));
        return Path.Combine(folder, file);
    }

    private async Task GenerateAsync(
        string name, List<CompiledAssembly> bubble, List<string> assemblyObjects, IlcCodeGenerator generator, PartKind kind, string folder)
    {
        MethodPlace? entry = kind.HasTaskEntry ? FindEntry(bubble[0]) : null;
        context.Progress.Step($"generating code for {name}");
        string work = Path.Combine(folder, "work");
        Directory.CreateDirectory(work);
        List<string> assemblies = [.. bubble.Select(item => item.Path)];
        GeneratedObject generated = await generator.GenerateAsync(assemblies, work, context.Cancel);

        ElfFile file = ElfReader.Read(generated.Path);
        using (TypeCatalog types = new(assemblies))
        {
            ObjectMender.Mend(file, generated, types);
        }

        string? entrySymbol = entry is null ? null : SymbolOf(entry, generated);
        List<ElfFile> assembled = [.. assemblyObjects.Select(ElfReader.Read)];
        PartFacts facts = JudgeAndReduce(file, assembled, generated, entrySymbol, kind, bubble);
        await File.WriteAllBytesAsync(Path.Combine(folder, NameOf(0)), ElfWriter.Write(file), context.Cancel);
        for (int i = 0; i < assembled.Count; i++)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, NameOf(i + 1)), ElfWriter.Write(assembled[i]), context.Cancel);
        }

        await File.WriteAllBytesAsync(Path.Combine(folder, FactsFile), JsonSerializer.SerializeToUtf8Bytes(facts, StoredContext.Default.PartFacts), context.Cancel);
        await File.WriteAllBytesAsync(
            Path.Combine(folder, NamesFile), JsonSerializer.SerializeToUtf8Bytes(NamesOf(file, generated), StoredContext.Default.DictionaryStringString), context.Cancel);
        Directory.Delete(work, recursive: true);
    }

    private PartFacts JudgeAndReduce(
        ElfFile file, List<ElfFile> assembled, GeneratedObject generated, string? entrySymbol, PartKind kind, List<CompiledAssembly> bubble)
    {
        LinkInput managed = new(file, LineTable.Read(file));
        List<LinkInput> inputs = [managed, .. assembled.Select(other => new LinkInput(other, LineTable.Read(other)))];

        // The entry's other name is given on the linker's command line; to the graph it is one root more.
        List<string> roots = [.. kind.Roots];
        List<string> provided = [.. PartKind.LayoutSymbols];
        if (entrySymbol is not null)
        {
            roots.Add(entrySymbol);
            provided.Add(PartKind.EntryName);
        }

        LinkGraph graph = new(inputs, roots, provided);
        bool hasData = graph.Kept.Keys.Any(section => (section.Flags & ElfSectionFlags.Write) != 0 && section.Size > 0);
        if (hasData && kind.HasTaskEntry)
        {
            graph = new LinkGraph(inputs, [.. roots, PartKind.StartWithData], provided);
        }

        RefusalContext refusal = new(graph, generated, context.Paths, late => LocateInitialiser(bubble, late), value => HoldsConstant(bubble, value));
        IReadOnlyList<Diagnostic> refused = Refusals.Judge(refusal, managed, kind.AllowedFloat);
        if (refused.Count > 0)
        {
            throw new BuildFailedException(refused);
        }

        PartFacts facts = new(entrySymbol, FloatRule.UsesFloat(graph), hasData);
        ObjectMender.Reduce(file, graph.Kept.ContainsKey);
        assembled.ForEach(other => ObjectMender.ReduceAssembled(other, graph.Kept.ContainsKey));
        return facts;
    }

    private static Dictionary<string, string> NamesOf(ElfFile file, GeneratedObject generated)
    {
        HashSet<string> kept = [.. file.Symbols.Where(symbol => symbol.Type == ElfSymbolType.Function).Select(symbol => symbol.Name)];
        return generated.Methods.Where(method => kept.Contains(method.Symbol)).DistinctBy(method => method.Symbol).ToDictionary(method => method.Symbol, CSharpNames.Of);
    }

    // Number 0 is made from C#, the others from assembly.
    private static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"part{number}.o");

    private MethodPlace FindEntry(CompiledAssembly assembly)
    {
        using AssemblyInspector inspector = new(assembly.Path, context.Paths);
        return inspector.FindEntry(assembly.Project);
    }

    private static string SymbolOf(MethodPlace entry, GeneratedObject generated) =>
        generated.Methods.FirstOrDefault(method => method.Type == entry.Type && method.Name == entry.Name && method.Parameters == 0)?.Symbol
        ?? throw new BuildFailedException(
            [new Diagnostic(Severity.Error, "ANK2104", $"the code generator left out the entry method {entry}", entry.Location)]);

    private SourceLocation? LocateMethod(List<CompiledAssembly> bubble, string assemblyName, string type, string method)
    {
        if (bubble.Find(item => item.Name == assemblyName) is not CompiledAssembly assembly)
        {
            return null;
        }

        using AssemblyInspector inspector = new(assembly.Path, context.Paths);
        return inspector.FindMethod(type, method);
    }

    private SourceLocation? LocateInitialiser(List<CompiledAssembly> bubble, LateConstructor late)
    {
        string? instruction = Instruction().Match(late.Reason) is { Success: true } match ? match.Groups["name"].Value : null;
        foreach (CompiledAssembly assembly in bubble)
        {
            using AssemblyInspector inspector = new(assembly.Path, context.Paths);
            if (inspector.FindInitialiser(late.Type, instruction) is SourceLocation place)
            {
                return place;
            }
        }

        return null;
    }

    private bool HoldsConstant(List<CompiledAssembly> bubble, uint value)
    {
        foreach (CompiledAssembly assembly in bubble)
        {
            using AssemblyInspector inspector = new(assembly.Path, context.Paths);
            if (inspector.HoldsConstant(value))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"opcode '(?<name>[^']+)'")]
    private static partial Regex Instruction();
}
