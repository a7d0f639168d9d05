namespace Anckor.Abi;

/// <summary>What stands in the words of a stack that nobody has used yet, so that it can be seen how deep it was.</summary>
/// <remarks>
/// The kernel writes <see cref="NotBegun"/> into the lowest word when it starts a task; the task itself, before its first instruction of
/// C#, writes <see cref="Unused"/> into all of them, the lowest one last. The kernel's own stack is filled at reset.
/// </remarks>
public static class StackMark
{
    /// <summary>A word that was not used. As an address it is in nobody's memory.</summary>
    public const uint Unused = 0xC5C5_C5C5;

    /// <summary>The lowest word of the stack of a task that has not filled it yet: what stands above it means nothing.</summary>
    public const uint NotBegun = 0xC5C5_C53A;
}
