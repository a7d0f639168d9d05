using System.Runtime;
using System.Runtime.CompilerServices;
using Anckor;
using Anckor.Abi;

namespace Bench.Driver;

/// <summary>System calls, calls with their replies, and one-way messages, all short.</summary>
internal static class Calls
{
    private static Block16 Message16 => new(1, 2, 3, 4);

    /// <summary>Does them all.</summary>
    internal static void Run()
    {
        Begin.NullCall();
        CallNull();

        Channel reply0 = Channel.Open("reply-0"u8);
        Begin.CallReply0();
        CallEmpty(reply0);

        Channel reply4 = Channel.Open("reply-4"u8);
        Begin.CallReply4();
        Check.That(Call(reply4, 1u) == 1);

        Channel reply16 = Channel.Open("reply-16"u8);
        Begin.CallReply16();
        Check.That(Call(reply16, Message16) == Message16);

        Channel reply32 = Channel.Open("reply-32"u8);
        Begin.CallReply32();
        CallInPlace(reply32);

        Channel equal = Channel.Open("equal"u8);
        Begin.CallReply32Equal();
        CallInPlace(equal);

        Channel below = Channel.Open("below"u8);
        Begin.CallReply32Below();
        CallInPlace(below);

        Channel slow = Channel.Open("slow"u8);
        Begin.CallReply32Slow();
        CallSlowly(slow);

        Channel sink = Channel.Open("sink"u8);
        Begin.OneWay32();
        SendInPlace(sink);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void CallNull()
    {
        for (uint round = 0; round < Mark.Rounds; round++)
        {
            SystemCall((uint)Operation.Null);
            Mark.Round();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void CallEmpty(Channel channel)
    {
        ShortMessage words = default;
        for (uint round = 0; round < Mark.Rounds; round++)
        {
            Check.That(channel.TryCall(0, ref words, out _));
            Mark.Round();
        }
    }

    /// <summary>Sends what came back, again and again, all in one place: what a task does that counts instructions.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void CallInPlace(Channel channel)
    {
        ShortMessage words = default;
        Fill(ref words);
        for (uint round = 0; round < Mark.Rounds; round++)
        {
            Check.That(channel.TryCall(32, ref words, out _));
            Mark.Round();
        }

        CheckFilled(ref words);
    }

    private static void Fill(ref ShortMessage words)
    {
        for (int index = 0; index < 8; index++)
        {
            words[index] = (uint)index + 1;
        }
    }

    private static void CheckFilled(ref ShortMessage words)
    {
        for (int index = 0; index < 8; index++)
        {
            Check.That(words[index] == (uint)index + 1);
        }
    }

    /// <summary>Sends what came back, again and again, by value.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T Call<T>(Channel channel, T message)
        where T : unmanaged
    {
        for (uint round = 0; round < Mark.Rounds; round++)
        {
            message = channel.Call<T, T>(message);
            Mark.Round();
        }

        return message;
    }

    /// <summary>The same in the form that has a timeout, which the fast path does not do.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void CallSlowly(Channel channel)
    {
        ShortMessage words = default;
        Fill(ref words);
        for (uint round = 0; round < Mark.Rounds; round++)
        {
            Check.That(channel.TryCall(32, ref words, Duration.Forever, out _));
            Mark.Round();
        }

        CheckFilled(ref words);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void SendInPlace(Channel channel)
    {
        ShortMessage words = default;
        for (uint round = 0; round < Mark.Rounds; round++)
        {
            Check.That(channel.TrySend(32, ref words));
            Mark.Round();
        }
    }

    /// <summary>The lowest layer, for the one operation that the library has no use for.</summary>
    [RuntimeImport("anckor_system_call")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern uint SystemCall(uint operation);
}
