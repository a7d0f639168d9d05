namespace System;

/// <summary>Culture of a text. There is only one here: all methods ignore it.</summary>
public interface IFormatProvider
{
}
