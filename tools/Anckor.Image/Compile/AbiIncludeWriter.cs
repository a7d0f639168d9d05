using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Text;

namespace Anckor.Image.Compile;

/// <summary>Writes what assembly files need to know of an assembly's public types: offsets, sizes, numbers.</summary>
/// <remarks>
/// One line each: <c>.equ Type_Field, offset</c>, <c>.equ sizeof_Type, bytes</c>, <c>.equ Enum_Member, value</c>, <c>.equ Type_Constant, value</c>.
/// A constant of more than 32 bits becomes two, <c>_Low</c> and <c>_High</c>.
/// </remarks>
public static class AbiIncludeWriter
{
    private const BindingFlags Fields = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;
    private const BindingFlags Constants = BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Writes the facts of an assembly.</summary>
    public static string Write(Assembly assembly)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"@ Generated from {assembly.GetName().Name}. Do not edit.\n");
        foreach (Type type in assembly.GetExportedTypes().Where(type => !type.IsGenericTypeDefinition).OrderBy(NameOf, StringComparer.Ordinal))
        {
            text.Append('\n');
            if (type is { IsValueType: true, IsEnum: false })
            {
                WriteStruct(text, type);
            }

            WriteConstants(text, type);
        }

        return text.ToString();
    }

    private static void WriteStruct(StringBuilder text, Type type)
    {
        foreach (FieldInfo field in type.GetFields(Fields).Where(field => field.IsPublic))
        {
            Line(text, $"{NameOf(type)}_{field.Name}", TargetLayout.OffsetOf(type, field.Name));
        }

        Line(text, $"sizeof_{NameOf(type)}", TargetLayout.SizeOf(type));
    }

    private static void WriteConstants(StringBuilder text, Type type)
    {
        foreach (FieldInfo field in type.GetFields(Constants).Where(field => field.IsLiteral))
        {
            string name = $"{NameOf(type)}_{field.Name}";
            object? value = field.GetRawConstantValue();
            switch (value)
            {
                case bool truth:
                    Line(text, name, truth ? 1 : 0);
                    break;
                case ulong or long:
                    decimal number = Convert.ToDecimal(value, CultureInfo.InvariantCulture);
                    ulong bits = number < 0 ? unchecked((ulong)(long)number) : (ulong)number;
                    if (number is >= int.MinValue and <= uint.MaxValue)
                    {
                        Line(text, name, (long)number);
                    }
                    else
                    {
                        Line(text, name + "_Low", (uint)bits);
                        Line(text, name + "_High", (uint)(bits >> 32));
                    }

                    break;
                case sbyte or byte or short or ushort or int or uint or char:
                    Line(text, name, value is char c ? c : Convert.ToInt64(value, CultureInfo.InvariantCulture));
                    break;
            }
        }
    }

    private static void Line(StringBuilder text, string name, long value) =>
        text.Append(CultureInfo.InvariantCulture, $"        .equ    {name}, {value}\n");

    private static string NameOf(Type type) => type.DeclaringType is Type outer ? $"{NameOf(outer)}_{type.Name}" : type.Name;
}
