using System.Globalization;
using System.Text;
using Anckor.Abi;
using Anckor.Image.Layout;

namespace Anckor.Image.Compile;

/// <summary>Writes the assembly file that reserves the buffers a task can lend, and the list by which userlib finds them.</summary>
/// <remarks>
/// The buffers are one section, which the linker script places where the plan says and which is zeroed with the other data; the list
/// is read-only and refers to it. A task whose code never asks for the list keeps neither.
/// </remarks>
public static class LendBufferWriter
{
    /// <summary>The linker script knows the section by this name.</summary>
    public const string Section = ".lend";

    /// <summary>Writes the file: the same text for the same buffers.</summary>
    public static string Write(LendLayout layout)
    {
        StringBuilder text = new();
        text.Append("@ Generated from the manifest. Do not edit.\n");
        text.Append(CultureInfo.InvariantCulture, $"        .section {Section}, \"aw\", %nobits\n        .balign {MpuRegion.Smallest}\n");
        uint at = 0;
        foreach (LendPlace place in layout.Places)
        {
            if (place.Offset > at)
            {
                text.Append(CultureInfo.InvariantCulture, $"        .space  {place.Offset - at}\n");
            }

            string symbol = SymbolOf(place.Buffer);
            text.Append(CultureInfo.InvariantCulture, $"        .type   {symbol}, %object\n        .size   {symbol}, {place.Buffer.Bytes}\n");
            text.Append(CultureInfo.InvariantCulture, $"{symbol}:\n        .space  {place.Buffer.Bytes}\n");
            at = place.Offset + place.Buffer.Bytes;
        }

        WriteList(text, layout);
        return text.ToString();
    }

    /// <summary>The symbol of a buffer, for debuggers.</summary>
    public static string SymbolOf(LendBufferModel buffer) => "lend_" + buffer.Name.Replace('-', '_');

    /// <summary>The fields of <see cref="LendBufferEntry"/> in their order.</summary>
    private static void WriteList(StringBuilder text, LendLayout layout)
    {
        text.Append("        .section .rodata.anckor_lend_buffers, \"a\"\n        .balign 4\n");
        text.Append("        .global anckor_lend_buffers, anckor_lend_buffers_end\nanckor_lend_buffers:\n");
        for (int index = 0; index < layout.Places.Count; index++)
        {
            LendBufferModel buffer = layout.Places[index].Buffer;
            text.Append(
                CultureInfo.InvariantCulture, $"        .word   .Lname{index}, {buffer.Name.Length}, {SymbolOf(buffer)}, {buffer.Bytes}\n");
        }

        text.Append("anckor_lend_buffers_end:\n");
        for (int index = 0; index < layout.Places.Count; index++)
        {
            text.Append(CultureInfo.InvariantCulture, $".Lname{index}:\n        .ascii  \"{layout.Places[index].Buffer.Name}\"\n");
        }
    }
}
