using System;
using System.Collections.Generic;
using System.Globalization;
using Anckor.Image.Layout;

namespace Anckor.Image.Manifest;

/// <summary>Reads the field <c>lend-buffers</c> of a task: names, each with its bytes.</summary>
internal sealed class LendBufferReader(BoardFile? board, DiagnosticBag bag)
{
    /// <summary>Buffers of a task at most: who needs more lends parts of one.</summary>
    public const int Most = 16;

    /// <summary>The field as an example.</summary>
    public const string Example = "lend-buffers = { block = 4096 }";

    /// <summary>Reads the buffers of a task. Those that cannot be are reported and left out.</summary>
    public IReadOnlyList<LendBufferModel> Read(string task, TomlTable? table)
    {
        List<LendBufferModel> found = [];
        if (table is null)
        {
            return found;
        }

        TableReader fields = new(table, $"the lend-buffers of task '{task}'", table.Location, bag);
        foreach (TomlEntry entry in table.Entries)
        {
            bool isName = NameRules.IsName(entry.Key);
            if (!isName)
            {
                bag.Error(Codes.BadName, entry.KeyLocation, $"'{entry.Key}' cannot be a lend buffer's name", NameRules.ForNames);
            }

            if (fields.Integer(entry.Key, "4096") is { } size && isName && IsPossible(task, entry.Key, size))
            {
                found.Add(new LendBufferModel(entry.Key, (uint)size.Value));
            }
        }

        if (table.Entries.Count > Most)
        {
            bag.Error(
                Codes.TooMany,
                table.Entries[Most].KeyLocation,
                $"task '{task}' has {table.Entries.Count} lend buffers, and {Most} fit",
                "fewer and larger ones: parts of a buffer can be lent too");
        }

        return found;
    }

    private bool IsPossible(string task, string name, TomlInteger size)
    {
        long most = board?.ChipFile.Chip.Ram.Size ?? int.MaxValue;
        string what = Invariant($"lend buffer '{name}' of task '{task}' is {size.Value} bytes");
        if (size.Value <= 0)
        {
            bag.Error(Codes.Range, size.Location, $"{what}, and the smallest is {MpuRegion.Smallest}", $"{name} = {MpuRegion.Smallest}");
            return false;
        }

        if (size.Value > most)
        {
            bag.Error(
                Codes.Range, size.Location, Invariant($"{what}, more than the {most} bytes of RAM the chip has"), "a smaller buffer, lent several times");
            return false;
        }

        ulong next = RegionPacker.LeastOccupied((uint)size.Value);
        if (next != (ulong)size.Value)
        {
            bag.Error(
                Codes.Alignment,
                size.Location,
                $"{what}, and no MPU region shows exactly so many: 1 to 8 times a power of two from {MpuRegion.Smallest} on can be lent",
                Invariant($"{name} = {next}"));
            return false;
        }

        return true;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
