using System.Runtime;
using System.Runtime.CompilerServices;

namespace Bench.Driver;

/// <summary>Loops of a known number of instructions: they prove that the counting is exact.</summary>
internal static class KnownLoops
{
    /// <summary>Does them all, the empty loop first.</summary>
    internal static void Run()
    {
        Empty();
        Straight1();
        Straight10();
        Straight100();
        Straight1000();
        Loop1();
        Loop10();
        Loop100();
        Loop1000();
        Mixed();
        Device();
    }

    private static void Empty()
    {
        Begin.Empty();
        for (uint round = 0; round < Mark.Rounds; round++)
        {
            Mark.Round();
        }
    }

    private static void Straight1()
    {
        Begin.KnownStraight1();
        for (uint round = 0; round < Mark.Rounds; round++)
        {
            Known.Straight1();
            Mark.Round();
        }
    }

    private static void Straight10()
    {
        Begin.KnownStraight10();
        for (uint round = 0; round < Mark.Rounds; round++)
        {
            Known.Straight10();
            Mark.Round();
        }
    }

    private static void Straight100()
    {
        Begin.KnownStraight100();
        for (uint round = 0; round < Mark.Rounds; round++)
        {
            Known.Straight100();
            Mark.Round();
        }
    }

    private static void Straight1000()
    {
        Begin.KnownStraight1000();
        for (uint round = 0; round < Mark.Rounds; round++)
        {
            Known.Straight1000();
            Mark.Round();
        }
    }

    private static void Loop1()
    {
        Begin.KnownLoop1();
        for (uint round = 0; round < Mark.Rounds; round++)
        {
            Known.Loop1();
            Mark.Round();
        }
    }

    private static void Loop10()
    {
        Begin.KnownLoop10();
        for (uint round = 0; round < Mark.Rounds; round++)
        {
            Known.Loop10();
            Mark.Round();
        }
    }

    private static void Loop100()
    {
        Begin.KnownLoop100();
        for (uint round = 0; round < Mark.Rounds; round++)
        {
            Known.Loop100();
            Mark.Round();
        }
    }

    private static void Loop1000()
    {
        Begin.KnownLoop1000();
        for (uint round = 0; round < Mark.Rounds; round++)
        {
            Known.Loop1000();
            Mark.Round();
        }
    }

    private static void Mixed()
    {
        Begin.KnownMixed();
        for (uint round = 0; round < Mark.Rounds; round++)
        {
            Known.Mixed();
            Mark.Round();
        }
    }

    private static void Device()
    {
        Begin.KnownDevice();
        for (uint round = 0; round < Mark.Rounds; round++)
        {
            Known.Device();
            Mark.Round();
        }
    }

    /// <summary>See Known.S.</summary>
    private static class Known
    {
        [RuntimeImport("bench_known_straight_1")]
        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern void Straight1();

        [RuntimeImport("bench_known_straight_10")]
        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern void Straight10();

        [RuntimeImport("bench_known_straight_100")]
        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern void Straight100();

        [RuntimeImport("bench_known_straight_1000")]
        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern void Straight1000();

        [RuntimeImport("bench_known_loop_1")]
        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern void Loop1();

        [RuntimeImport("bench_known_loop_10")]
        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern void Loop10();

        [RuntimeImport("bench_known_loop_100")]
        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern void Loop100();

        [RuntimeImport("bench_known_loop_1000")]
        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern void Loop1000();

        [RuntimeImport("bench_known_mixed")]
        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern void Mixed();

        [RuntimeImport("bench_known_device")]
        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern void Device();
    }
}
