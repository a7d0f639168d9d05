using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Anckor;
using Anckor.Abi;

namespace Suite;

/// <summary>r0-r11 around a system call, all of them: what the library's typed methods do not show.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Raw
{
    private uint result;
    private uint first;
    private uint second;
    private uint third;
    private Words payload;

    private Raw(uint operation, uint first, uint second, uint third)
    {
        result = operation;
        this.first = first;
        this.second = second;
        this.third = third;
    }

    /// <summary>r0: a result, or the operation word of a message.</summary>
    internal readonly uint Result => result;

    /// <summary>r2: the sender's token.</summary>
    internal readonly uint Token => second;

    /// <summary>r4-r11.</summary>
    [UnscopedRef]
    internal Span<byte> Payload => MemoryMarshal.AsBytes((Span<uint>)payload);

    /// <summary>A send or call, whose payload is still to be filled in.</summary>
    internal static Raw To(Operation operation, int length, Channel channel) =>
        new((uint)operation + (uint)length, Unsafe.BitCast<Channel, uint>(channel), 0, 0);

    /// <summary>A send of bytes in memory.</summary>
    internal static Raw LongSend(Channel channel, uint address, uint length)
    {
        Raw raw = new((uint)Operation.LongSend, Unsafe.BitCast<Channel, uint>(channel), Limits.Forever, 0);
        raw.payload[0] = address;
        raw.payload[1] = length;
        return raw;
    }

    /// <summary>A receive without end. Its registers are full, so that what a message does not cover shows.</summary>
    internal static Raw From(Receiver receiver)
    {
        Raw raw = new((uint)Operation.Receive, 0, Unsafe.BitCast<Receiver, uint>(receiver), 0);
        raw.Payload.Fill(byte.MaxValue);
        return raw;
    }

    /// <summary>A reply, whose payload is still to be filled in.</summary>
    internal static Raw Reply(in Raw request, int length) => new((uint)Operation.Reply + (uint)length, request.second, 0, 0);

    /// <summary>Makes the call: what the kernel leaves in the registers stands here afterwards.</summary>
    internal void Invoke() => Exchange(ref this);

    /// <remarks>Safety: the task library's assembly reads and writes the twelve words of the structure and nothing else.</remarks>
    [RuntimeImport("anckor_exchange")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern void Exchange(ref Raw registers);

    [InlineArray(8)]
    private struct Words
    {
        private uint first;
    }
}
