using System;
using System.Runtime.CompilerServices;
using Anckor;
using Anckor.Abi;

namespace Supervised;

/// <summary>Comes to the operator with the number of its visits in this life, and does what it is told.</summary>
internal static class Patient
{
    /// <summary>Initialised data, which a restart initialises again.</summary>
    private static uint visits = 40;

    [TaskEntry]
    private static void Main()
    {
        Channel clinic = Channel.Open("clinic"u8);
        while (true)
        {
            visits++;
            Order order = clinic.Call<uint, Order>(visits);
            if (order == Order.Panic)
            {
                Task.Panic(Words.LastOfPatient);
            }
            else if (order == Order.Lend)
            {
                Span<byte> block = LendBuffer.Get("block"u8);
                block.Fill((byte)visits);
                Channel.Open("bed"u8).TryLend(block, Duration.Forever);
            }
            else if (order == Order.Dig)
            {
                Dig();
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Dig()
    {
        Span<byte> deep = stackalloc byte[Words.DeepBytes];
        deep.Fill((byte)visits);
    }
}
