using System.Collections.Generic;
using System.Linq;
using Anckor.Image.Elf;

namespace Anckor.Image.Mend;

/// <summary>Corrects the addresses in debug information.</summary>
internal static class DebugAddresses
{
    /// <summary>
    /// Makes debug information refer to functions by section. A reference by the function's symbol carries the bit that says
    /// Thumb into the address, so that every range and line would start one byte too late.
    /// </summary>
    public static void MakeAddressesEven(ElfFile file)
    {
        Dictionary<ElfSection, ElfSymbol> bySection = [];
        foreach (ElfSymbol symbol in file.Symbols.Where(symbol => symbol.Type == ElfSymbolType.Section))
        {
            bySection.TryAdd(symbol.Section!, symbol);
        }

        foreach (ElfSection section in file.Sections.Where(section => !section.IsAllocated))
        {
            foreach (ElfRelocation relocation in section.Relocations)
            {
                ElfSymbol symbol = relocation.Symbol;
                if (symbol.Type != ElfSymbolType.Function || symbol.Section is null || relocation.Type != ArmRelocation.Absolute32)
                {
                    continue;
                }

                if (!bySection.TryGetValue(symbol.Section, out ElfSymbol? stand))
                {
                    stand = ElfSymbol.ForSection(symbol.Section);
                    bySection.Add(symbol.Section, stand);
                    file.Symbols.Add(stand);
                }

                // Some addends hold the bit as well; no instruction stands at an odd place.
                section.WriteWord(relocation.Offset, (section.ReadWord(relocation.Offset) + symbol.Offset) & ~1u);
                relocation.Symbol = stand;
            }
        }
    }

    /// <summary>
    /// Lets lists of ranges start from base 1 instead of 0, which says the same. The assembler names base 0; binutils 2.40 takes
    /// that pair for a range without end, and spends gigabytes once there are more than sixteen of them.
    /// </summary>
    public static void AvoidBaseZero(ElfFile file)
    {
        const int pairBytes = 8;
        if (file.FindSection(".debug_ranges") is not ElfSection section)
        {
            return;
        }

        HashSet<uint> relocated = [.. section.Relocations.Select(relocation => relocation.Offset)];
        bool isFromOne = false;
        for (uint at = 0; at + pairBytes <= section.Size; at += pairBytes)
        {
            uint begin = section.ReadWord(at);
            uint end = section.ReadWord(at + 4);
            bool isPlain = !relocated.Contains(at) && !relocated.Contains(at + 4);
            if (isPlain && begin == uint.MaxValue)
            {
                isFromOne = end == 0;
                section.WriteWord(at + 4, isFromOne ? 1 : end);
            }
            else if (isPlain && begin == 0 && end == 0)
            {
                isFromOne = false;
            }
            else if (isFromOne)
            {
                section.WriteWord(at, begin - 1);
                section.WriteWord(at + 4, end - 1);
            }
        }
    }
}
