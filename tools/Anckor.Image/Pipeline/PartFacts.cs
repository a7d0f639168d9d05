namespace Anckor.Image.Pipeline;

/// <summary>What is known of a part's object, beside the object in the cache.</summary>
/// <param name="Entry">The symbol of the method marked [TaskEntry]; null for the kernel.</param>
/// <param name="UsesFloat">Whether what will be linked holds floating-point instructions.</param>
/// <param name="HasData">Whether it holds data that has to be set up before C# may run.</param>
internal sealed record PartFacts(string? Entry, bool UsesFloat, bool HasData);

/// <summary>What a link gave, beside the ELF in the cache.</summary>
/// <param name="EntryPoint">Where it starts.</param>
/// <param name="StackTop">First stack pointer.</param>
/// <param name="DataSource">Where the initial values of its data stand.</param>
/// <param name="DataStart">Where they belong.</param>
/// <param name="DataSize">Bytes of them.</param>
/// <param name="ZeroStart">Start of its zeroed data.</param>
/// <param name="ZeroSize">Bytes of it.</param>
/// <param name="Code">Bytes of instructions and vectors.</param>
/// <param name="Constants">Bytes of read-only data.</param>
/// <param name="Flash">Bytes from the start of its flash to the last one used.</param>
/// <param name="Ram">Bytes from the start of its RAM to the last one used, and those of its buffers to lend.</param>
/// <param name="Lend">Of these, the buffers to lend: they stand apart, where the plan says.</param>
/// <param name="Zeroed">Of these, what starts as zero, the buffers included.</param>
internal sealed record LinkFacts(
    uint EntryPoint, uint StackTop, uint DataSource, uint DataStart, uint DataSize, uint ZeroStart, uint ZeroSize,
    uint Code, uint Constants, uint Flash, uint Ram, uint Lend, uint Zeroed)
{
    /// <summary>CRC-32 of the initial values of its data.</summary>
    public uint DataChecksum { get; init; }

    /// <summary>CRC-32 of everything that goes into flash.</summary>
    public uint ContentChecksum { get; init; }
}
