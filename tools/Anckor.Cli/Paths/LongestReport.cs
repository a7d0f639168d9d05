using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using Anckor.Cli.Benchmarks;
using Anckor.Cli.Running;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Anckor.Cli.Paths;

/// <summary>What the kernel was seen doing, as a table, for programs, and instruction by instruction.</summary>
/// <param name="code">Says what instructions belong to.</param>
internal sealed class LongestReport(CodeMap code)
{
    /// <summary>How many instructions the kernel may take at a time; what copies the bytes of messages is not among them.</summary>
    public const int Budget = 2000;

    private const string OurNames = "Anckor.Kernel.";

    /// <summary>A row for each cause, the longest first.</summary>
    public IRenderable Table(IReadOnlyList<CausePaths> causes)
    {
        Table table = new Table()
            .Border(TableBorder.Simple)
            .AddColumn(new TableColumn("cause").NoWrap())
            .AddColumn(Number("times"))
            .AddColumn(Number("least"))
            .AddColumn(Number("most"))
            .AddColumn(Number("uncopied"))
            .AddColumn(new TableColumn("most of it in").NoWrap());
        foreach (CausePaths cause in causes)
        {
            table.AddRow(
                new Text(cause.Name),
                new Text(Count(cause.Times)),
                new Text(Count(cause.Shortest)),
                new Text(Count(cause.Longest)),
                new Text(Count(cause.LongestWithoutCopying), cause.LongestWithoutCopying > Budget ? new Style(Color.Red) : Style.Plain),
                new Text(Busiest(cause)));
        }

        return new Rows([table, .. Notes(causes).Select(note => new Text("  " + note)), Text.Empty]);
    }

    /// <summary><c>{"paths":[{"name":"tick","times":N,"shortest":N,"longest":N,"uncopied":N,"where":"..."}, ...]}</c>.</summary>
    public string Json(IReadOnlyList<CausePaths> causes)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("paths");
            foreach (CausePaths cause in causes)
            {
                writer.WriteStartObject();
                writer.WriteString("name", cause.Name);
                writer.WriteNumber("times", cause.Times);
                writer.WriteNumber("shortest", cause.Shortest);
                writer.WriteNumber("longest", cause.Longest);
                writer.WriteNumber("uncopied", cause.LongestWithoutCopying);
                writer.WriteString("where", Busiest(cause));
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    /// <summary>Writes the longest stay of a cause in the order it was executed, then what each function of the kernel did of it.</summary>
    public void WriteListing(TextWriter output, CausePaths cause, IReadOnlyDictionary<uint, string> disassembly)
    {
        int number = 0;
        foreach (uint address in cause.Path)
        {
            number++;
            string instruction = disassembly.GetValueOrDefault(address, "");
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{number,5}  {address:x8}  {instruction,-44}  {code.Place(address)}").TrimEnd());
        }

        output.WriteLine("instructions  entered  function");
        foreach ((string function, int count, int entered) in Functions(cause))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count,12:N0}  {entered,7:N0}  {function}"));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cause.Name}: {cause.Path.Count} instructions"));
    }

    private static IEnumerable<string> Notes(IReadOnlyList<CausePaths> causes)
    {
        yield return "Instructions of the kernel from an exception's first to the return into a";
        yield return "task; a change of tasks counts with the tick or the interrupt that brings it";
        yield return "about. refused: the caller is ended. uncopied: the most, without the loop that";
        yield return "copies messages into buffers. What the hardware stacks is not counted.";
        if (causes.Count > 0)
        {
            yield return $"The longest is {causes[0].Name} with {Count(causes[0].LongestWithoutCopying)}; the budget is {Count(Budget)}.";
        }
    }

    private string Busiest(CausePaths cause) => Functions(cause).First().Function;

    private IEnumerable<(string Function, int Count, int Entered)> Functions(CausePaths cause) => cause.Path
        .Select(code.FunctionAt)
        .Zip(cause.Path)
        .GroupBy(pair => pair.First)
        .Select(group => (Short(group.Key.Name), group.Count(), group.Count(pair => pair.Second == group.Key.Address)))
        .OrderByDescending(function => function.Item2);

    private static string Short(string symbol)
    {
        string name = SourcePlaces.Readable(symbol);
        return name.StartsWith(OurNames, StringComparison.Ordinal) ? name[OurNames.Length..] : name;
    }

    private static TableColumn Number(string title) => new TableColumn(title).RightAligned().NoWrap();

    private static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
