using System.Buffers;

namespace System.Text;

/// <summary>Texts with characters below 128 only: a fraction of the code that all of Unicode needs.</summary>
public static class Ascii
{
    /// <summary>Writes a text of UTF-16 as bytes, up to the first character that is not ASCII or does not fit.</summary>
    public static OperationStatus FromUtf16(ReadOnlySpan<char> source, Span<byte> destination, out int bytesWritten)
    {
        OperationStatus status = OperationStatus.Done;
        int i = 0;
        for (; i < source.Length; i++)
        {
            if (source[i] > 127)
            {
                status = OperationStatus.InvalidData;
                break;
            }

            if (i >= destination.Length)
            {
                status = OperationStatus.DestinationTooSmall;
                break;
            }

            destination[i] = (byte)source[i];
        }

        bytesWritten = i;
        return status;
    }
}
