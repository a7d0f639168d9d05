using System.Runtime.InteropServices;

namespace Anckor.Abi;

/// <summary>A buffer that a task made to be lent: the image builder writes a list of these into the task's flash, and userlib reads it.</summary>
/// <remarks>
/// The list stands between the symbols <c>anckor_lend_buffers</c> and <c>anckor_lend_buffers_end</c>. A task without such buffers
/// defines neither.
/// </remarks>
[StructLayout(LayoutKind.Sequential)]
public struct LendBufferEntry
{
    /// <summary>Address of its name in flash: ASCII, not terminated.</summary>
    public uint Name;

    /// <summary>Bytes of the name, 1 to <see cref="Limits.NameBytes"/>.</summary>
    public uint NameLength;

    /// <summary>Its first byte, in the task's RAM.</summary>
    public uint Address;

    /// <summary>Its bytes. One MPU region shows exactly them.</summary>
    public uint Size;
}
