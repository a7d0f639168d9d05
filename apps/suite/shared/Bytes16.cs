using System.Runtime.CompilerServices;

namespace Suite;

/// <summary>A message of 16 bytes.</summary>
[InlineArray(16)]
internal struct Bytes16
{
    private byte first;
}
