using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Anckor.Image.Cache;
using Anckor.Image.Compile;
using Anckor.Image.Elf;
using Anckor.Image.Layout;
using Anckor.Image.Link;

namespace Anckor.Image.Pipeline;

/// <summary>A part that was linked somewhere.</summary>
/// <param name="Elf">Full path.</param>
/// <param name="Key">What stands for it in the keys of what is made from it.</param>
/// <param name="Facts">What the linker decided.</param>
internal sealed record Linked(string Elf, string Key, LinkFacts Facts);

/// <summary>Links parts, each at a place once.</summary>
internal sealed class LinkStep(BuildContext context)
{
    private const string OutputFile = "part.elf";
    private const string FactsFile = "facts.json";

    private readonly Linker linker = new(context.Tools);

    /// <summary>Links a part.</summary>
    public async Task<Linked> LinkAsync(string name, PartObjects objects, PartKind kind, LinkPlace place)
    {
        string script = Path.Combine(context.Request.RepositoryRoot, "linker", kind.Script);
        Dictionary<string, string> symbols = [];
        string? entry = null;
        if (objects.Facts.Entry is string main)
        {
            symbols.Add(PartKind.EntryName, main);
            entry = objects.Facts.HasData ? PartKind.StartWithData : PartKind.PlainStart;
        }

        using ContentKey key = new("link with checksums");
        key.Add(Linker.Identity).Add(objects.Key).AddFile(script).Add(place.ToString()).Add(entry ?? "");
        string linkKey = key.Finish();
        string folder = await context.Cache.GetAsync(linkKey, target => context.LimitAsync(async () =>
        {
            string output = Path.Combine(target, OutputFile);
            await linker.LinkAsync(name, objects.Objects, script, place, entry, symbols, output, context.Cancel);
            LinkFacts found = Measure(ElfReader.Read(output), place);
            await File.WriteAllBytesAsync(Path.Combine(target, FactsFile), JsonSerializer.SerializeToUtf8Bytes(found, StoredContext.Default.LinkFacts), context.Cancel);
        }));
        LinkFacts facts = JsonSerializer.Deserialize(await File.ReadAllBytesAsync(Path.Combine(folder, FactsFile), context.Cancel), StoredContext.Default.LinkFacts)!;
        return new Linked(Path.Combine(folder, OutputFile), linkKey, facts);
    }

    private static LinkFacts Measure(ElfFile file, LinkPlace place)
    {
        uint dataStart = file.ValueOf("__data_start");
        uint dataSize = file.ValueOf("__data_end") - dataStart;
        uint zeroStart = file.ValueOf("__zero_start");
        uint zeroEnd = file.ValueOf("__zero_end");
        uint dataSource = file.ValueOf("__data_source");
        List<ElfSection> memory = [.. file.Sections.Where(section => section.IsAllocated)];
        bool IsFlash(ElfSection section) => section.Address - place.Flash.Base < place.Flash.Size;
        uint flashEnd = memory.Where(IsFlash).Select(section => section.Address + section.Size).DefaultIfEmpty(place.Flash.Base).Max();
        ElfSection? lend = memory.Find(section => section.Name == LendBufferWriter.Section && section.Size > 0);
        uint ramEnd = memory.Where(section => !IsFlash(section) && section != lend).Select(section => section.Address + section.Size).DefaultIfEmpty(place.Ram.Base).Max();
        return new LinkFacts(
            file.EntryPoint,
            file.ValueOf("__stack_top"),
            dataSource,
            dataStart,
            dataSize,
            zeroStart,
            zeroEnd - zeroStart,
            SizeOf(memory.Where(section => section.IsCode || section.Name == ".vectors")),
            SizeOf(memory.Where(section => IsFlash(section) && !section.IsCode && section.Name != ".vectors")),
            (dataSize > 0 ? dataSource + dataSize : flashEnd) - place.Flash.Base,
            ramEnd - place.Ram.Base + (lend?.Size ?? 0),
            lend?.Size ?? 0,
            zeroEnd - zeroStart - (lend is null ? 0 : lend.Address - ramEnd))
        {
            DataChecksum = Crc32.Of(dataSize == 0 ? [] : memory.First(section => section.Address == dataStart && section.Size == dataSize).Data),
            ContentChecksum = Crc32.Of([.. memory.SelectMany(section => section.Data)]),
        };
    }

    private static uint SizeOf(IEnumerable<ElfSection> sections) => (uint)sections.Sum(section => section.Size);
}
