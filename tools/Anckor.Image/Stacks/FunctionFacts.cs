using System.Collections.Generic;

namespace Anckor.Image.Stacks;

/// <summary>Why no number says how much stack something takes.</summary>
public enum StackGapKind
{
    /// <summary>It takes a number of bytes that is only known at run time.</summary>
    Variable,

    /// <summary>It takes more in every round of a loop.</summary>
    Loop,

    /// <summary>It sets the stack pointer to something that is not known.</summary>
    Pointer,

    /// <summary>It calls through a pointer, and the part holds no function's address.</summary>
    Call,

    /// <summary>It jumps to a place that is not known.</summary>
    Jump,

    /// <summary>It calls code that is not in the part.</summary>
    Outside,

    /// <summary>It calls itself, directly or through others.</summary>
    Recursion,
}

/// <summary>A call, or a jump to another function that takes the place of a call.</summary>
/// <param name="At">Its address.</param>
/// <param name="Depth">Bytes of stack in use there.</param>
/// <param name="Target">Where to; null through a pointer.</param>
/// <param name="LoadedFrom">How far behind some address the pointer was found; null when that is not known, or without one.</param>
internal sealed record CallSite(uint At, int Depth, uint? Target, int? LoadedFrom = null);

/// <summary>A place where the stack in use cannot be counted.</summary>
/// <param name="At">Its address.</param>
/// <param name="Kind">Why.</param>
internal sealed record GapSite(uint At, StackGapKind Kind);

/// <summary>What one function does with the stack, beside what it calls.</summary>
/// <param name="Entry">Its address.</param>
internal sealed record FunctionFacts(uint Entry)
{
    /// <summary>The most bytes that it has in use itself.</summary>
    public int Peak { get; set; }

    /// <summary>Whether it comes back.</summary>
    public bool Returns { get; set; }

    /// <summary>Bytes that it leaves behind on the stack when it comes back: nothing but odd assembly does.</summary>
    public int Left { get; set; }

    /// <summary>Bytes in use where it lets interrupts in again; null when it does not.</summary>
    public int? Unmasked { get; set; }

    /// <summary>What it calls.</summary>
    public HashSet<CallSite> Calls { get; } = [];

    /// <summary>Places from which on it uses the stack from its top, having dropped all that was on it.</summary>
    public HashSet<uint> Restarts { get; } = [];

    /// <summary>What cannot be counted.</summary>
    public HashSet<GapSite> Gaps { get; } = [];
}
