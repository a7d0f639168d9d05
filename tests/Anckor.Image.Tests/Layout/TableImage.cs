using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Anckor.Image.Tests.Layout;

/// <summary>The application table read word by word at the offsets a kernel would use, without the structures that wrote it.</summary>
internal sealed class TableImage(byte[] bytes, uint address)
{
    // Offsets in bytes, counted by hand from abi/ApplicationTable.cs.
    public const int HeaderBytes = 184;
    public const int TaskBytes = 192;
    public const int ChannelBytes = 36;
    public const int SlotBytes = 4;
    public const int InterruptBytes = 4;
    public const int BootWriteBytes = 12;

    public static TableImage Read(byte[] bytes, uint address) => new(bytes, address);

    public uint Word(int offset) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(offset));

    public ushort Half(int offset) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(offset));

    public byte Byte(int offset) => bytes[offset];

    public string Text(int offset) => Encoding.ASCII.GetString(bytes, offset, 32).TrimEnd('\0');

    /// <summary>Where the n-th element of an array stands whose address is in the word at this offset.</summary>
    public int Element(int pointer, int index, int size) => (int)(Word(pointer) - address) + (index * size);

    public int Task(int index) => Element(20, index, TaskBytes);

    public int Channel(int index) => Element(28, index, ChannelBytes);

    public int Slot(int index) => Element(36, index, SlotBytes);

    public int Interrupt(int index) => Element(44, index, InterruptBytes);

    public int BootWrite(int index) => Element(52, index, BootWriteBytes);

    /// <summary>All that the MPU words of a task show it.</summary>
    public IEnumerable<(ulong Start, ulong End)> Shown(int task) =>
        Enumerable.Range(0, 5).SelectMany(slot => Protection.Shown(Word(Task(task) + (8 * slot)), Word(Task(task) + (8 * slot) + 4)));
}
