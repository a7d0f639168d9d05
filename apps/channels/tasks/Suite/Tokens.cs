using System;
using Anckor;
using Anckor.Abi;
using Suite;

namespace Channels.Cases;

/// <summary>An answer with a wrong token reaches nobody, and nobody else.</summary>
internal static class Tokens
{
    internal static void Run()
    {
        Score.Case("stale_token_above"u8, Stale("high"u8));
        Score.Case("stale_token_below"u8, Stale("low"u8));
        Score.Case("forged_token_above"u8, Forged("high"u8));
        Score.Case("forged_token_below"u8, Forged("low"u8));
        Score.Case("token_of_another_caller"u8, OfAnother());
    }

    private static Check Stale(ReadOnlySpan<byte> server)
    {
        Check check = default;
        for (uint round = 0; round < 5; round++)
        {
            // Of another task, that got its answer.
            Peers.Tell("lender"u8, Verb.CallOften, argument: 3);
            check.Equal("another caller"u8, Peers.Ask("lender"u8).Value, 3u);
            ExpectNoAnswer(ref check, server, new Request { Service = Service.StaleToken, Argument = round });
        }

        return check;
    }

    /// <summary>Every bit of a token counts: the first eight name the task, the others its call.</summary>
    private static Check Forged(ReadOnlySpan<byte> server)
    {
        Check check = default;
        for (uint bit = 1; bit != 0; bit <<= 1)
        {
            ExpectNoAnswer(ref check, server, new Request { Service = Service.ForgedToken, Argument = bit });
        }

        ExpectNoAnswer(ref check, server, new Request { Service = Service.ForgedToken, Argument = uint.MaxValue });
        return check;
    }

    private static void ExpectNoAnswer(ref Check check, ReadOnlySpan<byte> server, Request request)
    {
        Result result = Channel.Open(server).TryCall(request, Duration.FromTicks(1), out uint _);
        check.Equal("the caller's result"u8, (uint)result, (uint)Result.TimedOut);
        check.Equal("the server goes on"u8, Servers.Ask(server, Service.Increment, 1), 2u);
    }

    private static Check OfAnother()
    {
        Check check = default;
        for (uint round = 0; round < 5; round++)
        {
            Peers.Tell("lender"u8, Verb.CallOnce, argument: 40, offset: (int)Service.Keep, ticks: Peers.Soon);
            Result result = Channel.Open("low"u8).TryCall(
                new Request { Service = Service.AnswerKept, Argument = 70 + round }, Duration.FromTicks(2), out uint _);
            check.Equal("this caller gets nothing"u8, (uint)result, (uint)Result.TimedOut);
            Outcome outcome = Peers.Ask("lender"u8);
            check.Equal("the other one's result"u8, outcome.Value, (uint)Result.Ok);
            check.Equal("the answer went to it"u8, outcome.Extra, 71 + round);
        }

        return check;
    }
}
