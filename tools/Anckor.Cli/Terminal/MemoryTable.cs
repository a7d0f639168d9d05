using System.Globalization;
using System.Linq;
using Anckor.Image;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Anckor.Cli.Terminal;

/// <summary>What each part of an image takes of the chip's memories.</summary>
internal static class MemoryTable
{
    /// <summary>The table: bytes that the code needs, and bytes that nobody else can use because MPU regions come in few sizes.</summary>
    public static IRenderable Of(ImageReport report)
    {
        Table table = new Table()
            .Border(TableBorder.Simple)
            .AddColumn(new TableColumn("part").NoWrap())
            .AddColumn(Number("flash"))
            .AddColumn(Number("occupied"))
            .AddColumn(Number("RAM"))
            .AddColumn(Number("occupied"));
        foreach (ImagePart part in report.Parts)
        {
            table.AddRow(part.Name, Bytes(part.Flash), Bytes(part.FlashOccupied), Bytes(part.Ram), Bytes(part.RamOccupied));
        }

        table.AddEmptyRow();
        table.AddRow(
            "total",
            Bytes(report.Parts.Sum(part => part.Flash)),
            Bytes(report.FlashOccupied),
            Bytes(report.Parts.Sum(part => part.Ram)),
            Bytes(report.RamOccupied));
        return new Rows(
            table,
            new Text($"  flash: {Share(report.FlashOccupied, report.FlashSize)}"),
            new Text($"  RAM:   {Share(report.RamOccupied, report.RamSize)}"),
            Text.Empty);
    }

    private static TableColumn Number(string title) => new TableColumn(title).RightAligned().NoWrap();

    private static string Bytes(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Share(uint occupied, uint size) =>
        string.Create(CultureInfo.InvariantCulture, $"{occupied:N0} of {size:N0} bytes occupied, {100.0 * occupied / size:0.0} %");
}
