using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Anckor.Image.Manifest;
using Xunit;

namespace Anckor.Image.Tests.Manifest;

/// <summary>What the repository itself holds must be right.</summary>
public sealed class RepositoryFilesTests
{
    public static TheoryData<string> Boards => [.. BoardReader.Names(FakeRepository.RealRoot)];

    public static TheoryData<string> Applications =>
    [
        .. Directory.EnumerateFiles(Path.Combine(FakeRepository.RealRoot, "apps"), ManifestReader.FileName, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(FakeRepository.RealRoot, Path.GetDirectoryName(path)!))
            .Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void There_are_boards_and_applications()
    {
        Assert.Contains("stm32f4-discovery", BoardReader.Names(FakeRepository.RealRoot));
        Assert.Contains("netduino-plus-2", BoardReader.Names(FakeRepository.RealRoot));
        Assert.NotEmpty(Applications);
    }

    [Theory]
    [MemberData(nameof(Boards))]
    public void Every_board_reads_without_a_diagnostic(string board) =>
        Assert.Equal(board, BoardReader.Read(board, FakeRepository.RealRoot).Name);

    [Theory]
    [MemberData(nameof(Applications))]
    public void Every_application_reads_without_a_diagnostic(string folder)
    {
        string path = Path.Combine(FakeRepository.RealRoot, folder);

        Assert.NotEmpty(ManifestReader.Read(path, FakeRepository.Discovery, FakeRepository.RealRoot).Tasks);
    }

    [Theory]
    [MemberData(nameof(Boards))]
    public void No_two_peripherals_of_a_chip_overlap_but_the_converters(string board)
    {
        List<Peripheral> peripherals =
        [
            .. BoardReader.Read(board, FakeRepository.RealRoot).Chip.Peripherals.Values
                .Where(peripheral => peripheral.Name is not ("adc1" or "adc2" or "adc3"))
                .OrderBy(peripheral => peripheral.Range.Base),
        ];

        Assert.All(peripherals.Zip(peripherals.Skip(1)), pair => Assert.True(
            pair.First.Range.End <= pair.Second.Range.Base,
            $"{pair.First.Name} and {pair.Second.Name}"));
    }

    [Theory]
    [InlineData("stm32f4-discovery", 82)]
    [InlineData("netduino-plus-2", 82)]
    public void Every_interrupt_is_below_the_number_of_vectors(string board, int vectors) =>
        Assert.All(BoardReader.Read(board, FakeRepository.RealRoot).Chip.Interrupts, pair => Assert.InRange(pair.Value, 0, vectors - 1));

    // RM0090 table 1 (addresses), section 7.3 (clock gates) and table 62 (vectors), read by hand.
    [Theory]
    [InlineData("usart1", 0x4001_1000, 0x4002_3844, 4, 37)]
    [InlineData("usart2", 0x4000_4400, 0x4002_3840, 17, 38)]
    [InlineData("usart3", 0x4000_4800, 0x4002_3840, 18, 39)]
    [InlineData("uart4", 0x4000_4C00, 0x4002_3840, 19, 52)]
    [InlineData("uart5", 0x4000_5000, 0x4002_3840, 20, 53)]
    [InlineData("usart6", 0x4001_1400, 0x4002_3844, 5, 71)]
    [InlineData("tim1", 0x4001_0000, 0x4002_3844, 0, 27)]
    [InlineData("tim2", 0x4000_0000, 0x4002_3840, 0, 28)]
    [InlineData("tim5", 0x4000_0C00, 0x4002_3840, 3, 50)]
    [InlineData("tim7", 0x4000_1400, 0x4002_3840, 5, 55)]
    [InlineData("tim14", 0x4000_2000, 0x4002_3840, 8, 45)]
    [InlineData("spi1", 0x4001_3000, 0x4002_3844, 12, 35)]
    [InlineData("spi3", 0x4000_3C00, 0x4002_3840, 15, 51)]
    [InlineData("i2c1", 0x4000_5400, 0x4002_3840, 21, 31)]
    [InlineData("i2c3", 0x4000_5C00, 0x4002_3840, 23, 72)]
    [InlineData("dac", 0x4000_7400, 0x4002_3840, 29, 54)]
    [InlineData("rng", 0x5006_0800, 0x4002_3834, 6, 80)]
    [InlineData("otg-fs", 0x5000_0000, 0x4002_3834, 7, 67)]
    [InlineData("wwdg", 0x4000_2C00, 0x4002_3840, 11, 0)]
    public void A_peripheral_is_as_the_manual_says(string name, uint address, uint gate, int bit, int interrupt)
    {
        Chip chip = BoardReader.Read(FakeRepository.Discovery, FakeRepository.RealRoot).Chip;
        Peripheral peripheral = chip.Peripherals[name];

        Assert.Equal(address, peripheral.Range.Base);
        Assert.Equal((gate, 1u << bit), (peripheral.Enable!.Value.Address, peripheral.Enable.Value.Set));
        Assert.Contains(
            chip.Interrupts,
            pair => pair.Value == interrupt && pair.Key.StartsWith(name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("exti")]
    [InlineData("iwdg")]
    [InlineData("rtc")]
    public void A_peripheral_without_a_gate_needs_no_write(string name) =>
        Assert.Null(BoardReader.Read(FakeRepository.Discovery, FakeRepository.RealRoot).Chip.Peripherals[name].Enable);
}
