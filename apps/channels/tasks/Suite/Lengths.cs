using Anckor;
using Anckor.Abi;
using Suite;

namespace Channels.Cases;

/// <summary>Typed messages whose two sides do not agree on the length.</summary>
internal static class Lengths
{
    internal static void Run()
    {
        Score.Case("answer_of_another_length"u8, Answer());
        Score.Case("message_of_another_length"u8, Request());
    }

    private static Check Answer()
    {
        Check check = default;
        Channel high = Channel.Open("high"u8);
        Request request = new() { Argument = 1 };
        check.Equal("shorter than the type"u8, (uint)high.TryCall(request, out ulong _), (uint)Result.TooLong);
        check.Equal("longer"u8, (uint)high.TryCall(request, out ushort _), (uint)Result.TooLong);
        check.Equal("with a timeout"u8, (uint)high.TryCall(request, Duration.FromTicks(9), out ulong _), (uint)Result.TooLong);
        check.Equal("the right one"u8, (uint)high.TryCall(request, out uint answer), (uint)Result.Ok);
        check.Equal("the answer"u8, answer, 2u);
        return check;
    }

    private static Check Request()
    {
        Check check = default;
        int above = Peers.IndexOf("above"u8);
        uint faults = Peers.Look(above).Faults;
        check.Equal("the sender's result"u8, (uint)Channel.Open("above"u8).TrySend(1u), (uint)Result.Ok);
        Record record = Peers.WaitForFault(above, faults);
        check.Equal("the receiver faults"u8, record.Faults, faults + 1);
        check.Equal("its kind"u8, (uint)record.Kind, (uint)FaultKind.Panic);
        return check;
    }
}
