using System.Collections.Generic;
using System.Linq;

namespace Anckor.Image.Manifest;

/// <summary>A value in a TOML file, and where it stands.</summary>
internal abstract record TomlNode(SourceLocation Location)
{
    /// <summary>What it is, for messages: "a string".</summary>
    public abstract string Kind { get; }
}

/// <summary>Text in quotes.</summary>
internal sealed record TomlText(string Value, SourceLocation Location) : TomlNode(Location)
{
    /// <inheritdoc/>
    public override string Kind => "a string";
}

/// <summary>A whole number.</summary>
internal sealed record TomlInteger(long Value, SourceLocation Location) : TomlNode(Location)
{
    /// <inheritdoc/>
    public override string Kind => "an integer";
}

/// <summary>True or false.</summary>
internal sealed record TomlBoolean(bool Value, SourceLocation Location) : TomlNode(Location)
{
    /// <inheritdoc/>
    public override string Kind => "a boolean";
}

/// <summary>A value of a type that no field of ours has: a fraction or a date.</summary>
internal sealed record TomlOther(string Description, SourceLocation Location) : TomlNode(Location)
{
    /// <inheritdoc/>
    public override string Kind => Description;
}

/// <summary>A list in square brackets.</summary>
internal sealed record TomlList(IReadOnlyList<TomlNode> Items, SourceLocation Location) : TomlNode(Location)
{
    /// <inheritdoc/>
    public override string Kind => "a list";
}

/// <summary>How a table came to be, which decides how it may grow (TOML 1.1, "Table").</summary>
internal enum TomlTableOrigin
{
    /// <summary>Only named on the way to another: <c>[task.ping]</c> makes <c>task</c>.</summary>
    Implied,

    /// <summary>By its own header.</summary>
    Header,

    /// <summary>By a dotted key: <c>task.ping.stack = 1024</c>.</summary>
    Dotted,

    /// <summary>In braces; complete.</summary>
    Inline,
}

/// <summary>A key of a table with its value.</summary>
internal sealed record TomlEntry(string Key, SourceLocation KeyLocation, TomlNode Value);

/// <summary>A table: entries in the order of the file, each key once.</summary>
internal sealed record TomlTable(SourceLocation Location) : TomlNode(Location)
{
    private readonly List<TomlEntry> entries = [];

    /// <inheritdoc/>
    public override string Kind => "a table";

    /// <summary>How it came to be.</summary>
    public TomlTableOrigin Origin { get; init; }

    /// <summary>Its entries.</summary>
    public IReadOnlyList<TomlEntry> Entries => entries;

    /// <summary>The entry of a key, or null.</summary>
    public TomlEntry? Find(string key) => entries.FirstOrDefault(entry => entry.Key == key);

    /// <summary>Adds an entry whose key is new.</summary>
    public void Add(TomlEntry entry) => entries.Add(entry);

    /// <summary>Gives a table that was only implied so far its own header.</summary>
    public TomlTable Declare(string key, SourceLocation keyLocation)
    {
        int index = entries.FindIndex(entry => entry.Key == key);
        TomlTable declared = new(keyLocation) { Origin = TomlTableOrigin.Header };
        declared.entries.AddRange(((TomlTable)entries[index].Value).entries);
        entries[index] = new TomlEntry(key, keyLocation, declared);
        return declared;
    }
}
