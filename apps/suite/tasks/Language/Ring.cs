using System.Runtime.CompilerServices;

namespace Suite.Language;

/// <summary>Keeps the last four of anything.</summary>
internal struct Ring<T>
    where T : unmanaged
{
    private Storage storage;
    private int next;

    /// <summary>The oldest one kept.</summary>
    internal readonly T Oldest => storage[next];

    /// <summary>Adds one, and forgets the oldest.</summary>
    internal void Add(T value)
    {
        storage[next] = value;
        next = (next + 1) % Capacity;
    }

    private const int Capacity = 4;

    [InlineArray(Capacity)]
    private struct Storage
    {
        private T first;
    }
}
