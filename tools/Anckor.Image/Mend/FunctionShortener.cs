using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using Anckor.Image.Elf;
using Anckor.Image.Thumb;

namespace Anckor.Image.Mend;

/// <summary>
/// Shortens the code of one function: a call by <c>movw, movt, add pc, blx</c> becomes <c>bl</c> (8 bytes and 3 instructions less), a branch of
/// 32 bits that reaches its target with 16 becomes one of 16.
/// </summary>
/// <remarks>
/// Whatever holds a place in the code is moved along: branches, relocations, symbols, debug information. A function in which anything
/// else depends on places is left as it is. Distances only shrink, so that every branch keeps reaching its target.
/// </remarks>
internal sealed class FunctionShortener
{
    private const uint CallBytes = 12;

    // What the two halves of an address hold when it means a symbol itself, as seen from the add behind them.
    private const ushort LowAddend = 0xFFF4;
    private const ushort HighAddend = 0xFFF8;

    // bl to itself: the place is filled in by the linker.
    private const uint EmptyCall = 0xF7FF_FFFE;

    private readonly ElfSection section;
    private readonly List<ThumbInstruction> instructions;
    private readonly Dictionary<uint, ElfRelocation> relocations;
    private readonly List<Piece> pieces = [];
    private readonly uint[] moved;

    private FunctionShortener(ElfSection section, List<ThumbInstruction> instructions)
    {
        this.section = section;
        this.instructions = instructions;
        relocations = section.Relocations.DistinctBy(relocation => relocation.Offset).ToDictionary(relocation => relocation.Offset);
        moved = new uint[(section.Size / 2) + 1];
    }

    /// <summary>Shortens a function in place.</summary>
    /// <param name="section">The function, alone in its section.</param>
    /// <param name="code">The instructions of its object.</param>
    /// <param name="labels">Offsets in it that symbols name.</param>
    /// <returns>Where each place has moved to; null when nothing changed.</returns>
    public static Func<uint, uint>? Shorten(ElfSection section, ThumbCode code, IEnumerable<uint> labels)
    {
        List<ThumbInstruction> instructions = [.. code.Read(section)];
        bool isWhole = instructions.Count > 0 && instructions[0].Offset == 0 && instructions.Sum(instruction => instruction.Length) == section.Size;
        if (!isWhole || section.Size % 2 != 0)
        {
            return null;
        }

        FunctionShortener shortener = new(section, instructions);
        return shortener.Divide([.. labels]) && shortener.Shrink() ? shortener.Write() : null;
    }

    /// <summary>Takes the function apart into instructions and calls; false when something in it must stay where it is.</summary>
    private bool Divide(HashSet<uint> entered)
    {
        foreach (ThumbInstruction instruction in instructions)
        {
            if (!relocations.ContainsKey(instruction.Offset) && ThumbBranch.Decode(instruction) is ThumbBranch branch)
            {
                if (branch.Target < 0 || branch.Target > section.Size)
                {
                    return false;
                }

                entered.Add((uint)branch.Target);
            }
        }

        for (int i = 0; i < instructions.Count; i++)
        {
            ThumbInstruction instruction = instructions[i];
            if (AddressAt(i) is ElfSymbol symbol)
            {
                int register = instruction.MoveRegister;
                bool isCall = i + 3 < instructions.Count && instructions[i + 3].IsCall(register) && IsFree(register) && IsPlain(i) &&
                    symbol.Type is ElfSymbolType.Function or ElfSymbolType.None;
                bool isEnteredInside = Enumerable.Range(1, (int)CallBytes - 1).Any(inside => entered.Contains(instruction.Offset + (uint)inside));
                bool isCode = symbol.Section is null ? symbol.IsUndefined : symbol.Section.IsCode;
                if (isCall && isCode && !isEnteredInside)
                {
                    pieces.Add(new Piece(instruction.Offset, CallBytes) { NewLength = 4, Call = symbol });
                    i += 3;
                    continue;
                }

                // An address keeps its three instructions; one inside this function would have to be counted again.
                if (symbol.Section == section && !IsPlain(i))
                {
                    return false;
                }

                for (int part = 0; part < 3; part++)
                {
                    pieces.Add(new Piece(instructions[i + part].Offset, instructions[i + part].Length));
                }

                i += 2;
                continue;
            }

            if (instruction.UsesProgramCounter)
            {
                return false;
            }

            ThumbBranch? branch = relocations.ContainsKey(instruction.Offset) ? null : ThumbBranch.Decode(instruction);
            pieces.Add(new Piece(instruction.Offset, instruction.Length) { NewLength = instruction.Length, Branch = branch });
        }

        return true;
    }

