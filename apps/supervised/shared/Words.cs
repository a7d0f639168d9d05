using System;

namespace Supervised;

/// <summary>What tasks say last, and what else the operator and they agree on.</summary>
internal static class Words
{
    /// <summary>Bytes of stack that the patient needs nowhere else.</summary>
    internal const int DeepBytes = 256;

    /// <summary>More than the 64 bytes that the supervisor keeps, and a line end that must not end one on the console.</summary>
    internal static ReadOnlySpan<byte> LastOfPatient => "the pressure is too high\nand this is no line of its own, with much more than what is kept of it"u8;
}
