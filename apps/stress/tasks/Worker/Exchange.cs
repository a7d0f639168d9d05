using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Anckor;
using Anckor.Abi;

namespace Stress.Worker;

/// <summary>r0-r11 around a short send or call of any length: the library's typed methods know the length when they are compiled.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Exchange
{
    private uint operation;
    private readonly uint handle;
    private readonly uint timeout;
    private readonly uint unused;
    private Words payload;

    private Exchange(uint operation, Channel channel, uint timeout)
    {
        this.operation = operation;
        handle = Unsafe.BitCast<Channel, uint>(channel);
        this.timeout = timeout;
    }

    /// <summary>r0 afterwards: a result, or the operation word of a reply.</summary>
    internal readonly uint Outcome => operation;

    /// <summary>r4-r11.</summary>
    [UnscopedRef]
    internal Span<byte> Payload => MemoryMarshal.AsBytes((Span<uint>)payload);

    /// <summary>A send or call whose payload is still to be written. Without end it is one that the kernel's fast path may take.</summary>
    internal static Exchange Of(bool isCall, int length, Channel channel, uint timeout)
    {
        Operation operation = timeout == Limits.Forever
            ? isCall ? Operation.Call : Operation.Send
            : isCall ? Operation.TimedCall : Operation.TimedSend;
        return new Exchange((uint)operation + (uint)length, channel, timeout);
    }

    /// <summary>Does it.</summary>
    internal void Invoke() => Invoke(ref this);

    /// <remarks>Safety: the task library's assembly reads and writes the twelve words of the structure and nothing else.</remarks>
    [RuntimeImport("anckor_exchange")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern void Invoke(ref Exchange registers);

    [InlineArray(8)]
    private struct Words
    {
        private uint first;
    }
}
