using System.Collections.Generic;
using System.Linq;
using Anckor.Image.Elf;
using Anckor.Image.Thumb;

namespace Anckor.Image.Refuse;

/// <summary>Refuses code in which the code generator left an internal number of its own where an address belongs.</summary>
/// <remarks>
/// Inside ilc, statics and types stand as handles: numbers from 0x420000 on in steps of 8, which become relocations when the code is
/// emitted. An optimisation that takes a handle for a plain number loses the relocation (docs/adr/0009); at run time the number is an
/// address that belongs to nobody. A pair movw and movt without relocations that loads such a number, which is no constant of the
/// source either, is taken for this.
/// </remarks>
internal static class CompilerHandleRule
{
    private const uint HandleHighHalf = 0x0042;

    public static IEnumerable<Diagnostic> Judge(RefusalContext context, LinkInput managed)
    {
        ThumbCode code = new(managed.File);
        foreach (ElfSection section in context.Graph.Kept.Where(kept => kept.Value == managed && kept.Key.IsCode).Select(kept => kept.Key))
        {
            foreach ((uint offset, uint value) in Constants(code, section))
            {
                if (value >> 16 == HandleHighHalf && value % 4 == 0 && !context.IsConstant(value))
                {
                    Reference place = new(managed, section, offset);
                    yield return new Diagnostic(
                        Severity.Error, "ANK3011",
                        $"the code generator is mistaken in {context.MethodOf(place)}: it uses its internal number 0x{value:x} as an address",
                        context.PlaceOf(place),
                        "write the loop or expression in another way, and report it to the authors of Anckor");
                }
            }
        }
    }

    /// <summary>The 32-bit numbers that code loads in two halves, without the linker's help.</summary>
    private static IEnumerable<(uint Offset, uint Value)> Constants(ThumbCode code, ElfSection section)
    {
        HashSet<uint> relocated = [.. section.Relocations.Select(relocation => relocation.Offset)];
        ThumbInstruction previous = default;
        foreach (ThumbInstruction instruction in code.Read(section))
        {
            bool isPair = previous.IsMoveLow && instruction.IsMoveHigh && previous.MoveRegister == instruction.MoveRegister;
            if (isPair && !relocated.Contains(previous.Offset) && !relocated.Contains(instruction.Offset))
            {
                yield return (previous.Offset, (instruction.MoveImmediate << 16) | previous.MoveImmediate);
            }

            previous = instruction;
        }
    }
}
