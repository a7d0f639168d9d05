namespace Anckor.Kernel;

/// <summary>A table of the kernel, somewhere in memory that boot has checked.</summary>
internal readonly unsafe struct Table<T>
    where T : unmanaged
{
    private readonly T* items;

    /// <summary>A table at an address.</summary>
    internal Table(uint address, uint length)
    {
        items = (T*)address;
        Length = (int)length;
    }

    /// <summary>How many entries.</summary>
    internal int Length { get; }

    /// <summary>An entry.</summary>
    /// <remarks>
    /// Safety: the application table was checked by version and checksum, and its addresses are the image builder's. Indexes come from
    /// the kernel's own links and from tables, or were compared with a length: a wrong one is a defect of the kernel, which the host
    /// tests, whose tables are arrays, would show.
    /// </remarks>
    internal ref T this[int index] => ref items[index];
}
