using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Anckor.Cli.Running;
using Anckor.Image.Elf;
using Anckor.Image.Thumb;

namespace Anckor.Cli.Benchmarks;

/// <summary>What lies where in the flash of an image.</summary>
internal sealed class CodeMap
{
    /// <summary>The part that runs privileged.</summary>
    public const string Kernel = "kernel";

    private const string Nowhere = "?";
    private const string CodeSuffix = ".text";
    private const string Vectors = Kernel + ".vectors";

    private readonly List<CodePart> parts;
    private readonly Dictionary<string, SortedList<uint, string>> functions;

    /// <summary>Reads what an image says about itself.</summary>
    public CodeMap(ElfFile image)
    {
        parts =
        [
            .. image.Sections
                .Where(section => section.Name.EndsWith(CodeSuffix, StringComparison.Ordinal))
                .Select(section => new CodePart(section.Name[..^CodeSuffix.Length], section.Address, section.Data)),
        ];
        functions = parts.ToDictionary(part => part.Name, _ => new SortedList<uint, string>());
        foreach (ElfSymbol symbol in image.Symbols.Where(symbol => symbol.Type == ElfSymbolType.Function && !symbol.IsUndefined))
        {
            uint address = symbol.Value & ~1u;
            if (PartAt(address) is CodePart part)
            {
                functions[part.Name].TryAdd(address, symbol.Name);
            }
        }

        Handlers = image.FindSection(Vectors) is ElfSection vectors ? ReadHandlers(vectors.Data) : new HashSet<uint>();
    }

    /// <summary>Where exceptions lead: every address in the vector table.</summary>
    public IReadOnlySet<uint> Handlers { get; }

    /// <summary>The part of the image that an address belongs to; null when it is no code.</summary>
    public CodePart? PartAt(uint address) => parts.Find(part => address >= part.Address && address - part.Address < (uint)part.Bytes.Length);

    /// <summary>The functions of a part, by address.</summary>
    public IReadOnlyDictionary<uint, string> FunctionsOf(string part) =>
        functions.TryGetValue(part, out SortedList<uint, string>? found) ? found : new SortedList<uint, string>();

    /// <summary>The instruction at an address; null when it is no code.</summary>
    public ThumbInstruction? InstructionAt(uint address)
    {
        if (PartAt(address) is not CodePart part || address + 2 > part.Address + part.Bytes.Length)
        {
            return null;
        }

        ReadOnlySpan<byte> bytes = part.Bytes.AsSpan((int)(address - part.Address));
        ushort first = BinaryPrimitives.ReadUInt16LittleEndian(bytes);
        bool isLong = first >> 11 is 0b11101 or 0b11110 or 0b11111 && bytes.Length >= 4;
        return new ThumbInstruction(address, first, isLong ? BinaryPrimitives.ReadUInt16LittleEndian(bytes[2..]) : (ushort)0, isLong);
    }

    /// <summary>The function that an address belongs to, and how far in: <c>anckor_reset+0x4</c>, <c>Ping.Main+0x10</c>.</summary>
    public string Place(uint address)
    {
        (string name, uint start) = FunctionAt(address);
        string readable = SourcePlaces.Readable(name);
        return name == Nowhere || address == start
            ? readable
            : string.Create(CultureInfo.InvariantCulture, $"{readable}+0x{address - start:x}");
    }

    /// <summary>The function that an address belongs to, under the name that the linker knows, and where it begins.</summary>
    public (string Name, uint Address) FunctionAt(uint address)
    {
        (string Name, uint Address) found = (Nowhere, 0);
        if (PartAt(address) is CodePart part)
        {
            foreach ((uint candidate, string symbol) in functions[part.Name])
            {
                if (candidate > address)
                {
                    break;
                }

                found = (symbol, candidate);
            }
        }

        return found;
    }

    private static HashSet<uint> ReadHandlers(ReadOnlySpan<byte> vectors)
    {
        HashSet<uint> handlers = [];
        // The first word is the stack's top.
        for (int at = 4; at + 4 <= vectors.Length; at += 4)
        {
            uint handler = BinaryPrimitives.ReadUInt32LittleEndian(vectors[at..]);
            handlers.Add(handler & ~1u);
        }

        return handlers;
    }
}

/// <summary>The code of the kernel or of a task.</summary>
/// <param name="Name"><c>kernel</c>, or the task's name.</param>
/// <param name="Address">Where it begins.</param>
/// <param name="Bytes">Its bytes.</param>
internal sealed record CodePart(string Name, uint Address, byte[] Bytes);
