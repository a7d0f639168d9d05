using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Text;
using Anckor.Image.Elf;

namespace Anckor.Image.Dwarf;

/// <summary>A line of source.</summary>
/// <param name="File">As the object names it.</param>
/// <param name="Line">From 1.</param>
public readonly record struct SourceLine(string File, int Line);

/// <summary>From an instruction on, the line it comes from.</summary>
/// <param name="Offset">Of the instruction in its section.</param>
/// <param name="Line">Null when no line is known.</param>
/// <param name="FileIndex">The number of the file in the unit's list.</param>
public readonly record struct LineRow(uint Offset, SourceLine? Line, int FileIndex);

/// <summary>Instructions in a row of one section.</summary>
/// <param name="Section">The section of the instructions; null when it is not known.</param>
/// <param name="Rows">In the order of the program.</param>
/// <param name="EndOffset">The instruction after the last.</param>
public sealed record LineSequence(ElfSection? Section, IReadOnlyList<LineRow> Rows, uint EndOffset);

/// <summary>The line program of one compilation.</summary>
/// <param name="Start">Where in .debug_line it begins.</param>
/// <param name="Code">Where its header ends and its operations begin.</param>
/// <param name="InstructionUnit">The length in bytes that addresses advance by.</param>
/// <param name="LineBase">The smallest step of lines that a special operation makes.</param>
/// <param name="LineRange">How many steps of lines special operations make.</param>
/// <param name="FirstSpecial">The first special operation.</param>
/// <param name="Sequences">What it says.</param>
public sealed record LineUnit(
    uint Start, uint Code, int InstructionUnit, int LineBase, int LineRange, int FirstSpecial, IReadOnlyList<LineSequence> Sequences);

/// <summary>Reads the line programs of an object or of a linked file: DWARF 2 to 4, section .debug_line (DWARF 4 section 6.2).</summary>
public sealed class LineProgram
{
    /// <summary>The name of the section.</summary>
    public const string SectionName = ".debug_line";

    private readonly ElfSection section;
    private readonly ElfSection[] linkedCode;
    private readonly byte[] data;
    private readonly Dictionary<uint, ElfRelocation> relocations = [];
    private readonly List<LineUnit> units = [];
    private readonly List<string> folders = [];
    private readonly List<string> files = [];
    private List<LineSequence> sequences = [];
    private List<LineRow> rows = [];
    private int at;
    private ElfSection? target;
    private uint address;
    private int file;
    private int line;

    private LineProgram(ElfSection section, ElfSection[] linkedCode)
    {
        this.section = section;
        this.linkedCode = linkedCode;
        data = section.Data;
        foreach (ElfRelocation relocation in section.Relocations)
        {
            relocations.TryAdd(relocation.Offset, relocation);
        }
    }

    /// <summary>The line programs of an object, in order; none when it has none, and none of other versions.</summary>
    public static IReadOnlyList<LineUnit> Read(ElfFile file)
    {
        if (file.FindSection(SectionName) is not ElfSection section)
        {
            return [];
        }

        // In a linked file the addresses are there; in an object, what they are relative to.
        ElfSection[] linkedCode = file.Type == ElfFileType.Executable ? [.. file.Sections.FindAll(code => code.IsCode)] : [];
        LineProgram program = new(section, linkedCode);
        while (program.at + 4 <= program.data.Length)
        {
            program.RunUnit();
        }

        return program.units;
    }

    private void RunUnit()
    {
        int start = at;
        uint length = Word();
        int end = checked((int)(at + length));
        ushort version = Half();
        if (version is < 2 or > 4)
        {
            at = end;
            return;
        }

        int headerLength = (int)Word();
        int code = at + headerLength;
        int minimum = data[at++];
        at += version >= 4 ? 1 : 0;
        at++;
        int lineBase = (sbyte)data[at++];
        int lineRange = data[at++];
        int firstSpecial = data[at++];
        byte[] operandCounts = data.AsSpan(at, firstSpecial - 1).ToArray();
        at += firstSpecial - 1;
        ReadNames();
        at = code;
        Reset();
        sequences = [];
        while (at < end)
        {
            int operation = data[at++];
            if (operation >= firstSpecial)
            {
                int adjusted = operation - firstSpecial;
                address += (uint)(adjusted / lineRange * minimum);
                line += lineBase + (adjusted % lineRange);
                AddRow();
            }
            else
            {
                RunStandard(operation, operandCounts, (uint)((255 - firstSpecial) / lineRange * minimum), minimum);
            }
        }

        units.Add(new LineUnit((uint)start, (uint)code, minimum, lineBase, lineRange, firstSpecial, sequences));
    }

