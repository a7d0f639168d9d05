using Anckor.Cli.Benchmarks;
using Anckor.Image.Elf;
using Xunit;

namespace Anckor.Cli.Tests;

public class ControlFlowTests
{
    private const uint Base = 0x0800_0100;
    private const uint Handler = 0x0800_0040;

    [Theory]
    [InlineData("nop", 2u, 0xBF00)]
    [InlineData("ldr.w r0, [r1]", 4u, 0xF8D1, 0x0000)]
    [InlineData("it eq", 2u, 0xBF08)]
    [InlineData("svc 0", 2u, 0xDF00)]
    [InlineData("ldmia.w lr!, {r0-r3}", 4u, 0xE8BE, 0x000F)]
    [InlineData("push {r4, lr}", 2u, 0xB510)]
    [InlineData("mov r8, r1", 2u, 0x4688)]
    public void An_instruction_leads_to_the_one_behind_it_or_to_a_handler_and_nowhere_else(string what, uint length, params int[] halfwords)
    {
        ControlFlow flow = Flow(halfwords);

        Assert.True(flow.Allows(Base, Base + length), what);
        Assert.True(flow.Allows(Base, Handler), what);
        Assert.False(flow.Allows(Base, Base), $"{what} counted twice");
        Assert.False(flow.Allows(Base, Base + length + 2), $"one missing after {what}");
        Assert.False(flow.Allows(Base, 0x0800_0200), what);
    }

    [Theory]
    [InlineData("b", 0x0800_0110u, 0xE006)]
    [InlineData("bne back", 0x0800_00FCu, 0xD1FC)]
    [InlineData("beq.w", 0x0800_0202u, 0xF000, 0x807F)]
    [InlineData("bl", 0x0800_0204u, 0xF000, 0xF880)]
    [InlineData("cbz r3", 0x0800_0108u, 0xB113)]
    [InlineData("cbnz r3, far", 0x0800_0182u, 0xBBFB)]
    public void A_branch_leads_to_its_target_too(string what, uint target, params int[] halfwords)
    {
        ControlFlow flow = Flow(halfwords);

        Assert.True(flow.Allows(Base, target), what);
        Assert.True(flow.Allows(Base, Base + (uint)(halfwords.Length * 2)), what);
        Assert.False(flow.Allows(Base, target + 2), what);
    }

    [Theory]
    [InlineData("bx lr", 0x4770)]
    [InlineData("blx r3", 0x4798)]
    [InlineData("pop {r4, pc}", 0xBD10)]
    [InlineData("mov pc, lr", 0x46F7)]
    [InlineData("add pc, r0", 0x4487)]
    [InlineData("pop.w {r4-r11, pc}", 0xE8BD, 0x8FF0)]
    [InlineData("ldmdb r0, {pc}", 0xE910, 0x8000)]
    [InlineData("ldr.w pc, [sp, #8]", 0xF8DD, 0xF008)]
    [InlineData("ldr.w pc, [sp], #4", 0xF85D, 0xFB04)]
    [InlineData("tbb [pc, r0]", 0xE8DF, 0xF000)]
    public void What_takes_its_target_from_a_register_or_from_memory_leads_anywhere(string what, params int[] halfwords) =>
        Assert.True(Flow(halfwords).Allows(Base, 0x0800_1234), what);

    [Fact]
    public void What_is_no_code_leads_nowhere() => Assert.False(Flow(0xBF00).Allows(0x2000_0000, 0x2000_0002));

    private static ControlFlow Flow(params int[] halfwords) => new(new CodeMap(Images.Of(Base, Handler, halfwords)));
}
