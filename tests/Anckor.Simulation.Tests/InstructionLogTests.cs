using System;
using System.Collections.Generic;
using System.Text;
using Xunit;

namespace Anckor.Simulation.Tests;

public class InstructionLogTests
{
    private readonly List<uint> executed = [];
    private readonly List<string> others = [];

    [Fact]
    public void An_instruction_stands_when_the_next_one_follows()
    {
        Read(Block("08000100"), Block("08000102"), Block("0800ffff"));

        Assert.Equal([0x0800_0100u, 0x0800_0102u], executed);
        Assert.Empty(others);
    }

    [Fact]
    public void An_instruction_that_an_interrupt_comes_before_is_not_counted()
    {
        Read(Block("08000100"), "Stopped execution of TB chain before 0x7f0012 [08000100] main", Block("08000040"), Block("08000042"));

        Assert.Equal([0x0800_0040u], executed);
    }

    [Fact]
    public void An_access_to_a_peripheral_that_is_taken_back_and_repeated_counts_once()
    {
        Read(Block("08000100"), "cpu_io_recompile: rewound execution of TB to 08000100", Block("08000100"), Block("08000104"));

        Assert.Equal([0x0800_0100u], executed);
        Assert.Empty(others);
    }

    [Fact]
    public void What_is_taken_back_must_be_what_came_before()
    {
        Read(Block("08000100"), "cpu_io_recompile: rewound execution of TB to 08000200", Block("08000104"));

        Assert.Equal([0x0800_0100u], executed);
        Assert.Equal(["cpu_io_recompile: rewound execution of TB to 08000200"], others);
    }

    [Fact]
    public void Addresses_may_have_16_digits_as_newer_versions_write_them()
    {
        Read(
            "Trace 0: 0x7f0000 [0000000000800408/0000000008000100/00000110/ff020201] main",
            "Stopped execution of TB chain before 0x7f0000 [0000000008000100] main",
            "Trace 0: 0x7f0000 [0000000000800408/0000000008000102/00000110/ff020201] main",
            Block("08000104"));

        Assert.Equal([0x0800_0102u], executed);
    }

    [Fact]
    public void Other_lines_are_complaints()
    {
        Read("qemu-system-arm: no such machine", Block("08000100"), "", Block("08000102"));

        Assert.Equal(["qemu-system-arm: no such machine"], others);
        Assert.Equal([0x0800_0100u], executed);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    public void Lines_may_come_in_pieces(int size)
    {
        byte[] text = Encoding.UTF8.GetBytes(string.Join('\n', Block("08000100"), Block("08000102"), Block("08000104"), "bye"));
        InstructionLog log = new(executed.Add, others.Add);

        for (int at = 0; at < text.Length; at += size)
        {
            log.Append(text.AsSpan(at, Math.Min(size, text.Length - at)));
        }

        log.Complete();

        Assert.Equal([0x0800_0100u, 0x0800_0102u], executed);
        Assert.Equal(["bye"], others);
    }

    [Fact]
    public void The_first_register_comes_with_each_instruction_that_was_executed()
    {
        List<uint> registers = [];
        InstructionLog log = new(executed.Add, others.Add, registers.Add);
        string[] lines =
        [
            Block("08000100"), "R00=0000008e R01=00000001 R02=00000002 R03=00000003", "R04=00000004 R05=00000005", "XPSR=61000000 -ZC- T handler",
            Block("08000100"), "R00=00000021 R01=00000001", "Stopped execution of TB chain before 0x7efd30000100 [08000100] anckor_reset",
            Block("08000100"), "R00=ffffffff R01=00000001",
            "warning", Block("08000100"), "",
        ];

        log.Append(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        log.Complete();

        Assert.Equal([0x8Eu, uint.MaxValue], registers);
        Assert.Equal(2, executed.Count);
        Assert.Equal(["warning"], others);
    }

    private static string Block(string address) => $"Trace 0: 0x7efd30000100 [00800408/{address}/00000110/ff020201] anckor_reset";

    private void Read(params string[] lines)
    {
        InstructionLog log = new(executed.Add, others.Add);
        log.Append(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
        log.Complete();
    }
}
