using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace Anckor.Image;

/// <summary>What one part of an image costs, in bytes.</summary>
/// <param name="Name"><c>kernel</c>, <c>table</c>, or a task's name.</param>
/// <param name="Flash">Needed flash: code, constants and initial values.</param>
/// <param name="Ram">Needed RAM: stack, data and zeroed data.</param>
/// <param name="Code">Of the flash, instructions.</param>
/// <param name="Constants">Of the flash, what only reads.</param>
/// <param name="Data">Of the flash and of the RAM, initialised data.</param>
/// <param name="Zeroed">Of the RAM, what starts as zero.</param>
/// <param name="Stack">Of the RAM, the stack.</param>
/// <param name="FlashOccupied">What the part takes from the chip: needed flash rounded to what an MPU region can show.</param>
/// <param name="RamOccupied">The same for RAM.</param>
public sealed record ImagePart(
    string Name, uint Flash, uint Ram, uint Code, uint Constants, uint Data, uint Zeroed, uint Stack, uint FlashOccupied, uint RamOccupied)
{
    /// <summary>How much of the stack the code can use; null for a part without one.</summary>
    public StackBound? StackBound { get; init; }

    /// <summary>Bytes of the stack that a run has used at most; null when nobody looked.</summary>
    public uint? StackMark { get; init; }

    /// <summary>Whether a run has used more of the stack than the code can, as the build counted: then the build counted wrong.</summary>
    public bool IsStackMiscounted => StackBound is { IsComplete: true } bound && StackMark > bound.Bytes;
}

/// <summary>How much stack code can use, exceptions included.</summary>
/// <param name="Bytes">At most, as far as it can be counted; a multiple of 8.</param>
/// <param name="IsComplete">Whether that is all: otherwise something that cannot be counted comes on top, and the manifest does not say how much.</param>
public sealed record StackBound(uint Bytes, bool IsComplete)
{
    /// <summary>The number, or <c>at least</c> the number.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(IsComplete ? "" : "at least ")}{Bytes}");
}

/// <summary>What an image costs.</summary>
/// <param name="Application">Its name.</param>
/// <param name="Board">The board it is for.</param>
/// <param name="FlashSize">Bytes of flash of the chip.</param>
/// <param name="RamSize">Bytes of RAM of the chip.</param>
/// <param name="Parts">The kernel, the application table with the kernel's tables, and each task.</param>
public sealed record ImageReport(string Application, string Board, uint FlashSize, uint RamSize, IReadOnlyList<ImagePart> Parts)
{
    /// <summary>Bytes of flash that all parts occupy.</summary>
    public uint FlashOccupied => (uint)Parts.Sum(part => part.FlashOccupied);

    /// <summary>Bytes of RAM that all parts occupy.</summary>
    public uint RamOccupied => (uint)Parts.Sum(part => part.RamOccupied);

    /// <summary>As JSON: <c>{"application","board","flashSize","ramSize","parts":[{"name","flash","ram",...}]}</c>.</summary>
    public string ToJson()
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            writer.WriteStartObject();
            writer.WriteString("application", Application);
            writer.WriteString("board", Board);
            writer.WriteNumber("flashSize", FlashSize);
            writer.WriteNumber("flashOccupied", FlashOccupied);
            writer.WriteNumber("ramSize", RamSize);
            writer.WriteNumber("ramOccupied", RamOccupied);
            writer.WriteStartArray("parts");
            foreach (ImagePart part in Parts)
            {
                WritePart(writer, part);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void WritePart(Utf8JsonWriter writer, ImagePart part)
    {
        writer.WriteStartObject();
        writer.WriteString("name", part.Name);
        ReadOnlySpan<(string Name, uint Value)> numbers =
        [
            ("flash", part.Flash), ("ram", part.Ram), ("code", part.Code), ("constants", part.Constants), ("data", part.Data),
            ("zeroed", part.Zeroed), ("stack", part.Stack), ("flashOccupied", part.FlashOccupied), ("ramOccupied", part.RamOccupied),
        ];
        foreach ((string name, uint value) in numbers)
        {
            writer.WriteNumber(name, value);
        }

        if (part.StackBound is StackBound bound)
        {
            writer.WriteNumber("stackBound", bound.Bytes);
            writer.WriteBoolean("stackBoundIsComplete", bound.IsComplete);
        }

        if (part.StackMark is uint mark)
        {
            writer.WriteNumber("stackMark", mark);
        }

        writer.WriteEndObject();
    }
}
