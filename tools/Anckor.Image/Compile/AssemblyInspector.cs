using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Anckor.Image.Compile;

/// <summary>A method and where it is written.</summary>
/// <param name="Type">Full name of its type, <c>Namespace.Outer/Inner</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Location">Its first line, when the symbols know it.</param>
public sealed record MethodPlace(string Type, string Name, SourceLocation? Location)
{
    /// <summary>As a user would name it.</summary>
    public override string ToString() => $"{Type.Replace('/', '.')}.{Name}";
}

/// <summary>Reads an assembly that was compiled, with its symbols: what the code generator does not tell.</summary>
public sealed class AssemblyInspector : IDisposable
{
    private const string EntryAttribute = "TaskEntryAttribute";
    private const string EntryNamespace = "Anckor";

    private readonly SourcePaths paths;
    private readonly PEReader image;
    private readonly MetadataReader metadata;
    private readonly MetadataReaderProvider? symbolProvider;
    private readonly MetadataReader? symbols;

    /// <summary>Opens an assembly; its pdb, if there is one, lies beside it.</summary>
    public AssemblyInspector(string path, SourcePaths paths)
    {
        this.paths = paths;
        image = new PEReader(ImmutableArray.Create(File.ReadAllBytes(path)));
        metadata = image.GetMetadataReader();
        string symbolPath = Path.ChangeExtension(path, ".pdb");
        if (File.Exists(symbolPath))
        {
            symbolProvider = MetadataReaderProvider.FromPortablePdbImage(ImmutableArray.Create(File.ReadAllBytes(symbolPath)));
            symbols = symbolProvider.GetMetadataReader();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        symbolProvider?.Dispose();
        image.Dispose();
    }

    /// <summary>The method a task starts with.</summary>
    /// <param name="project">The project, for a refusal without a better place.</param>
    /// <exception cref="BuildFailedException">There is none, there are several, or it has the wrong shape.</exception>
    public MethodPlace FindEntry(FirmwareProject project)
    {
        List<MethodDefinitionHandle> found = [];
        foreach (CustomAttributeHandle handle in metadata.CustomAttributes)
        {
            CustomAttribute attribute = metadata.GetCustomAttribute(handle);
            if (attribute.Parent.Kind == HandleKind.MethodDefinition && IsEntryAttribute(attribute.Constructor))
            {
                found.Add((MethodDefinitionHandle)attribute.Parent);
            }
        }

        const string shape = "[TaskEntry] static void Main()";
        if (found.Count == 0)
        {
            throw new BuildFailedException(
            [
                new Diagnostic(
                    Severity.Error, "ANK2101", $"the task '{project.AssemblyName}' has no entry method",
                    new SourceLocation(DisplayPath.Of(project.Path)), shape),
            ]);
        }

        List<MethodPlace> places = [.. found.Select(PlaceOf)];
        if (found.Count > 1)
        {
            string others = string.Join(", ", places.Skip(1).Select(place => $"{place}{(place.Location is null ? "" : $" in {place.Location}")}"));
            throw new BuildFailedException(
            [
                new Diagnostic(
                    Severity.Error, "ANK2102", $"the task has {found.Count} entry methods: {places[0]} and {others}",
                    places[0].Location, "keep one [TaskEntry]"),
            ]);
        }

        MethodDefinition method = metadata.GetMethodDefinition(found[0]);
        MethodSignature<string> signature = method.DecodeSignature(TypeNames.Instance, null);
        bool isGeneric = signature.GenericParameterCount > 0 || metadata.GetTypeDefinition(method.GetDeclaringType()).GetGenericParameters().Count > 0;
        bool fits = (method.Attributes & MethodAttributes.Static) != 0 && signature.ParameterTypes.IsEmpty && signature.ReturnType == "Void" && !isGeneric;
        return fits
            ? places[0]
            : throw new BuildFailedException(
            [
                new Diagnostic(
                    Severity.Error, "ANK2103", $"the entry method {places[0]} must be static, without parameters, result and type parameters",
                    places[0].Location, shape),
            ]);
    }

    /// <summary>A refusal for every place where an exception is caught: nothing unwinds the stack of firmware.</summary>
    public IReadOnlyList<Diagnostic> FindCatches()
    {
        List<Diagnostic> found = [];
        foreach (MethodDefinitionHandle handle in metadata.MethodDefinitions)
        {
            MethodDefinition method = metadata.GetMethodDefinition(handle);
            if (method.RelativeVirtualAddress == 0)
            {
                continue;
            }

            foreach (ExceptionRegion region in image.GetMethodBody(method.RelativeVirtualAddress).ExceptionRegions)
            {
                if (region.Kind is ExceptionRegionKind.Catch or ExceptionRegionKind.Filter)
                {
                    found.Add(new Diagnostic(
                        Severity.Error, "ANK3003", $"{PlaceOf(handle)} catches an exception, and a throw always ends the task",
                        LineAt(handle, region.Kind == ExceptionRegionKind.Filter ? region.FilterOffset : region.HandlerOffset),
                        "check before, or return a result; the supervisor restarts the task after a throw"));
                }
            }
        }

        return found;
    }

    /// <summary>Where a method is written.</summary>
    /// <param name="type">Full name of its type, <c>Namespace.Outer/Inner</c>.</param>
    /// <param name="name">Its name.</param>
    public SourceLocation? FindMethod(string type, string name)
    {
        foreach (MethodDefinitionHandle handle in metadata.MethodDefinitions)
        {
            MethodDefinition method = metadata.GetMethodDefinition(handle);
            if (metadata.StringComparer.Equals(method.Name, name) && TypeNames.FullName(metadata, method.GetDeclaringType()) == type)
            {
                return PlaceOf(handle).Location;
            }
        }

        return null;
    }

    /// <summary>Where a static field of a type is initialised with an instruction; for an unknown instruction, where the first one is.</summary>
    /// <param name="type">Full name of the type, <c>Namespace.Outer/Inner</c>.</param>
    /// <param name="instruction">Its name in the assembly language of .NET, for instance <c>newarr</c>.</param>
    public SourceLocation? FindInitialiser(string type, string? instruction)
    {
        foreach (MethodDefinitionHandle handle in metadata.MethodDefinitions)
        {
            MethodDefinition method = metadata.GetMethodDefinition(handle);
            if (!metadata.StringComparer.Equals(method.Name, ".cctor") || TypeNames.FullName(metadata, method.GetDeclaringType()) != type)
            {
                continue;
            }

            BlobReader code = image.GetMethodBody(method.RelativeVirtualAddress).GetILReader();
            foreach ((int offset, OpCode operation, int operand) in InstructionReader.Read(code))
            {
                // The interpreter has no trouble with arrays of plain data.
                if (operation.Name == instruction && !(operation.Value == OpCodes.Newarr.Value && IsPlain(operand)))
                {
                    return LineAt(handle, offset, before: true);
                }
            }

            return PlaceOf(handle).Location;
        }

        return null;
    }

    /// <summary>Whether a method holds a number as a 32-bit constant.</summary>
    public bool HoldsConstant(uint value)
    {
        foreach (MethodDefinitionHandle handle in metadata.MethodDefinitions)
        {
            int address = metadata.GetMethodDefinition(handle).RelativeVirtualAddress;
            if (address != 0 && InstructionReader.Read(image.GetMethodBody(address).GetILReader())
                .Exists(instruction => instruction.Operation.Value == OpCodes.Ldc_I4.Value && (uint)instruction.Operand == value))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsPlain(int elementToken)
    {
        EntityHandle element = MetadataTokens.EntityHandle(elementToken);
        string name = TypeNames.FullName(metadata, element);
        return name.StartsWith("System.", StringComparison.Ordinal) && Enum.TryParse(name["System.".Length..], out PrimitiveTypeCode code) &&
            code is not (PrimitiveTypeCode.String or PrimitiveTypeCode.Object);
    }

    private MethodPlace PlaceOf(MethodDefinitionHandle handle)
    {
        MethodDefinition method = metadata.GetMethodDefinition(handle);
        return new MethodPlace(TypeNames.FullName(metadata, method.GetDeclaringType()), metadata.GetString(method.Name), LineAt(handle, int.MaxValue));
    }

    /// <summary>The line of an instruction; for an offset past the end, the method's first line.</summary>
    private SourceLocation? LineAt(MethodDefinitionHandle handle, int offset, bool before = false)
    {
        if (symbols is null)
        {
            return null;
        }

        MethodDebugInformation information = symbols.GetMethodDebugInformation(handle.ToDebugInformationHandle());
        if (information.SequencePointsBlob.IsNil)
        {
            return null;
        }

        List<SequencePoint> points = [.. information.GetSequencePoints().Where(point => !point.IsHidden)];
        if (points.Count == 0)
        {
            return null;
        }

        // The catch clause itself is the first point at or after the start of its handler.
        // An instruction belongs to the last point before it.
        SequencePoint? best = offset == int.MaxValue ? points[0]
            : before ? points.Cast<SequencePoint?>().LastOrDefault(point => point!.Value.Offset <= offset)
            : points.Cast<SequencePoint?>().FirstOrDefault(point => point!.Value.Offset >= offset);
        SequencePoint chosen = best ?? points[^1];
        string name = symbols.GetString(symbols.GetDocument(chosen.Document).Name);
        return paths.Locate(name, chosen.StartLine, chosen.StartColumn);
    }

    private bool IsEntryAttribute(EntityHandle constructor)
    {
        EntityHandle type = constructor.Kind switch
        {
            HandleKind.MemberReference => metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent,
            HandleKind.MethodDefinition => metadata.GetMethodDefinition((MethodDefinitionHandle)constructor).GetDeclaringType(),
            _ => default,
        };
        switch (type.Kind)
        {
            case HandleKind.TypeReference:
                TypeReference reference = metadata.GetTypeReference((TypeReferenceHandle)type);
                return metadata.StringComparer.Equals(reference.Name, EntryAttribute) && metadata.StringComparer.Equals(reference.Namespace, EntryNamespace);
            case HandleKind.TypeDefinition:
                TypeDefinition definition = metadata.GetTypeDefinition((TypeDefinitionHandle)type);
                return metadata.StringComparer.Equals(definition.Name, EntryAttribute) && metadata.StringComparer.Equals(definition.Namespace, EntryNamespace);
            default:
                return false;
        }
    }
}
