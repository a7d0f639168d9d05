using Internal.Runtime.CompilerHelpers;

namespace System.Buffers;

/// <summary>A letter and a count of digits: how <see cref="Text.Utf8Formatter"/> writes a number.</summary>
public readonly struct StandardFormat : IEquatable<StandardFormat>
{
    /// <summary>Stands for: no count of digits.</summary>
    public const byte NoPrecision = byte.MaxValue;

    public const byte MaxPrecision = 99;

    private readonly byte symbol;
    private readonly byte precision;

    public StandardFormat(char symbol, byte precision = NoPrecision)
    {
        if (symbol > 127 || (precision != NoPrecision && precision > MaxPrecision))
        {
            ThrowHelpers.ThrowArgumentOutOfRangeException();
        }

        this.symbol = (byte)symbol;
        this.precision = precision;
    }

    public char Symbol => (char)symbol;

    public byte Precision => precision;

    public bool HasPrecision => precision != NoPrecision;

    public bool IsDefault => (symbol | precision) == 0;

    /// <summary>The digits to write at least.</summary>
    internal int Digits => precision == NoPrecision ? 0 : precision;

    public static implicit operator StandardFormat(char symbol) => new(symbol);

    public static bool operator ==(StandardFormat left, StandardFormat right) => left.Equals(right);

    public static bool operator !=(StandardFormat left, StandardFormat right) => !left.Equals(right);

    public bool Equals(StandardFormat other) => symbol == other.symbol && precision == other.precision;

    public override bool Equals(object obj) => obj is StandardFormat other && Equals(other);

    public override int GetHashCode() => symbol ^ (precision << 8);
}
