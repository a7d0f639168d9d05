namespace System;

/// <summary>Values that can write themselves as UTF-8 into a given place.</summary>
public interface IUtf8SpanFormattable
{
    /// <summary>Writes the text, or returns false and leaves the place in any state when it is too small.</summary>
    bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider provider);
}
