using System;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Anckor.Image.Compile;

/// <summary>How a struct lies in memory on the target: sequential as the code generator does it, pointers of 4 bytes.</summary>
public static class TargetLayout
{
    private const BindingFlags Fields = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    /// <summary>Bytes of a value.</summary>
    /// <exception cref="NotSupportedException">The type has no layout that the target shares.</exception>
    public static int SizeOf(Type type) => Measure(type).Size;

    /// <summary>Bytes before a field.</summary>
    public static int OffsetOf(Type type, string field)
    {
        int offset = 0;
        foreach (FieldInfo candidate in Ordered(type))
        {
            offset = OffsetOf(type, candidate, offset);
            if (candidate.Name == field)
            {
                return offset;
            }

            offset += SizeOf(candidate.FieldType);
        }

        throw new MissingFieldException(type.FullName, field);
    }

    private static (int Size, int Alignment) Measure(Type type)
    {
        if (type.IsEnum)
        {
            return Measure(Enum.GetUnderlyingType(type));
        }

        if (type.IsPointer || type.IsFunctionPointer || type == typeof(nint) || type == typeof(nuint))
        {
            return (4, 4);
        }

        if (type.IsPrimitive)
        {
            // A bool and a char are what C# makes them, not what marshalling would.
            int size = type == typeof(bool) ? 1 : type == typeof(char) ? 2 : Marshal.SizeOf(type);
            return (size, size);
        }

        if (!type.IsValueType || type.IsAutoLayout)
        {
            throw new NotSupportedException($"{type} has no fixed layout; give it [StructLayout(LayoutKind.Sequential)]");
        }

        return MeasureStruct(type);
    }

    private static (int Size, int Alignment) MeasureStruct(Type type)
    {
        int end = 0;
        int alignment = 1;
        int offset = 0;
        foreach (FieldInfo field in Ordered(type))
        {
            (int size, int own) = Measure(field.FieldType);
            offset = OffsetOf(type, field, offset) + size;
            end = Math.Max(end, offset);
            alignment = Math.Max(alignment, Math.Min(own, PackOf(type)));
        }

        if (type.GetCustomAttribute<InlineArrayAttribute>() is InlineArrayAttribute array)
        {
            end *= array.Length;
        }

        int rounded = (Math.Max(end, 1) + alignment - 1) / alignment * alignment;
        return (Math.Max(rounded, type.StructLayoutAttribute?.Size ?? 0), alignment);
    }

    private static int OffsetOf(Type type, FieldInfo field, int atLeast)
    {
        if (type.IsExplicitLayout)
        {
            return field.GetCustomAttribute<FieldOffsetAttribute>()!.Value;
        }

        int alignment = Math.Min(Measure(field.FieldType).Alignment, PackOf(type));
        return (atLeast + alignment - 1) / alignment * alignment;
    }

    private static int PackOf(Type type) => type.StructLayoutAttribute is { Pack: > 0 } layout ? layout.Pack : 8;

    private static FieldInfo[] Ordered(Type type) => [.. type.GetFields(Fields).OrderBy(field => field.MetadataToken)];
}
