using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

namespace Anckor.Cli.Running;

/// <summary>Adds to the console's fault lines (<c>... pc 0x08012344 lr 0x08012301 ...</c>) where in the sources that is.</summary>
internal sealed partial class FaultNotes(SourcePlaces places)
{
    /// <summary>The lines to print below a line of the console; none for a line without a program counter.</summary>
    public async Task<IReadOnlyList<string>> ForAsync(string line, CancellationToken cancel)
    {
        if (Address(ProgramCounter(), line) is not uint programCounter)
        {
            return [];
        }

        List<string> notes = [];
        SourcePlace? place = await places.FindAsync(programCounter, cancel).ConfigureAwait(false);
        if (place is not null)
        {
            notes.Add(Note(place));
        }

        // Panics and system calls are a library's code, reached by a call: then the link register shows the author's own line.
        // Elsewhere it is left from any call before.
        if (place is null or { IsLibrary: true } && Address(LinkRegister(), line) is uint linkRegister)
        {
            // It names the instruction after the call; the call is 2 or 4 bytes before, and any byte of it will do.
            SourcePlace? caller = await places.FindAsync((linkRegister & ~1u) - 2, cancel).ConfigureAwait(false);
            if (caller is not null)
            {
                notes.Add(Note(caller));
            }
        }

        return notes;
    }

    private static string Note(SourcePlace place) => $"    at {place}";

    private static uint? Address(Regex register, string line)
    {
        Match match = register.Match(line);
        return match.Success && uint.TryParse(match.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out uint address)
            ? address
            : null;
    }

    [GeneratedRegex(@"\bpc[ =]0x([0-9a-fA-F]{1,8})\b")]
    private static partial Regex ProgramCounter();

    [GeneratedRegex(@"\blr[ =]0x([0-9a-fA-F]{1,8})\b")]
    private static partial Regex LinkRegister();
}
