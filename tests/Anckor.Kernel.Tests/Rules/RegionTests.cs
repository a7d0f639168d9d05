using System;
using System.Collections.Generic;
using System.Linq;
using Anckor.Abi;
using CsCheck;
using Xunit;

namespace Anckor.Kernel.Tests.Rules;

/// <summary>Which memory a task may name in a system call, against a model that looks at every byte.</summary>
public sealed class RegionTests
{
    private const RegionAttributes ReadWrite = RegionAttributes.Read | RegionAttributes.Write;

    private static readonly Gen<uint> Edges = Among(0u, 0x1000u, 0x2000_0000u, 0x2000_0100u, 0x8000_0000u, 0xFFFF_FF00u, 0xFFFF_FFC0u);

    private static readonly Gen<uint> Addresses = Gen.Select(Edges, Gen.Int[-40, 300], (edge, offset) => edge + (uint)offset);

    private static readonly Gen<uint> Lengths = Gen.Frequency((8, Gen.UInt[0, 600]), (1, Gen.UInt), (1, Gen.Const(uint.MaxValue)));

    private static readonly Gen<RegionAttributes> Attributes =
        Gen.UInt[0, 15].Select(value => (RegionAttributes)value);

    /// <summary>Regions as the planner makes them: anywhere, of any size, but never past the end of the address space.</summary>
    private static readonly Gen<RegionDescriptor> Region = Gen.Select(Addresses, Gen.UInt[0, 256], Attributes, (start, size, attributes) =>
        new RegionDescriptor
        {
            Base = start,
            Size = (uint)Math.Min(size, 0x1_0000_0000ul - start),
            Attributes = attributes,
        });

    private static readonly Gen<RegionDescriptor[]> Regions5 = Region.Array[Limits.RegionsPerTask];

    private static Gen<T> Among<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static TaskDescriptor TaskWith(params ReadOnlySpan<RegionDescriptor> regions)
    {
        TaskDescriptor task = default;
        regions.CopyTo(task.Regions);
        return task;
    }

    private static bool Allows(RegionDescriptor[] regions, uint address, uint length, RegionAttributes access) =>
        Regions.Allow(TaskWith(regions), new TaskSlice(address, length), access);

    /// <summary>The definition, byte by byte. A slice longer than all regions together cannot be covered.</summary>
    private static bool AllowsByDefinition(RegionDescriptor[] regions, uint address, uint length, RegionAttributes access)
    {
        if (address + (ulong)length > 0x1_0000_0000)
        {
            return false;
        }

        if (length > regions.Sum(region => region.Size))
        {
            return false;
        }

        for (ulong place = address; place < address + (ulong)length; place++)
        {
            bool covered = regions.Any(region =>
                place >= region.Base && place < region.Base + (ulong)region.Size
                && (region.Attributes & access) == access && (region.Attributes & RegionAttributes.Device) == 0);
            if (!covered)
            {
                return false;
            }
        }

        return true;
    }

    [Fact]
    public void What_is_allowed_is_what_every_byte_allows() =>
        Gen.Select(Regions5, Addresses, Lengths, Among(RegionAttributes.Read, RegionAttributes.Write, ReadWrite)).Sample(
            (regions, address, length, access) => Allows(regions, address, length, access) == AllowsByDefinition(regions, address, length, access),
            iter: 20_000);

    [Fact]
    public void Slices_that_touch_the_edges_of_regions_are_allowed_exactly_inside() =>
        Gen.Select(Regions5, Gen.Int[0, 4], Gen.Int[-2, 2], Gen.Int[-2, 2]).Sample(
            (regions, index, before, behind) =>
            {
                uint address = regions[index].Base + (uint)before;
                uint length = (uint)Math.Max(0, regions[index].Size - before + behind);
                return Allows(regions, address, length, RegionAttributes.Read)
                    == AllowsByDefinition(regions, address, length, RegionAttributes.Read);
            },
            iter: 20_000);

    [Fact]
    public void The_model_says_yes_and_no_often_enough_to_mean_something()
    {
        List<bool> answers = [];
        Gen.Select(Regions5, Gen.Int[0, 4], Gen.UInt[0, 40], Gen.UInt[0, 300]).Sample(
            (regions, index, offset, length) =>
            {
                lock (answers)
                {
                    answers.Add(AllowsByDefinition(regions, regions[index].Base + offset, length, RegionAttributes.Read));
                }
            },
            iter: 2_000,
            seed: "0000KOIPe5j4",
            threads: 1);
        Assert.InRange(answers.Count(answer => answer), 50, 1_950);
    }

    [Fact]
    public void An_empty_slice_is_allowed_anywhere()
    {
        Assert.True(Allows([], 0, 0, RegionAttributes.Write));
        Assert.True(Allows([], uint.MaxValue, 0, RegionAttributes.Write));
    }

    [Fact]
    public void A_slice_that_wraps_around_is_refused()
    {
        RegionDescriptor[] all =
        [
            new() { Base = 0, Size = 0x8000_0000, Attributes = ReadWrite },
            new() { Base = 0x8000_0000, Size = 0x8000_0000, Attributes = ReadWrite },
        ];
        Assert.True(Allows(all, 0, uint.MaxValue, RegionAttributes.Read));
        Assert.True(Allows(all, 1, uint.MaxValue, RegionAttributes.Read));
        Assert.False(Allows(all, 2, uint.MaxValue, RegionAttributes.Read));
        Assert.True(Allows(all, uint.MaxValue, 1, RegionAttributes.Read));
        Assert.False(Allows(all, uint.MaxValue, 2, RegionAttributes.Read));
    }

    [Fact]
    public void A_slice_may_span_neighbours_in_any_order_but_no_gap()
    {
        RegionDescriptor[] regions =
        [
            new() { Base = 0x300, Size = 0x100, Attributes = ReadWrite },
            new() { Base = 0x100, Size = 0x100, Attributes = RegionAttributes.Read },
            new() { Base = 0x200, Size = 0x100, Attributes = ReadWrite },
            new() { Base = 0x401, Size = 0x100, Attributes = ReadWrite },
        ];
        Assert.True(Allows(regions, 0x100, 0x300, RegionAttributes.Read));
        Assert.False(Allows(regions, 0x100, 0x301, RegionAttributes.Read));
        Assert.False(Allows(regions, 0x1FF, 2, RegionAttributes.Write));
        Assert.True(Allows(regions, 0x200, 0x200, RegionAttributes.Write));
    }

    [Fact]
    public void Device_memory_is_refused_whatever_else_it_allows()
    {
        RegionDescriptor[] regions = [new() { Base = 0x4000_0000, Size = 0x400, Attributes = ReadWrite | RegionAttributes.Device }];
        Assert.False(Allows(regions, 0x4000_0000, 1, RegionAttributes.Read));
    }
}
