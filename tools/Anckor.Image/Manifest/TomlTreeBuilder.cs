using System.Collections.Generic;
using System.Linq;
using Tomlyn.Syntax;

namespace Anckor.Image.Manifest;

/// <summary>Makes <see cref="TomlTable"/>s from the parser's syntax tree and refuses what is declared twice, naming both places.</summary>
internal sealed class TomlTreeBuilder(string shownPath, DiagnosticBag bag)
{
    /// <summary>The table of a document without syntax errors.</summary>
    public TomlTable Build(DocumentSyntax document)
    {
        TomlTable root = new(new SourceLocation(shownPath)) { Origin = TomlTableOrigin.Header };
        AddAll(root, document.KeyValues);
        foreach (TableSyntaxBase header in document.Tables)
        {
            if (header.Name is not { } name)
            {
                continue;
            }

            IReadOnlyList<KeyPart> path = PathOf(name);
            if (header is TableArraySyntax)
            {
                string single = $"[{string.Join('.', path.Select(part => part.Text))}]";
                bag.Error(Codes.Syntax, path[0].Location, $"'[{single}]' makes a list of tables, and nothing here is one", single);
            }
            else if (Declare(root, path) is { } table)
            {
                AddAll(table, header.Items);
            }
        }

        return root;
    }

    private sealed record KeyPart(string Text, SourceLocation Location);

    private void AddAll(TomlTable table, IEnumerable<KeyValueSyntax> items)
    {
        foreach (KeyValueSyntax item in items)
        {
            if (item.Key is { } key && item.Value is { } value)
            {
                Add(table, PathOf(key), value);
            }
        }
    }

    /// <summary>Finds or makes the table of a header; null when there is one already.</summary>
    private TomlTable? Declare(TomlTable root, IReadOnlyList<KeyPart> path)
    {
        TomlTable table = root;
        for (int depth = 0; depth < path.Count; depth++)
        {
            KeyPart part = path[depth];
            bool last = depth == path.Count - 1;
            TomlEntry? known = table.Find(part.Text);
            if (known is null)
            {
                table = Append(table, part, last ? TomlTableOrigin.Header : TomlTableOrigin.Implied);
            }
            else if (known.Value is not TomlTable existing || existing.Origin == TomlTableOrigin.Inline)
            {
                Twice(path.Take(depth + 1), part.Location, known);
                return null;
            }
            else if (!last)
            {
                table = existing;
            }
            else if (existing.Origin == TomlTableOrigin.Implied)
            {
                table = table.Declare(part.Text, part.Location);
            }
            else
            {
                Twice(path, path[0].Location, known);
                return null;
            }
        }

        return table;
    }

    private void Add(TomlTable table, IReadOnlyList<KeyPart> path, ValueSyntax value)
    {
        for (int depth = 0; depth < path.Count - 1; depth++)
        {
            KeyPart part = path[depth];
            TomlEntry? known = table.Find(part.Text);
            if (known is null)
            {
                table = Append(table, part, TomlTableOrigin.Dotted);
            }
            else if (known.Value is TomlTable { Origin: TomlTableOrigin.Dotted } existing)
            {
                table = existing;
            }
            else
            {
                Twice(path.Take(depth + 1), part.Location, known);
                return;
            }
        }

        KeyPart key = path[^1];
        if (table.Find(key.Text) is { } earlier)
        {
            Twice(path, key.Location, earlier);
            return;
        }

        table.Add(new TomlEntry(key.Text, key.Location, Convert(value)));
    }

    private static TomlTable Append(TomlTable table, KeyPart part, TomlTableOrigin origin)
    {
        TomlTable made = new(part.Location) { Origin = origin };
        table.Add(new TomlEntry(part.Text, part.Location, made));
        return made;
    }

    private void Twice(IEnumerable<KeyPart> path, SourceLocation second, TomlEntry first)
    {
        string name = string.Join('.', path.Select(part => part.Text));
        bag.Error(
            Codes.Twice,
            second,
            $"'{name}' is declared twice, first at line {first.KeyLocation.Line}",
            "another name, or one of the two removed");
    }

    private TomlNode Convert(ValueSyntax value)
    {
        SourceLocation location = At(value);
        switch (value)
        {
            case StringValueSyntax text:
                return new TomlText(text.Value ?? "", location);
            case BooleanValueSyntax boolean:
                return new TomlBoolean(boolean.Value, location);
            case IntegerValueSyntax integer:
                if (integer.Value < 0 && integer.Token?.Text?.StartsWith('-') != true)
                {
                    // 0xFFFF_FFFF_FFFF_FFFF: the parser lets the top bit of a number without a sign become one.
                    bag.Error(Codes.Syntax, location, "the number is too big");
                }

                return new TomlInteger(integer.Value, location);
            case ArraySyntax array:
                return new TomlList([.. array.Items.Select(item => item.Value).OfType<ValueSyntax>().Select(Convert)], location);
            case InlineTableSyntax inline:
                TomlTable table = new(location) { Origin = TomlTableOrigin.Inline };
                AddAll(table, inline.Items.Select(item => item.KeyValue).OfType<KeyValueSyntax>());
                return table;
            default:
                return new TomlOther(value is FloatValueSyntax ? "a number with a fraction" : "a date or time", location);
        }
    }

    private List<KeyPart> PathOf(KeySyntax key) =>
    [
        .. new[] { key.Key }.Concat(key.DotKeys.Select(part => part.Key)).OfType<BareKeyOrStringValueSyntax>()
            .Select(part => new KeyPart(TextOf(part), At(part))),
    ];

    private static string TextOf(BareKeyOrStringValueSyntax part) => part switch
    {
        BareKeySyntax bare => bare.Key?.Text ?? "",
        StringValueSyntax quoted => quoted.Value ?? "",
        _ => "",
    };

    private SourceLocation At(SyntaxNode node) => new(shownPath, node.Span.Start.Line + 1, node.Span.Start.Column + 1);
}
