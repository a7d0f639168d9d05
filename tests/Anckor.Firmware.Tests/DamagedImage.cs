using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using Anckor.Image;
using Anckor.Image.Elf;

namespace Anckor.Firmware.Tests;

/// <summary>A copy of an image in which bits are flipped, as flash loses them.</summary>
internal sealed class DamagedImage : IDisposable
{
    private const int ProgramHeaderBytes = 32;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("anckor-damaged-");
    private readonly BuildOutput whole;
    private readonly byte[] bytes;

    internal DamagedImage(BuildOutput whole)
    {
        this.whole = whole;
        bytes = File.ReadAllBytes(whole.Elf);
        Elf = ElfReader.Read(bytes);
    }

    /// <summary>The image as it was built.</summary>
    internal ElfFile Elf { get; }

    /// <summary>Where the application table stands.</summary>
    internal uint Table => Section("application.table").Address;

    /// <summary>Where the initial data of a task stand in flash.</summary>
    internal uint DataOf(string task)
    {
        ElfSection section = Section($"{task}.data");
        return Elf.Segments.Find(segment => segment.Sections.Contains(section))!.PhysicalAddress;
    }

    /// <summary>Flips a bit of the byte at an address of the flash.</summary>
    internal void Flip(uint address, int bit)
    {
        int headers = Word(28);
        for (int index = 0; index < BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(44)); index++)
        {
            int header = headers + (index * ProgramHeaderBytes);
            long offset = (long)address - (uint)Word(header + 12);
            if (offset >= 0 && offset < Word(header + 16))
            {
                bytes[Word(header + 4) + offset] ^= (byte)(1 << bit);
                return;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(address), $"nothing is loaded at 0x{address:x8}");
    }

    /// <summary>The damaged image, for the simulator.</summary>
    internal BuildOutput Save()
    {
        string path = Path.Combine(folder.FullName, "damaged.elf");
        File.WriteAllBytes(path, bytes);
        return whole with { Elf = path };
    }

    public void Dispose() => folder.Delete(recursive: true);

    private ElfSection Section(string name) =>
        Elf.FindSection(name) ?? throw new InvalidOperationException($"the image has no section {name}");

    private int Word(int offset) => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(offset));
}