    /// <summary>What <c>movw, movt, add pc</c> from an instruction on give the address of, or null.</summary>
    private ElfSymbol? AddressAt(int index)
    {
        if (index + 2 >= instructions.Count)
        {
            return null;
        }

        ThumbInstruction low = instructions[index];
        ThumbInstruction high = instructions[index + 1];
        bool isAddress = low.IsMoveLow && high.IsMoveHigh && low.MoveRegister == high.MoveRegister &&
            instructions[index + 2].IsAddProgramCounter(low.MoveRegister) &&
            relocations.TryGetValue(low.Offset, out ElfRelocation? first) && first.Type == ArmRelocation.ThumbMoveLowRelative &&
            relocations.TryGetValue(high.Offset, out ElfRelocation? second) && second.Type == ArmRelocation.ThumbMoveHighRelative &&
            first.Symbol == second.Symbol;
        return isAddress ? relocations[low.Offset].Symbol : null;
    }

    private bool IsPlain(int index) =>
        instructions[index].MoveImmediate == LowAddend && instructions[index + 1].MoveImmediate == HighAddend;

    // A call leaves nothing in these registers (AAPCS), so that nobody reads the address after it.
    private static bool IsFree(int register) => register is <= 3 or 12 or 14;

    /// <summary>Finds which branches become short; false when nothing at all becomes shorter.</summary>
    private bool Shrink()
    {
        for (bool changed = true; changed;)
        {
            changed = false;
            Place();
            foreach (Piece piece in pieces)
            {
                if (piece.Branch?.Shorter is ThumbBranch shorter && (shorter with { Target = At((uint)shorter.Target) }).Reaches(At(piece.Offset)))
                {
                    piece.Branch = shorter;
                    piece.NewLength = 2;
                    changed = true;
                }
            }
        }

        return moved[^1] < section.Size;
    }

    private void Place()
    {
        uint at = 0;
        foreach (Piece piece in pieces)
        {
            for (uint inside = 0; inside < piece.Length; inside += 2)
            {
                moved[(piece.Offset + inside) / 2] = at + Math.Min(inside, piece.NewLength == piece.Length ? inside : 0);
            }

            at += piece.NewLength;
        }

        moved[^1] = at;
    }

    private uint At(uint offset) => moved[offset / 2];

    private Func<uint, uint> Write()
    {
        byte[] output = new byte[moved[^1]];
        List<ElfRelocation> kept = [];
        foreach (Piece piece in pieces)
        {
            uint at = At(piece.Offset);
            if (piece.Call is not null)
            {
                WriteInstruction(output, at, EmptyCall, 4);
                kept.Add(new ElfRelocation(at, ArmRelocation.ThumbCall, piece.Call));
                continue;
            }

            if (piece.Branch is ThumbBranch branch)
            {
                ThumbBranch target = branch with { Target = At((uint)branch.Target) };
                WriteInstruction(output, at, target.Encode(at), target.Length);
            }
            else
            {
                section.Data.AsSpan((int)piece.Offset, (int)piece.Length).CopyTo(output.AsSpan((int)at));
            }

            if (relocations.TryGetValue(piece.Offset, out ElfRelocation? relocation))
            {
                relocation.Offset = at;
                kept.Add(relocation);
            }
        }

        section.Data = output;
        section.Relocations.Clear();
        section.Relocations.AddRange(kept);
        return At;
    }

    private static void WriteInstruction(byte[] output, uint at, uint instruction, uint length)
    {
        if (length == 4)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(output.AsSpan((int)at), (ushort)(instruction >> 16));
            at += 2;
        }

        BinaryPrimitives.WriteUInt16LittleEndian(output.AsSpan((int)at), (ushort)instruction);
    }

    /// <summary>An instruction, or the instructions of a call.</summary>
    private sealed class Piece(uint offset, uint length)
    {
        public uint Offset { get; } = offset;

        public uint Length { get; } = length;

        public uint NewLength { get; set; } = length;

        public ThumbBranch? Branch { get; set; }

        public ElfSymbol? Call { get; init; }
    }
}
