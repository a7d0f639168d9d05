using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using Anckor.Image.Elf;

namespace Anckor.Image.Thumb;

/// <summary>Takes sections apart into Thumb-2 instructions (ARM ARM A5.1).</summary>
public sealed class ThumbCode
{
    private readonly ILookup<ElfSection, ElfSymbol> marks;

    /// <summary>Prepares to read the code of an object.</summary>
    /// <param name="file">Its mapping symbols tell code from data.</param>
    public ThumbCode(ElfFile file)
    {
        marks = file.Symbols.Where(symbol => symbol.IsMapping && symbol.Section is not null).ToLookup(symbol => symbol.Section!);
    }

    /// <summary>The instructions of a section, in order.</summary>
    public IEnumerable<ThumbInstruction> Read(ElfSection section)
    {
        ElfSymbol[] ordered = [.. marks[section].OrderBy(symbol => symbol.Value)];
        for (int i = 0; i < ordered.Length; i++)
        {
            if (!ordered[i].Name.StartsWith("$t", StringComparison.Ordinal))
            {
                continue;
            }

            uint end = i + 1 < ordered.Length ? ordered[i + 1].Value : section.Size;
            for (uint at = ordered[i].Value; at + 2 <= end;)
            {
                ushort first = Half(section, at);
                bool isLong = first >> 11 is 0b11101 or 0b11110 or 0b11111 && at + 4 <= end;
                ThumbInstruction instruction = new(at, first, isLong ? Half(section, at + 2) : (ushort)0, isLong);
                yield return instruction;
                at += instruction.Length;
            }
        }
    }

    private static ushort Half(ElfSection section, uint at) => BinaryPrimitives.ReadUInt16LittleEndian(section.Data.AsSpan((int)at));
}