    private void RunStandard(int operation, byte[] operandCounts, uint constantAdvance, int minimum)
    {
        const int extended = 0, copy = 1, advanceAddress = 2, advanceLine = 3, setFile = 4, advanceByConstant = 8, advanceFixed = 9;
        switch (operation)
        {
            case extended:
                RunExtended();
                break;
            case copy:
                AddRow();
                break;
            case advanceAddress:
                address += (uint)(Unsigned() * (ulong)minimum);
                break;
            case advanceLine:
                line += (int)Signed();
                break;
            case setFile:
                file = (int)Unsigned();
                break;
            case advanceByConstant:
                address += constantAdvance;
                break;
            case advanceFixed:
                address += Half();
                break;
            default:
                for (int i = 0; i < operandCounts[operation - 1]; i++)
                {
                    Unsigned();
                }

                break;
        }
    }

    private void RunExtended()
    {
        const int endSequence = 1, setAddress = 2;
        int length = (int)Unsigned();
        int next = at + length;
        switch (data[at++])
        {
            case endSequence:
                sequences.Add(new LineSequence(target, rows, address));
                rows = [];
                Reset();
                break;
            case setAddress:
                if (linkedCode.Length > 0)
                {
                    uint linked = section.ReadWord((uint)at);
                    target = Array.Find(linkedCode, code => linked - code.Address < code.Size);
                    address = linked - (target?.Address ?? 0);
                    break;
                }

                bool known = relocations.TryGetValue((uint)at, out ElfRelocation? relocation);
                target = known ? relocation!.Symbol.Section : null;
                address = known ? section.ReadWord((uint)at) + relocation!.Symbol.Offset + (uint)(relocation.Addend ?? 0) : 0;
                break;
        }

        at = next;
    }

    private void ReadNames()
    {
        folders.Clear();
        files.Clear();

        // Folder 0 is the one the compiler ran in; file 0 does not exist.
        folders.Add("");
        files.Add("");
        while (data[at] != 0)
        {
            folders.Add(Text());
        }

        at++;
        while (data[at] != 0)
        {
            string name = Text();
            string folder = folders[(int)Unsigned()];
            Unsigned();
            Unsigned();
            files.Add(folder.Length == 0 || name.StartsWith('/') ? name : $"{folder}/{name}");
        }
    }

    private void Reset()
    {
        target = null;
        address = 0;
        file = 1;
        line = 1;
    }

    private void AddRow() => rows.Add(new LineRow(address, line > 0 && file < files.Count ? new SourceLine(files[file], line) : null, file));

    private ushort Half()
    {
        at += 2;
        return BinaryPrimitives.ReadUInt16LittleEndian(data.AsSpan(at - 2));
    }

    private uint Word()
    {
        at += 4;
        return BinaryPrimitives.ReadUInt32LittleEndian(data.AsSpan(at - 4));
    }

    private ulong Unsigned()
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte part = data[at++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }
    }

    private long Signed()
    {
        long value = 0;
        for (int shift = 0; ;)
        {
            byte part = data[at++];
            value |= (long)(part & 0x7F) << shift;
            shift += 7;
            if (part < 0x80)
            {
                return (part & 0x40) != 0 && shift < 64 ? value | (-1L << shift) : value;
            }
        }
    }

    private string Text()
    {
        int length = data.AsSpan(at).IndexOf((byte)0);
        string text = Encoding.UTF8.GetString(data, at, length);
        at += length + 1;
        return text;
    }
}
