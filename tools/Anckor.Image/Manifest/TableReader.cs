using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Anckor.Image.Manifest;

/// <summary>Reads the fields of one table by type; what nobody asked for is an error.</summary>
/// <param name="table">The table; null reads as an empty one.</param>
/// <param name="what">What it describes, for messages: "task 'ping'".</param>
/// <param name="location">Where to say that a field is missing.</param>
/// <param name="bag">Where errors go.</param>
internal sealed class TableReader(TomlTable? table, string what, SourceLocation location, DiagnosticBag bag)
{
    private readonly List<string> asked = [];

    /// <summary>Where the table stands.</summary>
    public SourceLocation Location => location;

    /// <summary>What the table describes.</summary>
    public string What => what;

    /// <summary>A string, or null when it is missing or something else.</summary>
    public TomlText? Text(string key, string example, bool required = false) =>
        Value<TomlText>(key, "a string", $"{key} = {example}", required);

    /// <summary>Whether a boolean says true; <paramref name="otherwise"/> when it is missing.</summary>
    public bool Flag(string key, bool otherwise) =>
        Value<TomlBoolean>(key, "true or false", $"{key} = true", required: false)?.Value ?? otherwise;

    /// <summary>A whole number, or null when it is missing or something else.</summary>
    public TomlInteger? Integer(string key, string example, bool required = false) =>
        Value<TomlInteger>(key, "an integer", $"{key} = {example}", required);

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>, or null when it is missing or not one.</summary>
    public TomlInteger? Integer(string key, string example, long least, long most, bool required = false)
    {
        TomlInteger? value = Integer(key, example, required);
        if (value is null || (value.Value >= least && value.Value <= most))
        {
            return value;
        }

        string range = string.Create(CultureInfo.InvariantCulture, $"{least} to {most}");
        bag.Error(
            Codes.Range,
            value.Location,
            string.Create(CultureInfo.InvariantCulture, $"'{key}' of {what} is {value.Value}, outside {range}"),
            $"a number from {range}");
        return null;
    }

    /// <summary>One of a few words, or null when it is missing or another.</summary>
    public string? Word(string key, IReadOnlyList<string> words, bool required = false)
    {
        TomlText? text = Text(key, $"\"{words[0]}\"", required);
        if (text is null || words.Contains(text.Value))
        {
            return text?.Value;
        }

        bag.Error(
            Codes.Range,
            text.Location,
            $"'{key}' of {what} cannot be '{text.Value}'",
            Suggestion.For(text.Value, words));
        return null;
    }

    /// <summary>A table, or null when it is missing or something else; the example is the whole remedy.</summary>
    public TomlTable? Table(string key, string example, bool required = false) =>
        Value<TomlTable>(key, "a table", example, required);

    /// <summary>A list of strings, or null when it is missing; items of another type are left out and reported.</summary>
    public IReadOnlyList<TomlText>? Texts(string key, string example, bool required = false)
    {
        TomlList? list = Value<TomlList>(key, "a list of strings", $"{key} = {example}", required);
        foreach (TomlNode item in list?.Items.Where(item => item is not TomlText) ?? [])
        {
            bag.Error(Codes.WrongType, item.Location, $"'{key}' of {what} must hold strings, not {item.Kind}", $"{key} = {example}");
        }

        return list is null ? null : [.. list.Items.OfType<TomlText>()];
    }

    /// <summary>Whether the table has the field, whatever its type.</summary>
    public bool Has(string key) => table?.Find(key) is not null;

    /// <summary>Says that a field is known, for one that the caller reads itself.</summary>
    public void Ask(string key) => asked.Add(key);

    /// <summary>Reports every field that was not asked for.</summary>
    public void Finish()
    {
        foreach (TomlEntry entry in table?.Entries ?? [])
        {
            if (!asked.Contains(entry.Key))
            {
                string kind = entry.Value is TomlTable { Origin: not TomlTableOrigin.Inline } ? "table" : "field";
                bag.Error(
                    Codes.UnknownField,
                    entry.KeyLocation,
                    $"{what} has no {kind} '{entry.Key}'",
                    Suggestion.For(entry.Key, asked));
            }
        }
    }

    private TNode? Value<TNode>(string key, string kind, string remedy, bool required)
        where TNode : TomlNode
    {
        asked.Add(key);
        TomlEntry? entry = table?.Find(key);
        if (entry is null)
        {
            if (required)
            {
                bag.Error(Codes.MissingField, location, $"{what} has no '{key}'", remedy);
            }

            return null;
        }

        if (entry.Value is TNode value)
        {
            return value;
        }

        bag.Error(Codes.WrongType, entry.Value.Location, $"'{key}' of {what} must be {kind}, not {entry.Value.Kind}", remedy);
        return null;
    }
}
