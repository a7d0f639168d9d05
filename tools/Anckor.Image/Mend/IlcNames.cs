using System;

namespace Anckor.Image.Mend;

/// <summary>How ilc names what it writes. Everything that reads meaning from a symbol's name does it through here.</summary>
internal static class IlcNames
{
    public const string ThunkSuffix = "$thunk";
    public const string ThunkSection = ".text.thunks";
    public const string MethodTablePrefix = "_ZTV";
    public const string BoxedPrefix = "Boxed_";
    public const string GCStaticsPrefix = "__GCSTATICS";
    public const string PreInitDataSuffix = "__PreInitData";
    public const string NonGCStaticsPrefix = "__NONGCSTATICS";
    public const string StaticConstructorSuffix = "___cctor";
    public const string AllocatorPrefix = "RhpNew";

    /// <summary>How far from a "fat" function pointer, which generic code makes and whose bit 1 is set, the function's address stands.</summary>
    public const int FatPointerDistance = -2;

    // What corelib's ClassConstructorRunner imports, and nothing defines.
    private const string LateConstructorCheck = "StaticNeedsConstantInitializer";
    private const string EagerConstructorsSuffix = "__EagerCctor";
    private const string FrozenSegmentSuffix = "__FrozenSegmentStart";
    private const string WritableDataPrefix = "__writableData";
    private const string TypeManagerSuffix = "__typemanager_indirection";
    private const string DispatchMapInfix = "__InterfaceDispatchMap_";

    // Data of the compiler's own that no code writes to, although it stands in a writable section for the sake of the dynamic
    // loaders of bigger systems. Whatever is not named here stays in RAM: that is only dearer, never wrong.
    private static readonly string[] ReadOnlyPrefixes = [MethodTablePrefix, "__GCStaticEEType_", "__GenericVariance_"];
    private static readonly string[] ReadOnlyInfixes = [DispatchMapInfix, "__RuntimeFieldHandle_", "__RuntimeMethodHandle_", "__SealedVTable_"];

    public static bool IsFrozenSegment(string symbol) => symbol.EndsWith(FrozenSegmentSuffix, StringComparison.Ordinal);

    public static bool IsEagerConstructorList(string symbol) => symbol.EndsWith(EagerConstructorsSuffix, StringComparison.Ordinal);

    /// <summary>The mangled type whose static fields a symbol names, or null.</summary>
    public static string? TypeOfStatics(string symbol)
    {
        if (symbol.StartsWith(NonGCStaticsPrefix, StringComparison.Ordinal))
        {
            return symbol[NonGCStaticsPrefix.Length..];
        }

        bool isReference = symbol.StartsWith(GCStaticsPrefix, StringComparison.Ordinal) && !symbol.EndsWith(PreInitDataSuffix, StringComparison.Ordinal);
        return isReference ? symbol[GCStaticsPrefix.Length..] : null;
    }

    /// <summary>The mangled type whose static constructor a symbol names, or null.</summary>
    public static string? TypeOfStaticConstructor(string symbol) =>
        symbol.EndsWith(StaticConstructorSuffix, StringComparison.Ordinal) ? symbol[..^StaticConstructorSuffix.Length] : null;

    /// <summary>Whether a symbol is the check, before each use of static fields, whether their constructor has run.</summary>
    public static bool IsLateConstructorCheck(string symbol) => symbol == LateConstructorCheck;

    public static bool IsMethodTable(string symbol) => symbol.StartsWith(MethodTablePrefix, StringComparison.Ordinal);

    /// <summary>Whether a symbol is the method table of what all delegates derive from.</summary>
    public static bool IsDelegateBase(string symbol) => IsMethodTable(symbol) && symbol.EndsWith("corelib_System_MulticastDelegate", StringComparison.Ordinal);

    /// <summary>
    /// Whether a method of a delegate gives the addresses of code that delegates made at run time are called through. Making those needs a
    /// heap, and nothing else asks for it.
    /// </summary>
    public static bool IsDelegateThunkSource(string symbol) => symbol.EndsWith("__GetThunk", StringComparison.Ordinal);

    public static bool IsReadOnly(string symbol) =>
        Array.Exists(ReadOnlyPrefixes, prefix => symbol.StartsWith(prefix, StringComparison.Ordinal)) ||
        Array.Exists(ReadOnlyInfixes, infix => symbol.Contains(infix, StringComparison.Ordinal));

    /// <summary>Whether a method table refers to this only for services of a runtime that firmware does not have.</summary>
    public static bool IsRuntimeService(string symbol) =>
        symbol.StartsWith(WritableDataPrefix, StringComparison.Ordinal) ||
        symbol.EndsWith(TypeManagerSuffix, StringComparison.Ordinal) ||
        symbol.Contains(DispatchMapInfix, StringComparison.Ordinal);

    /// <summary>The mangled name of a type from the symbol of its method table: <c>_ZTV</c>, a length, and the name.</summary>
    public static string MangledType(string methodTable)
    {
        ReadOnlySpan<char> rest = methodTable.AsSpan(MethodTablePrefix.Length).TrimStart("0123456789");
        return (rest.StartsWith(BoxedPrefix) ? rest[BoxedPrefix.Length..] : rest).ToString();
    }
}
