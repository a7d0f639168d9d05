namespace Fuzz;

/// <summary>What the server answers to a long call.</summary>
internal struct Receipt
{
    /// <summary>How long it is.</summary>
    internal const int Bytes = 12;

    /// <summary>Of what it saw.</summary>
    internal uint Sum;

    /// <summary>How much it saw.</summary>
    internal uint Length;

    /// <summary>1 when it marked every byte afterwards, which it may do when the sender says so.</summary>
    internal uint Marked;
}
