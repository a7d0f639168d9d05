using System.Runtime.CompilerServices;

namespace Suite;

/// <summary>Hides values from the compiler, so that the chip computes what a case is about, and not the compiler.</summary>
internal static class Opaque
{
    /// <summary>The value.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static T Of<T>(T value) => value;
}
