using System.Collections.Generic;
using System.Linq;
using Anckor.Image.Elf;

namespace Anckor.Image.Dwarf;

/// <summary>Which source line each instruction of an object or of a linked file comes from.</summary>
public sealed class LineTable
{
    private readonly Dictionary<ElfSection, List<LineRow>> rows = [];

    private LineTable()
    {
    }

    /// <summary>Reads the table of an object; an object without debug information gives an empty table.</summary>
    public static LineTable Read(ElfFile file)
    {
        LineTable table = new();
        foreach (LineSequence sequence in LineProgram.Read(file).SelectMany(unit => unit.Sequences))
        {
            if (sequence.Section is null)
            {
                continue;
            }

            if (!table.rows.TryGetValue(sequence.Section, out List<LineRow>? list))
            {
                list = [];
                table.rows.Add(sequence.Section, list);
            }

            // The end of a sequence says where its last line stops.
            list.AddRange(sequence.Rows);
            list.Add(new LineRow(sequence.EndOffset, null, 0));
        }

        return table;
    }

    /// <summary>The line an instruction comes from, or null.</summary>
    public SourceLine? Find(ElfSection section, uint offset)
    {
        LineRow? best = null;
        foreach (LineRow row in rows.GetValueOrDefault(section) ?? [])
        {
            // Of several rows for one instruction the last one counts.
            if (row.Offset <= offset && (best is null || row.Offset >= best.Value.Offset))
            {
                best = row;
            }
        }

        return best?.Line;
    }

    /// <summary>The first line at or after an instruction, for instructions that the compiler made for no line of their own.</summary>
    public SourceLine? FindNext(ElfSection section, uint offset)
    {
        LineRow? best = null;
        foreach (LineRow row in rows.GetValueOrDefault(section) ?? [])
        {
            if (row.Line is not null && row.Offset >= offset && (best is null || row.Offset < best.Value.Offset))
            {
                best = row;
            }
        }

        return best?.Line;
    }
}
