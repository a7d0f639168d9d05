using System;
using System.Text.RegularExpressions;
using Anckor.Image.Compile;

namespace Anckor.Image.Refuse;

/// <summary>Types and methods in the words of C#.</summary>
internal static partial class CSharpNames
{
    /// <summary>A type by its name in metadata: <c>Namespace.Outer/Inner`1</c>, <c>System.Int32</c>, <c>Byte[]</c>.</summary>
    public static string Of(string type)
    {
        if (type.EndsWith("[]", StringComparison.Ordinal))
        {
            return Of(type[..^2]) + "[]";
        }

        string plain = type.StartsWith("System.", StringComparison.Ordinal) ? type["System.".Length..] : type;
        return Keyword(plain) ?? Arity().Replace(type.Replace('/', '.'), "<>");
    }

    /// <summary>A method, with its type.</summary>
    public static string Of(GeneratedMethod method) => $"{Of(method.Type)}.{method.Name}";

    private static string? Keyword(string name) => name switch
    {
        "Boolean" => "bool",
        "Byte" => "byte",
        "SByte" => "sbyte",
        "Char" => "char",
        "Int16" => "short",
        "UInt16" => "ushort",
        "Int32" => "int",
        "UInt32" => "uint",
        "Int64" => "long",
        "UInt64" => "ulong",
        "Single" => "float",
        "Double" => "double",
        "String" => "string",
        "Object" => "object",
        _ => null,
    };

    [GeneratedRegex(@"`\d+")]
    private static partial Regex Arity();
}
