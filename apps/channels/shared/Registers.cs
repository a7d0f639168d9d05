using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Anckor;

namespace Channels;

/// <summary>r0-r11 around a system call: for what the library's typed methods do not do.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Registers
{
    internal uint R0;
    internal uint R1;
    internal uint R2;
    internal uint R3;
    private Words payload;

    /// <summary>r4-r11.</summary>
    [UnscopedRef]
    internal Span<byte> Payload => MemoryMarshal.AsBytes((Span<uint>)payload);

    /// <summary>A channel as the kernel knows it.</summary>
    internal static uint HandleOf(Channel channel) => Unsafe.BitCast<Channel, uint>(channel);

    /// <summary>Channels as the kernel knows them.</summary>
    internal static uint SetOf(Receiver receiver) => Unsafe.BitCast<Receiver, uint>(receiver);

    /// <summary>Makes the call: what the kernel leaves in the registers stands here afterwards.</summary>
    internal void Invoke() => Exchange(ref this);

    /// <remarks>Safety: the task library's assembly reads and writes the twelve words of the structure and nothing else.</remarks>
    [RuntimeImport("anckor_exchange")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern void Exchange(ref Registers registers);

    [InlineArray(8)]
    private struct Words
    {
        private uint first;
    }
}
