using System.Runtime;
using System.Runtime.CompilerServices;

namespace Bench.Driver;

/// <summary>Says which benchmark begins; see Marks.S.</summary>
internal static class Begin
{
    [RuntimeImport("bench_begin_empty")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void Empty();

    [RuntimeImport("bench_begin_known_straight_1")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void KnownStraight1();

    [RuntimeImport("bench_begin_known_straight_10")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void KnownStraight10();

    [RuntimeImport("bench_begin_known_straight_100")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void KnownStraight100();

    [RuntimeImport("bench_begin_known_straight_1000")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void KnownStraight1000();

    [RuntimeImport("bench_begin_known_loop_1")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void KnownLoop1();

    [RuntimeImport("bench_begin_known_loop_10")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void KnownLoop10();

    [RuntimeImport("bench_begin_known_loop_100")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void KnownLoop100();

    [RuntimeImport("bench_begin_known_loop_1000")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void KnownLoop1000();

    [RuntimeImport("bench_begin_known_mixed")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void KnownMixed();

    [RuntimeImport("bench_begin_known_device")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void KnownDevice();

    [RuntimeImport("bench_begin_null_call")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void NullCall();

    [RuntimeImport("bench_begin_call_reply_0")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void CallReply0();

    [RuntimeImport("bench_begin_call_reply_4")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void CallReply4();

    [RuntimeImport("bench_begin_call_reply_16")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void CallReply16();

    [RuntimeImport("bench_begin_call_reply_32")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void CallReply32();

    [RuntimeImport("bench_begin_call_reply_32_equal")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void CallReply32Equal();

    [RuntimeImport("bench_begin_call_reply_32_below")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void CallReply32Below();

    [RuntimeImport("bench_begin_call_reply_32_slow")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void CallReply32Slow();

    [RuntimeImport("bench_begin_one_way_32")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void OneWay32();

    [RuntimeImport("bench_begin_copy_256")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void Copy256();

    [RuntimeImport("bench_begin_copy_1024")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void Copy1024();

    [RuntimeImport("bench_begin_copy_4096")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void Copy4096();

    [RuntimeImport("bench_begin_loan_256")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void Loan256();

    [RuntimeImport("bench_begin_loan_1024")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void Loan1024();

    [RuntimeImport("bench_begin_loan_4096")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void Loan4096();

    [RuntimeImport("bench_begin_notify_wake")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void NotifyWake();

    [RuntimeImport("bench_begin_interrupt_to_task")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void InterruptToTask();
}
