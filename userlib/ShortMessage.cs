using System.Runtime.CompilerServices;

namespace Anckor;

/// <summary>A message of up to 32 bytes as it travels: the eight words of r4-r11.</summary>
[InlineArray(8)]
public struct ShortMessage
{
    private uint first;
}
