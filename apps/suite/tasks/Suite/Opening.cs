using Anckor;
using Anckor.Abi;

namespace Suite.Kernel;

/// <summary>Creating and finding channels: who may, and by what names.</summary>
internal static class Opening
{
    internal static void Run()
    {
        Score.Case("get_before_create_is_not_found"u8, BeforeCreate());
        Score.Case("unknown_names_are_not_found"u8, UnknownNames());
        Score.Case("undeclared_is_denied"u8, Denied());
        Score.Case("create_twice_exists"u8, CreateTwice());
        Score.Case("open_waits_for_create"u8, OpenWaits());
    }

    private static Check BeforeCreate()
    {
        Check check = default;
        Equal(ref check, Channel.TryGet("later"u8, out _), Result.NotFound);
        uint begun = (uint)Clock.Now;
        Equal(ref check, Channel.TryOpen("later"u8, Duration.Zero, out _), Result.NotFound);
        check.Between("open without waiting"u8, (uint)Clock.Now - begun, 0, Helpers.Slack);
        begun = (uint)Clock.Now;
        Equal(ref check, Channel.TryOpen("later"u8, Duration.FromTicks(5), out _), Result.NotFound);
        check.Between("open with a timeout"u8, (uint)Clock.Now - begun, 5, 5 + Helpers.Slack);
        return check;
    }

    private static Check UnknownNames()
    {
        Check check = default;
        Equal(ref check, Channel.TryGet("nobody"u8, out _), Result.NotFound);
        Equal(ref check, Channel.TryGet(""u8, out _), Result.NotFound);
        Equal(ref check, Channel.TryGet("abov"u8, out _), Result.NotFound);
        Equal(ref check, Channel.TryGet("above2"u8, out _), Result.NotFound);
        Equal(ref check, Channel.TryGet("Above"u8, out _), Result.NotFound);
        Equal(ref check, Channel.TryGet("above\0"u8, out _), Result.NotFound);
        Equal(ref check, Channel.TryGet("above\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"u8, out _), Result.NotFound);
        Equal(ref check, Channel.TryGet("a-name-of-thirty-one-bytes-here"u8, out _), Result.NotFound);
        Equal(ref check, Channel.TryGet("a-name-of-thirty-two-bytes-here!"u8, out _), Result.NotFound);
        Equal(ref check, Channel.TryCreate("nobody"u8, out _), Result.NotFound);
        Equal(ref check, Channel.TryCreate(""u8, out _), Result.NotFound);
        Equal(ref check, Channel.TryGet("above"u8, out _), Result.Ok);
        return check;
    }

    private static Check Denied()
    {
        Check check = default;
        Equal(ref check, Channel.TryGet("hidden"u8, out _), Result.Denied);
        Equal(ref check, Channel.TryGet("inbox"u8, out _), Result.Denied);
        Equal(ref check, Channel.TryCreate("above"u8, out _), Result.Denied);
        Equal(ref check, Channel.TryCreate("hidden"u8, out _), Result.Denied);
        Equal(ref check, Channel.TryOpen("hidden"u8, Duration.Forever, out _), Result.Denied);
        return check;
    }

    private static Check CreateTwice()
    {
        Check check = default;
        Equal(ref check, Channel.TryCreate("inbox"u8, out _), Result.Exists);
        Equal(ref check, Channel.TryCreate("second"u8, out _), Result.Exists);
        return check;
    }

    private static Check OpenWaits()
    {
        Check check = default;
        uint soon = Helpers.Soon;
        Helpers.Tell("gamma"u8, new Command(Verb.CreateLater, at: soon));
        Equal(ref check, Channel.TryGet("later"u8, out _), Result.NotFound);
        Equal(ref check, Channel.TryOpen("later"u8, Duration.Forever, out Channel later), Result.Ok);
        check.Between("when it was there"u8, (uint)Clock.Now - soon, 0, Helpers.Slack);
        Equal(ref check, later.TrySend(1u, Duration.Forever), Result.Ok);
        Helpers.Tell("gamma"u8, new Command(Verb.CreateLater));
        Equal(ref check, (Result)Helpers.Ask("gamma"u8).Value, Result.Exists);
        return check;
    }

    private static void Equal(ref Check check, Result actual, Result expected) => check.Equal("a result"u8, (uint)actual, (uint)expected);
}
