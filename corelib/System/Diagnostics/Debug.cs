using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Internal.Runtime.CompilerHelpers;

namespace System.Diagnostics;

/// <summary>Checks that are only there where DEBUG is defined.</summary>
public static class Debug
{
    /// <summary>A fault when the condition does not hold.</summary>
    [Conditional("DEBUG")]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Assert([DoesNotReturnIf(false)] bool condition)
    {
        if (!condition)
        {
            ThrowHelpers.ThrowInvalidOperationException();
        }
    }

    /// <summary>A fault when the condition does not hold. The message is dropped.</summary>
    [Conditional("DEBUG")]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Assert([DoesNotReturnIf(false)] bool condition, string message)
    {
        // Not a call of the other one: it would be left out of a corelib that is no debug build.
        if (!condition)
        {
            ThrowHelpers.ThrowInvalidOperationException();
        }
    }
}
