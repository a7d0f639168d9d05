using System.Collections.Generic;

namespace Anckor.Cli.Paths;

/// <summary>The stays in the kernel that one cause brought about, in executed instructions.</summary>
/// <param name="name">The cause: a system call and how it went, <c>tick</c>, <c>interrupt</c> or <c>fault</c>.</param>
internal sealed class CausePaths(string name)
{
    /// <summary>The cause.</summary>
    public string Name { get; } = name;

    /// <summary>How many stays there were.</summary>
    public int Times { get; private set; }

    /// <summary>The least count.</summary>
    public int Shortest { get; private set; } = int.MaxValue;

    /// <summary>The greatest count.</summary>
    public int Longest { get; private set; }

    /// <summary>The greatest count of what does not depend on how many bytes a message has.</summary>
    public int LongestWithoutCopying { get; private set; } = -1;

    /// <summary>The instructions of a stay with that count, in the order they were executed, those that copied bytes among them.</summary>
    public IReadOnlyList<uint> Path { get; private set; } = [];

    /// <summary>Takes a stay.</summary>
    /// <param name="instructions">Its instructions.</param>
    /// <param name="copying">How many of them copied the bytes of messages.</param>
    public void Add(List<uint> instructions, int copying)
    {
        int count = instructions.Count;
        Times++;
        Shortest = int.Min(Shortest, count);
        Longest = int.Max(Longest, count);
        if (count - copying > LongestWithoutCopying)
        {
            LongestWithoutCopying = count - copying;
            Path = [.. instructions];
        }
    }
}
