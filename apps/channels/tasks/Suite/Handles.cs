using Anckor;
using Anckor.Abi;
using Suite;

namespace Channels.Cases;

/// <summary>A handle is compared as a whole: with any bit wrong it is a fault of the sender, and the receiver sees nothing.</summary>
internal static class Handles
{
    internal static void Run()
    {
        Score.Case("send_with_any_bit_wrong"u8, EveryBit(Verb.SendWrongHandle));
        Score.Case("call_with_any_bit_wrong"u8, EveryBit(Verb.CallWrongHandle));
        Score.Case("send_with_a_slot_out_of_range"u8, EverySlot(Verb.SendWrongHandle));
        Score.Case("call_with_a_slot_out_of_range"u8, EverySlot(Verb.CallWrongHandle));
        Score.Case("handles_that_look_special"u8, Special());
        Score.Case("handle_of_an_earlier_life"u8, EarlierLife());
    }

    private static Check EveryBit(Verb verb)
    {
        Check check = default;
        for (uint bit = 1; bit != 0; bit <<= 1)
        {
            ExpectFault(ref check, verb, bit, 0);
        }

        check.Equal("the server saw nothing of it"u8, Servers.Ask("low"u8, Service.Increment, 1), 2u);
        return check;
    }

    private static Check EverySlot(Verb verb)
    {
        Check check = default;

        // All past its last one. One of its own would be another of its handles, and as good as this.
        for (uint number = 16; number < 256; number++)
        {
            ExpectFault(ref check, verb, number << 8, 0);
        }

        check.Equal("the server saw nothing of it"u8, Servers.Ask("low"u8, Service.Increment, 1), 2u);
        return check;
    }

    private static Check Special()
    {
        Check check = default;
        System.ReadOnlySpan<uint> handles = [0, 1, 0x100, 0xFFFF_FFFF, 0x8000_0000, 0x1_0000, 0xFF00, 0x2000_0000];
        foreach (uint handle in handles)
        {
            ExpectFault(ref check, Verb.SendWrongHandle, handle, 1);
            ExpectFault(ref check, Verb.CallWrongHandle, handle, 1);
        }

        return check;
    }

    private static void ExpectFault(ref Check check, Verb verb, uint argument, int offset)
    {
        int lender = Peers.IndexOf("lender"u8);
        uint faults = Peers.Look(lender).Faults;
        Peers.Tell("lender"u8, verb, argument, offset);
        Record record = Peers.WaitForFault(lender, faults);
        check.Equal("faults"u8, record.Faults, faults + 1);
        check.Equal("its kind"u8, (uint)record.Kind, (uint)FaultKind.BadHandle);
    }

    private static Check EarlierLife()
    {
        Check check = default;
        Channel old = Channel.Open("high"u8);
        check.Equal("an answer"u8, old.Call<Request, uint>(new Request { Argument = 1 }), 2u);
        Peers.Restart(Peers.IndexOf("high"u8));
        check.Equal("a call over the old one"u8, (uint)old.TryCall(new Request { Argument = 1 }, out uint _), (uint)Result.Dead);
        check.Equal("a send over the old one"u8, (uint)old.TrySend(new Request { Argument = 1 }), (uint)Result.Dead);
        check.Equal("over a new one"u8, Servers.Ask("high"u8, Service.Increment, 1), 2u);
        check.Equal("the old one is still old"u8, (uint)old.TryCall(new Request { Argument = 1 }, out uint _), (uint)Result.Dead);
        return check;
    }
}
