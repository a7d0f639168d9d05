namespace Regression;

/// <summary>The operations of the task typed: the first byte of every request.</summary>
internal enum TypedCall : byte
{
    /// <summary><see cref="AddRequest"/> to a sum.</summary>
    Add,

    /// <summary><see cref="ChooseRequest"/> to one of its numbers.</summary>
    Choose,

    /// <summary><see cref="NumberRequest"/> to a truth value.</summary>
    IsZero,

    /// <summary><see cref="XorRequest"/> to a truth value.</summary>
    Xor,

    /// <summary><see cref="AddRequest"/> to a <see cref="Quotient"/>.</summary>
    Divide,

    /// <summary><see cref="MirrorRequest"/> to <see cref="Mirrored"/>.</summary>
    Mirror,
}

/// <summary>Two numbers.</summary>
internal struct AddRequest
{
    internal TypedCall Call;
    internal uint Left;
    internal uint Right;
}

/// <summary>A truth value and two numbers.</summary>
internal struct ChooseRequest
{
    internal TypedCall Call;
    internal bool First;
    internal uint Left;
    internal uint Right;
}

/// <summary>A number.</summary>
internal struct NumberRequest
{
    internal TypedCall Call;
    internal uint Number;
}

/// <summary>Two truth values.</summary>
internal struct XorRequest
{
    internal TypedCall Call;
    internal bool Left;
    internal bool Right;
}

/// <summary>What a division can come to besides a number.</summary>
internal enum TypedError : uint
{
    /// <summary>Nothing else.</summary>
    None,

    /// <summary>There is no quotient.</summary>
    DivisionByZero,
}

/// <summary>A number or an error.</summary>
internal struct Quotient
{
    internal TypedError Error;
    internal uint Value;
}

/// <summary>Arguments of several types.</summary>
internal struct MirrorRequest
{
    internal TypedCall Call;
    internal bool Flag;
    internal Colour Kind;
    internal short Value;
    internal ulong Wide;
}

/// <summary>An answer of several types.</summary>
internal struct Mirrored
{
    internal ulong Wide;
    internal short Value;
    internal Colour Kind;
    internal bool Flag;
}

/// <summary>An enumeration that a call carries.</summary>
internal enum Colour : ushort
{
    /// <summary>The first.</summary>
    Red = 3,

    /// <summary>The last.</summary>
    Blue = 0xBEEF,
}
