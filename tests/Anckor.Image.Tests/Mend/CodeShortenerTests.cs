using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using Anckor.Image.Elf;
using Anckor.Image.Mend;
using Anckor.Image.Thumb;
using CsCheck;
using Xunit;

namespace Anckor.Image.Tests.Mend;

public class CodeShortenerTests
{
    private static readonly Gen<Step> Steps = Gen.Frequency(
        (3, Gen.Int[0, 255].Select(id => new Step(Kind.Mark, id))),
        (3, Gen.Int[0, 3].Select(id => new Step(Kind.Call, id))),
        (1, Gen.Int[0, 3].Select(id => new Step(Kind.Address, id))),
        (2, Gen.Int[0, 60].Select(id => new Step(Kind.ShortBranch, id))),
        (2, Gen.Int[0, 60].Select(id => new Step(Kind.LongBranch, id))),
        (1, Gen.Int[0, 60].Select(id => new Step(Kind.Jump, id))));

    [Fact]
    public void A_shortened_function_does_the_same_in_the_same_order() =>
        Gen.Select(Steps.Array[1, 60], Gen.Bool.Array[400]).Sample((steps, decisions) =>
        {
            ElfFile before = Assemble(steps);
            ElfFile after = Assemble(steps);
            CodeShortener.Shorten(after);
            return Trace(before, decisions).SequenceEqual(Trace(after, decisions));
        });

    [Fact]
    public void A_call_of_twelve_bytes_becomes_one_of_four()
    {
        ElfFile file = Assemble([new Step(Kind.Mark, 1), new Step(Kind.Call, 0), new Step(Kind.Mark, 2)]);

        CodeShortener.Shorten(file);

        Assert.Equal(8u, file.Sections[0].Size);
        ElfRelocation relocation = Assert.Single(file.Sections[0].Relocations);
        Assert.Equal((2u, ArmRelocation.ThumbCall, "callee0"), (relocation.Offset, relocation.Type, relocation.Symbol.Name));
        Assert.Equal(8u, file.FindSymbol("function")!.Size);
    }

    [Fact]
    public void Debug_information_follows_the_code()
    {
        ElfFile file = Assemble([new Step(Kind.Call, 0), new Step(Kind.Mark, 2)]);
        ElfSymbol stand = ElfSymbol.ForSection(file.Sections[0]);
        file.Symbols.Add(stand);

        // One compilation of DWARF 4 with one entry, a function: address and length.
        ElfSection abbreviations = new(".debug_abbrev", ElfSectionType.ProgramBits, ElfSectionFlags.None) { Data = [1, 0x2E, 0, 0x11, 1, 0x12, 6, 0, 0, 0] };
        ElfSection information = new(".debug_info", ElfSectionType.ProgramBits, ElfSectionFlags.None)
        {
            Data = [16, 0, 0, 0, 4, 0, 0, 0, 0, 0, 4, 1, 0, 0, 0, 0, 14, 0, 0, 0],
        };
        information.Relocations.Add(new ElfRelocation(12, ArmRelocation.Absolute32, stand));
        ElfSection places = new(".debug_loc", ElfSectionType.ProgramBits, ElfSectionFlags.None) { Data = new byte[8] };
        places.WriteWord(0, 12);
        places.WriteWord(4, 14);
        places.Relocations.Add(new ElfRelocation(0, ArmRelocation.Absolute32, stand));
        places.Relocations.Add(new ElfRelocation(4, ArmRelocation.Absolute32, stand));
        file.Sections.AddRange([abbreviations, information, places]);

        CodeShortener.Shorten(file);

        Assert.Equal((0u, 6u), (information.ReadWord(12), information.ReadWord(16)));
        Assert.Equal((4u, 6u), (places.ReadWord(0), places.ReadWord(4)));
    }

    [Theory]
    [InlineData(0x4801)] // ldr r0, [pc, #4]
    [InlineData(0xA001)] // adr r0, .+8
    [InlineData(0xB108)] // cbz r0, .+6
    [InlineData(0xBF08)] // it eq
    [InlineData(0x4478)] // add r0, pc, on its own
    public void A_function_that_depends_on_places_otherwise_is_left_alone(int instruction)
    {
        ElfFile file = Assemble([new Step(Kind.Call, 0), new Step(Kind.Raw, instruction)]);

        Assert.Empty(CodeShortener.Shorten(file));
        Assert.Equal(14u, file.Sections[0].Size);
    }

    [Fact]
    public void A_function_whose_middle_is_referred_to_from_data_is_left_alone()
    {
        ElfFile file = Assemble([new Step(Kind.Call, 0), new Step(Kind.Mark, 1)]);
        ElfSection table = new(".data", ElfSectionType.ProgramBits, ElfSectionFlags.Allocate) { Data = new byte[4] };
        table.WriteWord(0, 12);
        table.Relocations.Add(new ElfRelocation(0, ArmRelocation.Absolute32, file.FindSymbol("function")!));
        file.Sections.Add(table);

        Assert.Empty(CodeShortener.Shorten(file));
    }

    [Fact]
    public void A_call_whose_register_outlives_it_is_left_alone()
    {
        ElfFile file = Assemble([new Step(Kind.SavedCall, 0), new Step(Kind.Mark, 1)]);

        Assert.Empty(CodeShortener.Shorten(file));
    }

    [Fact]
    public void A_call_that_is_entered_in_its_middle_is_left_alone()
    {
        ElfFile file = Assemble([new Step(Kind.ShortBranch, 1), new Step(Kind.Call, 0), new Step(Kind.Mark, 1)]);
        ushort toTheAdd = (ushort)new ThumbBranch(ThumbBranch.Encoding.ShortConditional, 1, 10).Encode(0);
        BinaryPrimitives.WriteUInt16LittleEndian(file.Sections[0].Data, toTheAdd);

        Assert.Empty(CodeShortener.Shorten(file));
    }

