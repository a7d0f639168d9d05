using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Anckor.Image.Compile;

namespace Anckor.Image.Mend;

/// <summary>What the metadata of the compiled assemblies says about types: what may change while the program runs.</summary>
public sealed class TypeCatalog : IDisposable
{
    private const string StringType = "System.String";
    private const string DelegateType = "System.Delegate";

    private readonly List<PEReader> images = [];
    private readonly Dictionary<string, (MetadataReader Reader, TypeDefinition Type)> types = [];
    private readonly Dictionary<string, bool> immutable = [];

    /// <summary>Opens assemblies; the names of types are unique among them.</summary>
    public TypeCatalog(IEnumerable<string> assemblies)
    {
        foreach (string path in assemblies)
        {
            PEReader image = new(ImmutableArray.Create(File.ReadAllBytes(path)));
            images.Add(image);
            MetadataReader reader = image.GetMetadataReader();
            foreach (TypeDefinitionHandle handle in reader.TypeDefinitions)
            {
                types.TryAdd(TypeNames.FullName(reader, handle), (reader, reader.GetTypeDefinition(handle)));
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (PEReader image in images)
        {
            image.Dispose();
        }
    }

    /// <summary>Whether nothing can change an object of exactly this type: strings, delegates, classes whose fields are all readonly.</summary>
    /// <remarks>Array elements can always be assigned, so that arrays are mutable.</remarks>
    public bool IsImmutable(string type)
    {
        if (!immutable.TryGetValue(type, out bool result))
        {
            result = type == StringType || Inherits(type, DelegateType) || HasOnlyReadOnlyFields(type);
            immutable.Add(type, result);
        }

        return result;
    }

    /// <summary>Whether no static field of a type that could hold an object reference is ever assigned after start.</summary>
    public bool StaticReferencesAreReadOnly(string type) => StaticFieldsAreReadOnly(type, kind => kind != FieldKind.Plain);

    /// <summary>Whether no static field of a type that could hold plain data is ever assigned after start.</summary>
    public bool StaticValuesAreReadOnly(string type) => StaticFieldsAreReadOnly(type, kind => kind != FieldKind.Reference);

    private bool StaticFieldsAreReadOnly(string type, Func<FieldKind, bool> concerns)
    {
        if (!types.TryGetValue(type, out (MetadataReader Reader, TypeDefinition Type) found))
        {
            return false;
        }

        foreach (FieldDefinitionHandle handle in found.Type.GetFields())
        {
            FieldDefinition field = found.Reader.GetFieldDefinition(handle);
            bool isVariable = (field.Attributes & (FieldAttributes.Static | FieldAttributes.Literal | FieldAttributes.InitOnly | FieldAttributes.HasFieldRVA)) == FieldAttributes.Static;
            if (isVariable && concerns(field.DecodeSignature(KindProvider.Instance, null)))
            {
                return false;
            }
        }

        return true;
    }

    private bool Inherits(string type, string ancestor)
    {
        while (types.TryGetValue(type, out (MetadataReader Reader, TypeDefinition Type) found) && !found.Type.BaseType.IsNil)
        {
            type = TypeNames.FullName(found.Reader, found.Type.BaseType);
            if (type == ancestor)
            {
                return true;
            }
        }

        return false;
    }

    private bool HasOnlyReadOnlyFields(string type)
    {
        for (string at = type; ;)
        {
            if (!types.TryGetValue(at, out (MetadataReader Reader, TypeDefinition Type) found))
            {
                return false;
            }

            // Object itself holds only the pointer to its type.
            if (found.Type.BaseType.IsNil)
            {
                return true;
            }

            foreach (FieldDefinitionHandle handle in found.Type.GetFields())
            {
                FieldAttributes attributes = found.Reader.GetFieldDefinition(handle).Attributes;
                if ((attributes & (FieldAttributes.Static | FieldAttributes.InitOnly)) == 0)
                {
                    return false;
                }
            }

            at = TypeNames.FullName(found.Reader, found.Type.BaseType);
        }
    }

    /// <summary>What a field may hold. A struct may hold anything; it is <see cref="Either"/>.</summary>
    private enum FieldKind
    {
        Plain,
        Reference,
        Either,
    }

    private sealed class KindProvider : ISignatureTypeProvider<FieldKind, object?>
    {
        public static KindProvider Instance { get; } = new();

        public FieldKind GetPrimitiveType(PrimitiveTypeCode typeCode) =>
            typeCode is PrimitiveTypeCode.String or PrimitiveTypeCode.Object ? FieldKind.Reference : FieldKind.Plain;

        public FieldKind GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => FromRaw(rawTypeKind);

        public FieldKind GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => FromRaw(rawTypeKind);

        public FieldKind GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
            FromRaw(rawTypeKind);

        public FieldKind GetSZArrayType(FieldKind elementType) => FieldKind.Reference;

        public FieldKind GetArrayType(FieldKind elementType, ArrayShape shape) => FieldKind.Reference;

        public FieldKind GetByReferenceType(FieldKind elementType) => FieldKind.Plain;

        public FieldKind GetPointerType(FieldKind elementType) => FieldKind.Plain;

        public FieldKind GetFunctionPointerType(MethodSignature<FieldKind> signature) => FieldKind.Plain;

        public FieldKind GetGenericInstantiation(FieldKind genericType, ImmutableArray<FieldKind> typeArguments) => genericType;

        public FieldKind GetGenericMethodParameter(object? genericContext, int index) => FieldKind.Either;

        public FieldKind GetGenericTypeParameter(object? genericContext, int index) => FieldKind.Either;

        public FieldKind GetModifiedType(FieldKind modifier, FieldKind unmodifiedType, bool isRequired) => unmodifiedType;

        public FieldKind GetPinnedType(FieldKind elementType) => elementType;

        private static FieldKind FromRaw(byte rawTypeKind) =>
            rawTypeKind == (byte)SignatureTypeKind.Class ? FieldKind.Reference : FieldKind.Either;
    }
}
