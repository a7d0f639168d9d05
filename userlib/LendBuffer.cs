using System;
using System.Runtime;
using System.Runtime.CompilerServices;
using Anckor.Abi;

namespace Anckor;

/// <summary>Memory made to be lent: <c>lend-buffers = { block = 4096 }</c> in the manifest. Zero whenever the task starts.</summary>
/// <remarks>
/// Safety: the list and the buffers are this task's own memory, laid out by the image builder. Who gets one buffer twice has the same
/// bytes twice, as with a static field.
/// </remarks>
public static unsafe class LendBuffer
{
    /// <summary>The whole buffer of this name: <c>LendBuffer.Get("block"u8)</c>. One that the manifest does not declare ends the task with a fault.</summary>
    public static Span<byte> Get(ReadOnlySpan<byte> name)
    {
        ulong list = List();
        LendBufferEntry* end = (LendBufferEntry*)(uint)(list >> 32);
        for (LendBufferEntry* entry = (LendBufferEntry*)(uint)list; entry < end; entry++)
        {
            if (name.SequenceEqual(new ReadOnlySpan<byte>((void*)entry->Name, (int)entry->NameLength)))
            {
                return new Span<byte>((void*)entry->Address, (int)entry->Size);
            }
        }

        Task.Panic("the manifest declares no such lend buffer for this task"u8);
        return default;
    }

    /// <summary>Where the list begins, in the low half, and ends, in the high one.</summary>
    [RuntimeImport("anckor_lend_buffer_list")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern ulong List();
}
