using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Anckor.Image;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Anckor.Cli.Terminal;

/// <summary>The stack of each part, how much of it the code can use, and how much a run has used.</summary>
internal static class StackTable
{
    /// <summary>The table; nothing when no part has a stack whose use is known.</summary>
    public static IRenderable Of(ImageReport report)
    {
        List<ImagePart> parts = [.. report.Parts.Where(part => part.StackBound is not null)];
        if (parts.Count == 0)
        {
            return new Rows();
        }

        bool isMeasured = parts.Exists(part => part.StackMark is not null);
        Table table = new Table().Border(TableBorder.Simple).AddColumn(new TableColumn("part").NoWrap()).AddColumn(Number("stack")).AddColumn(Number("needed"));
        if (isMeasured)
        {
            table.AddColumn(Number("used"));
        }

        foreach (ImagePart part in parts)
        {
            string least = part.StackBound!.IsComplete ? "" : "at least ";
            List<Text> cells = [new(part.Name), new(Bytes(part.Stack)), new(least + Bytes(part.StackBound.Bytes))];
            if (isMeasured)
            {
                Style style = part.IsStackMiscounted ? new Style(Color.Red) : Style.Plain;
                cells.Add(new Text(part.StackMark is uint mark ? Bytes(mark) : "", style));
            }

            table.AddRow(cells);
        }

        return table;
    }

    private static TableColumn Number(string title) => new TableColumn(title).RightAligned().NoWrap();

    private static string Bytes(uint count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
