using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using System.Threading.Tasks;
using Anckor.Image.Cache;
using Anckor.Image.Elf;
using Anckor.Image.Stacks;

namespace Anckor.Image.Pipeline;

/// <summary>Finds the stacks of linked parts. Where a part stands changes nothing in it.</summary>
internal sealed class StackStep(BuildContext context)
{
    private const string FactsFile = "stack.json";

    /// <summary>The stack of a part.</summary>
    /// <param name="objects">Its objects.</param>
    /// <param name="link">One link of them, anywhere.</param>
    /// <param name="kind">What it is.</param>
    public async Task<StackFacts> FindAsync(PartObjects objects, Linked link, PartKind kind)
    {
        using ContentKey key = new("stack");
        string folder = await context.Cache.GetAsync(
            key.Add(link.Key).Finish(), target => context.LimitAsync(() => Task.Run(() => WriteAsync(objects, link, kind, target), context.Cancel)));
        return JsonSerializer.Deserialize(await File.ReadAllBytesAsync(Path.Combine(folder, FactsFile), context.Cancel), StoredContext.Default.StackFacts)!;
    }

    private async Task WriteAsync(PartObjects objects, Linked link, PartKind kind, string folder)
    {
        byte[] stored = await File.ReadAllBytesAsync(objects.Names, context.Cancel);
        Dictionary<string, string> names = JsonSerializer.Deserialize(stored, StoredContext.Default.DictionaryStringString)!;
        Func<ElfFile, bool, IReadOnlyDictionary<string, string>, StackFacts> find = kind.HasTaskEntry ? StackAnalysis.OfTask : StackAnalysis.OfKernel;
        StackFacts facts = find(ElfReader.Read(link.Elf), objects.Facts.UsesFloat, names);
        await File.WriteAllBytesAsync(Path.Combine(folder, FactsFile), JsonSerializer.SerializeToUtf8Bytes(facts, StoredContext.Default.StackFacts), context.Cancel);
    }
}
