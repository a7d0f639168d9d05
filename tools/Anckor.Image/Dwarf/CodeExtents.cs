using System;
using System.Collections.Generic;
using Anckor.Image.Elf;

namespace Anckor.Image.Dwarf;

/// <summary>Where debug information says how far a piece of code reaches: an address and, behind it, a length.</summary>
/// <param name="Address">Where in .debug_info the address stands.</param>
/// <param name="Length">Where the length stands.</param>
/// <param name="LengthBytes">Its bytes.</param>
/// <param name="IsVariable">Whether it is a number of variable length (LEB128).</param>
public readonly record struct CodeExtent(uint Address, uint Length, int LengthBytes, bool IsVariable)
{
    /// <summary>The length.</summary>
    public uint Read(ElfSection section)
    {
        uint value = 0;
        for (int i = Math.Min(LengthBytes, IsVariable ? 5 : 4) - 1; i >= 0; i--)
        {
            uint part = section.Data[Length + i];
            value = IsVariable ? (value << 7) | (part & 0x7F) : (value << 8) | part;
        }

        return value;
    }

    /// <summary>Changes the length, in as many bytes as before.</summary>
    public void Write(ElfSection section, uint value)
    {
        for (int i = 0; i < LengthBytes; i++)
        {
            bool isLast = i == LengthBytes - 1;
            section.Data[Length + i] = IsVariable ? (byte)((value & 0x7F) | (isLast ? 0 : 0x80u)) : (byte)value;
            value = LengthBytes > 4 && i >= 4 ? 0 : value >> (IsVariable ? 7 : 8);
        }
    }
}

/// <summary>Finds the extents of code in debug information: DWARF 2 to 4, sections .debug_info and .debug_abbrev.</summary>
public sealed class CodeExtents
{
    /// <summary>The name of the section.</summary>
    public const string SectionName = ".debug_info";

    private const int LowAddress = 0x11;
    private const int HighAddress = 0x12;

    private readonly ElfSection section;
    private readonly byte[] abbreviationBytes;
    private readonly List<CodeExtent> found = [];
    private int addressBytes;
    private bool isVersion2;

    private CodeExtents(ElfSection section, ElfSection abbreviations)
    {
        this.section = section;
        abbreviationBytes = abbreviations.Data;
    }

    /// <summary>The extents of an object, in order.</summary>
    public static IReadOnlyList<CodeExtent> Find(ElfFile file)
    {
        if (file.FindSection(SectionName) is not ElfSection section || file.FindSection(".debug_abbrev") is not ElfSection abbreviations)
        {
            return [];
        }

        CodeExtents reader = new(section, abbreviations);
        for (int at = 0; at + 11 <= section.Data.Length;)
        {
            at = reader.ReadUnit(at);
        }

        return reader.found;
    }

    private int ReadUnit(int at)
    {
        int end = at + 4 + (int)section.ReadWord((uint)at);
        int version = section.Data[at + 4];
        if (version is < 2 or > 4)
        {
            return end;
        }

        isVersion2 = version == 2;
        Dictionary<ulong, List<(ulong Attribute, ulong Form)>> abbreviations = ReadAbbreviations((int)section.ReadWord((uint)at + 6));
        addressBytes = section.Data[at + 10];
        at += 11;
        while (at < end)
        {
            ulong code = Unsigned(section.Data, ref at);
            if (code != 0)
            {
                ReadEntry(abbreviations[code], ref at);
            }
        }

        return end;
    }

    private void ReadEntry(List<(ulong Attribute, ulong Form)> attributes, ref int at)
    {
        int? low = null;
        foreach ((ulong attribute, ulong form) in attributes)
        {
            int start = at;
            Skip(form, ref at);
            if (attribute == LowAddress && form == Form.Address)
            {
                low = start;
            }
            else if (attribute == HighAddress && form != Form.Address && low is int address)
            {
                found.Add(new CodeExtent((uint)address, (uint)start, at - start, form == Form.Unsigned));
            }
        }
    }

    private Dictionary<ulong, List<(ulong Attribute, ulong Form)>> ReadAbbreviations(int at)
    {
        Dictionary<ulong, List<(ulong, ulong)>> abbreviations = [];
        for (ulong code = Unsigned(abbreviationBytes, ref at); code != 0; code = Unsigned(abbreviationBytes, ref at))
        {
            Unsigned(abbreviationBytes, ref at);
            at++;
            List<(ulong, ulong)> attributes = [];
            while (true)
            {
                ulong attribute = Unsigned(abbreviationBytes, ref at);
                ulong form = Unsigned(abbreviationBytes, ref at);
                if (attribute == 0 && form == 0)
                {
                    break;
                }

                attributes.Add((attribute, form));
            }

            abbreviations.TryAdd(code, attributes);
        }

        return abbreviations;
    }

    // DWARF 4 section 7.5.4.
    private void Skip(ulong form, ref int at)
    {
        switch (form)
        {
            case Form.Address:
                at += addressBytes;
                break;
            case Form.Data1 or Form.Flag or Form.Reference1:
                at += 1;
                break;
            case Form.Data2 or Form.Reference2:
                at += 2;
                break;
            case Form.Data4 or Form.Reference4 or Form.StringOffset or Form.SectionOffset:
                at += 4;
                break;
            case Form.Data8 or Form.Reference8 or Form.Signature:
                at += 8;
                break;
            case Form.ReferenceAddress:
                at += isVersion2 ? addressBytes : 4;
                break;
            case Form.String:
                at += section.Data.AsSpan(at).IndexOf((byte)0) + 1;
                break;
            case Form.Signed or Form.Unsigned or Form.ReferenceUnsigned:
                Unsigned(section.Data, ref at);
                break;
            case Form.Block1:
                at += 1 + section.Data[at];
                break;
            case Form.Block2:
                at += 2 + section.Data[at] + (section.Data[at + 1] << 8);
                break;
            case Form.Block4:
                at += 4 + (int)section.ReadWord((uint)at);
                break;
            case Form.Block or Form.Expression:
                int length = (int)Unsigned(section.Data, ref at);
                at += length;
                break;
            case Form.FlagPresent:
                break;
            default:
                throw new ElfFormatException($"debug information has an attribute of the unknown form {form:x}");
        }
    }

    private static ulong Unsigned(byte[] data, ref int at)
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

    private static class Form
    {
        public const ulong Address = 0x01;
        public const ulong Block2 = 0x03;
        public const ulong Block4 = 0x04;
        public const ulong Data2 = 0x05;
        public const ulong Data4 = 0x06;
        public const ulong Data8 = 0x07;
        public const ulong String = 0x08;
        public const ulong Block = 0x09;
        public const ulong Block1 = 0x0A;
        public const ulong Data1 = 0x0B;
        public const ulong Flag = 0x0C;
        public const ulong Signed = 0x0D;
        public const ulong StringOffset = 0x0E;
        public const ulong Unsigned = 0x0F;
        public const ulong ReferenceAddress = 0x10;
        public const ulong Reference1 = 0x11;
        public const ulong Reference2 = 0x12;
        public const ulong Reference4 = 0x13;
        public const ulong Reference8 = 0x14;
        public const ulong ReferenceUnsigned = 0x15;
        public const ulong SectionOffset = 0x17;
        public const ulong Expression = 0x18;
        public const ulong FlagPresent = 0x19;
        public const ulong Signature = 0x20;
    }
}
