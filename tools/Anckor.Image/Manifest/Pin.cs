using System;
using System.Globalization;

namespace Anckor.Image.Manifest;

/// <summary>A pin of a chip: "PD12" is number 12 of port D.</summary>
/// <param name="Port">A capital letter.</param>
/// <param name="Number">0 to 15.</param>
internal readonly record struct Pin(char Port, int Number)
{
    /// <summary>Reads "PD12"; small letters are no pins, so that one pin has one name.</summary>
    public static bool TryParse(string text, out Pin pin)
    {
        pin = default;
        if (text.Length is < 3 or > 4 || text[0] != 'P' || text[1] is < 'A' or > 'K'
            || !int.TryParse(text.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            || number > 15 || (text.Length == 4 && text[2] == '0'))
        {
            return false;
        }

        pin = new Pin(text[1], number);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"P{Port}{Number}");
}
