namespace System.Runtime.CompilerServices;

/// <summary>Called where a static is used that the code generator could not compute in advance.</summary>
/// <remarks>
/// Nothing runs static constructors here. If this type did not exist, the code generator would expect somebody to run them at the start,
/// and such statics would silently be zero; as it is, the linker refuses each use, and says the line.
/// </remarks>
internal static unsafe class ClassConstructorRunner
{
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("StaticNeedsConstantInitializer")]
    private static extern void CheckStaticClassConstruction(ref StaticClassConstructionContext context);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("StaticNeedsConstantInitializer")]
    private static extern object CheckStaticClassConstructionReturnGCStaticBase(
        ref StaticClassConstructionContext context, object gcStaticBase);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("StaticNeedsConstantInitializer")]
    private static extern nint CheckStaticClassConstructionReturnNonGCStaticBase(
        ref StaticClassConstructionContext context, nint nonGcStaticBase);
}
