using System;
using System.Runtime;
using System.Runtime.CompilerServices;
using System.Threading;
using Anckor;
using Anckor.Abi;

namespace Channels.Borrower;

/// <summary>What a borrower must not do. Whoever survives it comes back, and the suite sees no fault.</summary>
/// <remarks>Safety: none, that is the point; the MPU and the kernel stop it.</remarks>
internal static unsafe class Misuse
{
    /// <summary>Does one of the wrong things.</summary>
    internal static Outcome Do(in Command command, Receiver data)
    {
        Message message = data.Borrow();
        Outcome outcome = Deed.Describe(in message, command.Argument);
        ReadOnlySpan<byte> lent = message.Lent;
        fixed (byte* bytes = lent)
        {
            outcome.Value = Do(in command, in message, data, bytes, lent.Length);
        }

        message.Release();

        return outcome;
    }

    private static uint Do(in Command command, in Message message, Receiver data, byte* bytes, int length)
    {
        switch (command.Verb)
        {
            case Verb.Touch:
                return Volatile.Read(ref bytes[command.Offset]);
            case Verb.Overwrite:
                Volatile.Write(ref bytes[command.Offset], 0xEE);
                return 0;
            case Verb.TouchReleased:
                message.Release();
                return Volatile.Read(ref bytes[command.Offset]);
            case Verb.TouchReplied:
                message.Reply(0u);
                return Volatile.Read(ref bytes[command.Offset]);
            case Verb.TouchAfterReceive:
                data.Borrow(0, Duration.Zero);
                return Volatile.Read(ref bytes[command.Offset]);
            case Verb.Execute:
                Jump((uint)bytes | 1);
                return 0;
            case Verb.UseAsStack:
                CallWithStack((uint)bytes + (uint)length);
                return 0;
            case Verb.LendOn:
                return (uint)Channel.Open("suite-data"u8).TrySend(new ReadOnlySpan<byte>(bytes, length), Duration.Zero);
            case Verb.ReceiveInto:
                return (uint)default(Receiver).Receive(new Span<byte>(bytes, length), 1, Duration.Zero).Kind;
            default:
                return (uint)Channel.TryGet(new ReadOnlySpan<byte>(bytes, 4), out _);
        }
    }

    [RuntimeImport("borrower_jump")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern void Jump(uint address);

    [RuntimeImport("borrower_call_with_stack")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern void CallWithStack(uint address);
}
