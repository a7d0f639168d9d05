using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text;

namespace Anckor.Image.Compile;

/// <summary>Reads ilc's mstat file: which metadata stands behind which symbol.</summary>
/// <remarks>
/// The file is an assembly. The bodies of its global methods are lists: each entry pushes a token and some numbers, one of them an
/// offset into the section <c>.names</c>, where the symbol stands as length-prefixed UTF-8. Format version 2.
/// </remarks>
internal sealed class SizeStatistics
{
    private const int SupportedVersion = 2;
    private const string ConstructedSuffix = " constructed";

    private readonly MetadataReader metadata;
    private readonly PEReader image;
    private readonly byte[] names;

    private SizeStatistics(PEReader image)
    {
        this.image = image;
        metadata = image.GetMetadataReader();
        names = [.. image.GetSectionData(".names").GetContent()];
    }

    public List<GeneratedMethod> Methods { get; } = [];

    public List<GeneratedType> Types { get; } = [];

    public List<FrozenObject> FrozenObjects { get; } = [];

    public static SizeStatistics Read(string path)
    {
        using PEReader image = new(ImmutableArray.Create(File.ReadAllBytes(path)));
        SizeStatistics statistics = new(image);
        int version = statistics.metadata.GetAssemblyDefinition().Version.Major;
        if (version != SupportedVersion)
        {
            throw new InvalidDataException($"the statistics have format version {version}, not {SupportedVersion}");
        }

        statistics.ReadLists();
        return statistics;
    }

    private void ReadLists()
    {
        foreach (MethodDefinitionHandle handle in metadata.MethodDefinitions)
        {
            MethodDefinition method = metadata.GetMethodDefinition(handle);
            List<Item> items = Decode(method);
            switch (metadata.GetString(method.Name))
            {
                case "Methods":
                    foreach ((EntityHandle token, List<int> numbers) in Entries(items))
                    {
                        // Size of the code, of GC information and of exception information, then the symbol.
                        AddMethod(token, Name(numbers[^1]));
                    }

                    break;
                case "Types":
                    foreach ((EntityHandle token, List<int> numbers) in Entries(items))
                    {
                        string symbol = Name(numbers[^1]);
                        string plain = symbol.EndsWith(ConstructedSuffix, StringComparison.Ordinal) ? symbol[..^ConstructedSuffix.Length] : symbol;
                        Types.Add(new GeneratedType(TypeNames.FullName(metadata, token), plain));
                    }

                    break;
                case "FrozenObjects":
                    AddFrozenObjects(items);
                    break;
            }
        }
    }

    private void AddMethod(EntityHandle token, string symbol)
    {
        (EntityHandle type, StringHandle name, int parameters) = token.Kind switch
        {
            HandleKind.MemberReference => Parts((MemberReferenceHandle)token),
            HandleKind.MethodSpecification when metadata.GetMethodSpecification((MethodSpecificationHandle)token).Method is { Kind: HandleKind.MemberReference } generic =>
                Parts((MemberReferenceHandle)generic),
            _ => default,
        };
        if (!name.IsNil)
        {
            Methods.Add(new GeneratedMethod(TypeNames.FullName(metadata, type), metadata.GetString(name), parameters, symbol));
        }

        (EntityHandle, StringHandle, int) Parts(MemberReferenceHandle handle)
        {
            MemberReference reference = metadata.GetMemberReference(handle);
            return (reference.Parent, reference.Name, reference.DecodeMethodSignature(TypeNames.Instance, null).ParameterTypes.Length);
        }
    }

    // Each entry: type, size, symbol, and the type that owns it or 0.
    private void AddFrozenObjects(List<Item> items)
    {
        for (int at = 0; at + 3 < items.Count; at += 4)
        {
            if (items[at].Token is not EntityHandle type)
            {
                throw new InvalidDataException("the list of frozen objects does not have the known form");
            }

            FrozenObjects.Add(new FrozenObject(TypeNames.FullName(metadata, type), Name(items[at + 2].Number), items[at + 1].Number));
        }
    }

    private static IEnumerable<(EntityHandle Token, List<int> Numbers)> Entries(List<Item> items)
    {
        for (int at = 0; at < items.Count;)
        {
            EntityHandle token = items[at++].Token ?? throw new InvalidDataException("a list does not start with a token");
            List<int> numbers = [];
            while (at < items.Count && items[at].Token is null)
            {
                numbers.Add(items[at++].Number);
            }

            yield return (token, numbers);
        }
    }

    private List<Item> Decode(MethodDefinition method)
    {
        List<Item> items = [];
        BlobReader code = image.GetMethodBody(method.RelativeVirtualAddress).GetILReader();
        while (code.RemainingBytes > 0)
        {
            ILOpCode operation = (ILOpCode)code.ReadByte();
            switch (operation)
            {
                case ILOpCode.Ldtoken:
                    items.Add(new Item(MetadataTokens.EntityHandle(code.ReadInt32()), 0));
                    break;
                case ILOpCode.Ldc_i4:
                    items.Add(new Item(null, code.ReadInt32()));
                    break;
                case ILOpCode.Ldc_i4_s:
                    items.Add(new Item(null, code.ReadSByte()));
                    break;
                case >= ILOpCode.Ldc_i4_m1 and <= ILOpCode.Ldc_i4_8:
                    items.Add(new Item(null, operation - ILOpCode.Ldc_i4_0));
                    break;
                case ILOpCode.Ldstr:
                    code.ReadInt32();
                    items.Add(new Item(null, 0));
                    break;
                case ILOpCode.Ret:
                    break;
                default:
                    throw new InvalidDataException($"a list holds the unknown instruction {operation}");
            }
        }

        return items;
    }

    private string Name(int offset)
    {
        // The length is a compressed integer: 7, 14 or 29 bits (ECMA-335 II.23.2).
        int first = names[offset];
        (int length, int start) = first switch
        {
            < 0x80 => (first, offset + 1),
            < 0xC0 => (((first & 0x3F) << 8) | names[offset + 1], offset + 2),
            _ => (((first & 0x1F) << 24) | (names[offset + 1] << 16) | (names[offset + 2] << 8) | names[offset + 3], offset + 4),
        };
        return Encoding.UTF8.GetString(names, start, length);
    }

    private readonly record struct Item(EntityHandle? Token, int Number);
}
