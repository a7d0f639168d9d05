using Anckor.Image.Dwarf;
using Anckor.Image.Elf;
using CsCheck;
using Xunit;

namespace Anckor.Image.Tests.Dwarf;

public class CodeExtentTests
{
    [Fact]
    public void A_length_is_read_as_it_was_written_in_as_many_bytes() =>
        Gen.Select(Gen.Int[1, 5], Gen.Bool, Gen.UInt).Sample((bytes, isVariable, value) =>
        {
            int fixedBytes = bytes switch { 1 => 1, 2 or 3 => 2, 4 => 4, _ => 8 };
            CodeExtent extent = new(0, 2, isVariable ? bytes : fixedBytes, isVariable);
            int bits = isVariable ? 7 * bytes : 8 * fixedBytes;
            uint fitting = bits >= 32 ? value : value & ((1u << bits) - 1);
            ElfSection section = new(".debug_info", ElfSectionType.ProgramBits, ElfSectionFlags.None) { Data = [0xAA, 0xAA, 1, 1, 1, 1, 1, 1, 1, 1, 0xAA] };

            extent.Write(section, fitting);

            bool isEnded = !isVariable || section.Data[2 + bytes - 1] < 0x80;
            return extent.Read(section) == fitting && isEnded && section.Data[1] == 0xAA && section.Data[10] == 0xAA;
        });

    [Fact]
    public void An_object_without_debug_information_has_no_extents() => Assert.Empty(CodeExtents.Find(new ElfFile()));
}
