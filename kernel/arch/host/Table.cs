namespace Anckor.Kernel;

/// <summary>A table of the kernel: on the host an array.</summary>
internal readonly struct Table<T>(T[] items)
    where T : unmanaged
{
    private readonly T[] items = items;

    /// <summary>How many entries.</summary>
    internal int Length => items.Length;

    /// <summary>An entry.</summary>
    internal ref T this[int index] => ref items[index];
}