    private enum Kind
    {
        Mark,
        Call,
        SavedCall,
        Address,
        ShortBranch,
        LongBranch,
        Jump,
        Raw,
    }

    private readonly record struct Step(Kind Kind, int Value);

    private static uint LengthOf(Kind kind) => kind switch
    {
        Kind.Call or Kind.SavedCall => 12,
        Kind.Address => 10,
        Kind.LongBranch or Kind.Jump => 4,
        _ => 2,
    };

    private static ElfFile Assemble(Step[] steps)
    {
        ElfFile file = new();
        ElfSection section = new(".text.function", ElfSectionType.ProgramBits, ElfSectionFlags.Allocate | ElfSectionFlags.Execute);
        file.Sections.Add(section);
        ElfSymbol[] callees = [.. Enumerable.Range(0, 4).Select(i => new ElfSymbol($"callee{i}"))];
        file.Symbols.AddRange(callees);
        uint[] starts = new uint[steps.Length + 1];
        for (int i = 0; i < steps.Length; i++)
        {
            starts[i + 1] = starts[i] + LengthOf(steps[i].Kind);
        }

        section.Data = new byte[starts[^1]];
        for (int i = 0; i < steps.Length; i++)
        {
            uint at = starts[i];
            uint target = starts[steps[i].Value % starts.Length];
            switch (steps[i].Kind)
            {
                case Kind.Mark:
                    Put(at, (ushort)(0x2000 | steps[i].Value));
                    break;
                case Kind.Raw:
                    Put(at, (ushort)steps[i].Value);
                    break;
                case Kind.ShortBranch:
                    ThumbBranch branch = new(ThumbBranch.Encoding.ShortConditional, 1, target);
                    Put(at, branch.Reaches(at) ? (ushort)branch.Encode(at) : (ushort)0x2000);
                    break;
                case Kind.LongBranch:
                    PutLong(at, new ThumbBranch(ThumbBranch.Encoding.LongConditional, 1, target).Encode(at));
                    break;
                case Kind.Jump:
                    PutLong(at, new ThumbBranch(ThumbBranch.Encoding.Long, 0, target).Encode(at));
                    break;
                default:
                    Load(at, callees[steps[i].Value], steps[i].Kind == Kind.SavedCall ? 4 : 3);
                    if (steps[i].Kind != Kind.Address)
                    {
                        Put(at + 10, steps[i].Kind == Kind.SavedCall ? (ushort)0x47A0 : (ushort)0x4798);
                    }

                    break;
            }
        }

        ElfSymbol function = new("function") { Type = ElfSymbolType.Function, Size = section.Size };
        function.Define(section, 1);
        ElfSymbol mark = new("$t.0") { Binding = ElfSymbolBinding.Local };
        mark.Define(section, 0);
        file.Symbols.AddRange([function, mark]);
        return file;

        void Put(uint at, ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(section.Data.AsSpan((int)at), value);

        void PutLong(uint at, uint value)
        {
            Put(at, (ushort)(value >> 16));
            Put(at + 2, (ushort)value);
        }

        // movw and movt with -12 and -8, add pc: as the code generator writes them.
        void Load(uint at, ElfSymbol symbol, int register)
        {
            PutLong(at, 0xF64F_70F4 | ((uint)register << 8));
            PutLong(at + 4, 0xF6CF_70F8 | ((uint)register << 8));
            Put(at + 8, (ushort)(0x4478 | register));
            section.Relocations.Add(new ElfRelocation(at, ArmRelocation.ThumbMoveLowRelative, symbol));
            section.Relocations.Add(new ElfRelocation(at + 4, ArmRelocation.ThumbMoveHighRelative, symbol));
        }
    }

    /// <summary>What a function does, one step after the other, when its conditional branches decide as told.</summary>
    private static List<string> Trace(ElfFile file, bool[] decisions)
    {
        ElfSection section = file.Sections[0];
        Dictionary<uint, ElfRelocation> relocations = section.Relocations.ToDictionary(relocation => relocation.Offset);
        Dictionary<uint, ThumbInstruction> code = new ThumbCode(file).Read(section).ToDictionary(instruction => instruction.Offset);
        List<string> trace = [];
        string loaded = "";
        uint at = 0;
        int decision = 0;
        while (at < section.Size && trace.Count < 200 && decision < decisions.Length)
        {
            ThumbInstruction instruction = code[at];
            at += instruction.Length;
            if (relocations.TryGetValue(instruction.Offset, out ElfRelocation? relocation))
            {
                loaded = relocation.Symbol.Name;
                if (relocation.Type == ArmRelocation.ThumbCall)
                {
                    trace.Add($"call {loaded}");
                }
            }
            else if (instruction.IsCall(3))
            {
                trace.Add($"call {loaded}");
            }
            else if (ThumbBranch.Decode(instruction) is ThumbBranch branch)
            {
                bool isTaken = branch.Form is ThumbBranch.Encoding.Long or ThumbBranch.Encoding.Short || decisions[decision];
                decision++;
                at = isTaken ? (uint)branch.Target : at;
            }
            else if (!instruction.IsLong && instruction.First >> 8 == 0x20)
            {
                trace.Add($"mark {instruction.First & 0xFF}");
            }
            else if (!instruction.IsLong && instruction.IsAddProgramCounter(3) && !(code.TryGetValue(at, out ThumbInstruction next) && next.IsCall(3)))
            {
                trace.Add($"address {loaded}");
            }
        }

        return trace;
    }
}
