using System.Collections.Generic;

namespace Anckor.Image.Stacks;

/// <summary>One step of the deepest chain.</summary>
/// <param name="Name">A function in the words of C#, the symbol of assembly code, or an exception.</param>
/// <param name="Bytes">What it has in use.</param>
internal sealed record StackLink(string Name, int Bytes);

/// <summary>Something that takes stack by an amount that cannot be counted.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Functions">Its function in the words of C#; for a recursion, all that take part in it.</param>
/// <param name="File">Its file as the object names it; null when no line is known.</param>
/// <param name="Line">Its line, from 1.</param>
internal sealed record StackGap(StackGapKind Kind, IReadOnlyList<string> Functions, string? File, int Line);

/// <summary>What the code of a part says about its stack.</summary>
/// <param name="Bytes">What it takes at most, exceptions included; without what the gaps take.</param>
/// <param name="Chain">How it comes to that.</param>
/// <param name="Gaps">What is not counted.</param>
internal sealed record StackFacts(int Bytes, IReadOnlyList<StackLink> Chain, IReadOnlyList<StackGap> Gaps);
