namespace Supervised;

/// <summary>What the operator tells the patient.</summary>
internal enum Order : uint
{
    /// <summary>Come again.</summary>
    ComeAgain,

    /// <summary>End with <see cref="Words.LastOfPatient"/>.</summary>
    Panic,

    /// <summary>Lend the block over the channel <c>bed</c>.</summary>
    Lend,

    /// <summary>Use <see cref="Words.DeepBytes"/> more of the stack for once.</summary>
    Dig,
}
