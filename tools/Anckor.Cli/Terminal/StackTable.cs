using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Anckor.Image;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Anckor.Cli.Terminal;

/// <summary>The stack of each part, and how much of it the code can use.</summary>
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

        Table table = new Table()
            .Border(TableBorder.Simple)
            .AddColumn(new TableColumn("part").NoWrap())
            .AddColumn(new TableColumn("stack").RightAligned().NoWrap())
            .AddColumn(new TableColumn("needed").RightAligned().NoWrap());
        foreach (ImagePart part in parts)
        {
            string least = part.StackBound!.IsComplete ? "" : "at least ";
            table.AddRow(part.Name, Bytes(part.Stack), least + Bytes(part.StackBound.Bytes));
        }

        return table;
    }

    private static string Bytes(uint count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
