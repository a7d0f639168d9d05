using System;
using Anckor.Image.Thumb;
using CsCheck;
using Xunit;

namespace Anckor.Image.Tests.Thumb;

public class ThumbBranchTests
{
    // What arm-none-eabi-as makes of a branch at 0x100.
    [Theory]
    [InlineData("beq.n 0x104", 0xD000, 0x0000, 0x104)]
    [InlineData("bne.n 0x80", 0xD1BE, 0x0000, 0x80)]
    [InlineData("b.n 0x100", 0xE7FE, 0x0000, 0x100)]
    [InlineData("b.w 0x2000", 0xF001, 0xBF7E, 0x2000)]
    [InlineData("bhi.w 0x2000", 0xF201, 0x877E, 0x2000)]
    [InlineData("blt.w 0x10", 0xF6FF, 0xAF86, 0x10)]
    [InlineData("bl 0x80000", 0xF07F, 0xFF7E, 0x80000)]
    public void Branches_are_read_and_written_as_the_assembler_does(string text, int first, int second, long target)
    {
        ThumbInstruction instruction = new(0x100, (ushort)first, (ushort)second, text.EndsWith(".w", StringComparison.Ordinal) || second != 0);

        ThumbBranch branch = Assert.NotNull(ThumbBranch.Decode(instruction));

        Assert.Equal(target, branch.Target);
        Assert.Equal(second == 0 ? (uint)first : (uint)((first << 16) | second), branch.Encode(0x100));
    }

    [Theory]
    [InlineData(0xF3AF, 0x8000)] // nop.w
    [InlineData(0xF3BF, 0x8F5F)] // dmb sy
    [InlineData(0xF240, 0x0300)] // movw r3, #0
    [InlineData(0xDE01, 0x0000)] // udf #1
    [InlineData(0xDF00, 0x0000)] // svc #0
    public void Other_instructions_are_no_branches(int first, int second) =>
        Assert.Null(ThumbBranch.Decode(new ThumbInstruction(0, (ushort)first, (ushort)second, second != 0)));

    [Fact]
    public void Whatever_is_written_is_read_again() =>
        Gen.Select(Gen.Enum<ThumbBranch.Encoding>(), Gen.Int[0, 13], Gen.Int[-0xF0_0000, 0xF0_0000], Gen.UInt[0, 0x1000]).Sample((form, condition, distance, place) =>
        {
            place &= ~1u;
            bool hasCondition = form is ThumbBranch.Encoding.ShortConditional or ThumbBranch.Encoding.LongConditional;
            ThumbBranch branch = new(form, hasCondition ? condition : 0, place + 4 + (distance & ~1));
            if (!branch.Reaches(place))
            {
                branch = branch with { Target = place + 4 + (distance % 100 & ~1) };
            }

            uint code = branch.Encode(place);
            bool isLong = branch.Length == 4;
            ThumbInstruction instruction = new(place, (ushort)(isLong ? code >> 16 : code), isLong ? (ushort)code : (ushort)0, isLong);
            return ThumbBranch.Decode(instruction) == branch;
        });
}
