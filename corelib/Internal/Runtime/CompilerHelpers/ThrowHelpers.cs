using System.Diagnostics.CodeAnalysis;
using System.Runtime;
using System.Runtime.CompilerServices;

namespace Internal.Runtime.CompilerHelpers;

/// <summary>What a failed check calls. Each is one instruction of assembly, so that the link register names the check.</summary>
internal static class ThrowHelpers
{
    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("PanicIndexOutOfRange")]
    internal static extern void ThrowIndexOutOfRangeException();

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("PanicOverflow")]
    internal static extern void ThrowOverflowException();

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("PanicDivideByZero")]
    internal static extern void ThrowDivideByZeroException();

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("PanicNullReference")]
    internal static extern void ThrowNullReferenceException();

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("PanicArgument")]
    internal static extern void ThrowArgumentException();

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("PanicArgument")]
    internal static extern void ThrowArgumentOutOfRangeException();

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("PanicInvalidOperation")]
    internal static extern void ThrowInvalidOperationException();

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("PanicNotSupported")]
    internal static extern void ThrowNotSupportedException();

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("PanicNotSupported")]
    internal static extern void ThrowPlatformNotSupportedException();

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("PanicNotSupported")]
    internal static extern void ThrowNotImplementedException();

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("PanicNotSupported")]
    internal static extern void ThrowNotSupportedInlineArrayEqualsGetHashCode();

    // The same, as the last thing a method with a result does: a jump, so that the link register names the caller of that method.
    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("PanicNotSupported")]
    internal static extern bool NotSupportedBoolean();

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("PanicNotSupported")]
    internal static extern int NotSupportedInt32();

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("PanicNotSupported")]
    internal static extern string NotSupportedString();
}
