using System;

namespace Supervised;

/// <summary>What tasks say last.</summary>
internal static class Words
{
    /// <summary>More than the 64 bytes that the supervisor keeps, and a line end that must not end one on the console.</summary>
    internal static ReadOnlySpan<byte> LastOfPatient => "the pressure is too high\nand this is no line of its own, with much more than what is kept of it"u8;
}
