using System.Runtime.CompilerServices;
using Internal.Runtime.CompilerHelpers;

namespace System;

/// <summary>A text in UTF-16. Only literals exist; prefer u8 literals, which take half the space and no type table.</summary>
/// <remarks>The code generator lays literals out, and knows both fields by their names.</remarks>
public sealed class String : IEquatable<string>
{
    /// <summary>The empty string. (A constant, because a field would be in every image.)</summary>
    public const string Empty = "";

#pragma warning disable CS0649 // Only the code generator writes it.
    internal readonly int _stringLength;
#pragma warning restore CS0649
    internal char _firstChar;

    private String()
    {
    }

    public int Length
    {
        [Intrinsic]
        get => _stringLength;
    }

    [IndexerName("Chars")]
    public char this[int index]
    {
        [Intrinsic]
        get => new ReadOnlySpan<char>(ref _firstChar, _stringLength)[index];
    }

    public static bool operator ==(string a, string b) => Equals(a, b);

    public static bool operator !=(string a, string b) => !Equals(a, b);

    public static implicit operator ReadOnlySpan<char>(string value) => MemoryExtensions.AsSpan(value);

    public static bool Equals(string a, string b)
    {
        if ((object)a == b)
        {
            return true;
        }

        return a is not null && b is not null && a._stringLength == b._stringLength && SpanHelpers.SequenceEqual(
            ref Unsafe.As<char, byte>(ref a._firstChar), ref Unsafe.As<char, byte>(ref b._firstChar), (nuint)a._stringLength * 2);
    }

    public static bool IsNullOrEmpty(string value) => value is null || value._stringLength == 0;

    public bool Equals(string value) => Equals(this, value);

    /// <summary>Not available (a fault) through <see cref="object"/>: it would cost every image that has a literal.</summary>
    public override bool Equals(object obj) => ThrowHelpers.NotSupportedBoolean();

    /// <summary>Not available (a fault): it would cost every image that has a literal.</summary>
    public override int GetHashCode() => ThrowHelpers.NotSupportedInt32();

    public override string ToString() => this;

    public CharEnumerator GetEnumerator() => new(this);

    public ref readonly char GetPinnableReference() => ref _firstChar;

    public void CopyTo(Span<char> destination) => AsSpanUnchecked().CopyTo(destination);

    public bool TryCopyTo(Span<char> destination) => AsSpanUnchecked().TryCopyTo(destination);

    internal ReadOnlySpan<char> AsSpanUnchecked() => new(ref _firstChar, _stringLength);
}
