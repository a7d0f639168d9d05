using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Anckor.Cli.Benchmarks;

/// <summary>The instructions of one round, so that each can be argued about.</summary>
/// <param name="code">Says what they belong to.</param>
/// <param name="disassembly">What they are, by address.</param>
internal sealed class BenchmarkListing(CodeMap code, IReadOnlyDictionary<uint, string> disassembly)
{
    /// <summary>Writes them in the order they were executed, then how many are whose.</summary>
    public void Write(TextWriter output, Measurement measurement)
    {
        string? part = null;
        int number = 0;
        foreach (uint address in measurement.Typical)
        {
            string current = code.PartAt(address)?.Name ?? "?";
            if (current != part)
            {
                part = current;
                output.WriteLine($"--- {part}");
            }

            number++;
            string instruction = disassembly.TryGetValue(address, out string? text) ? text : "";
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{number,5}  {address:x8}  {instruction,-44}  {code.Place(address)}").TrimEnd());
        }

        IEnumerable<string> shares = measurement.Typical
            .GroupBy(address => code.PartAt(address)?.Name ?? "?")
            .OrderBy(group => group.Key == CodeMap.Kernel ? 0 : 1)
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Key} {group.Count()}"));
        int loop = measurement.Typical.Count - measurement.Mode;
        string taken = loop == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", less the empty loop's {loop}");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{measurement.Name}: {measurement.Mode} = {string.Join(" + ", shares)}{taken}"));
    }
}
