using System;
using Anckor;
using Suite;

namespace Channels.Cases;

/// <summary>The same random sequences by the fast path, beside it, and by both at random: everybody must see the same in the same order.</summary>
/// <remarks>Nothing in a sequence depends on time, so nothing but the kernel's rules decides who runs, and who gets what.</remarks>
internal static class Differential
{
    /// <summary>Of each of the two players: 20,000 in a sequence.</summary>
    private const uint Operations = 10_000;

    internal static void Run()
    {
        Score.Case("fast_path_and_rules_agree_seed_1"u8, Compare(1));
        Score.Case("fast_path_and_rules_agree_seed_2"u8, Compare(2));
        Score.Case("fast_path_and_rules_agree_seed_3"u8, Compare(3));
        Score.Case("another_seed_is_another_sequence"u8, Differ());
    }

    private static Check Compare(uint seed)
    {
        Check check = default;
        Reviews fast = PlayAll(seed, Way.Fast, Operations);
        Reviews slow = PlayAll(seed, Way.Slow, Operations);
        Reviews mixed = PlayAll(seed, Way.Mixed, Operations);
        for (int actor = 0; actor < Reviews.Length; actor++)
        {
            check.Equal("messages, beside the fast path"u8, slow[actor].Messages, fast[actor].Messages);
            check.Equal("what was seen, beside the fast path"u8, slow[actor].Digest, fast[actor].Digest);
            check.Equal("what was seen, by both"u8, mixed[actor].Digest, fast[actor].Digest);
            check.That("that was something"u8, fast[actor].Calls > Operations / 4 && fast[actor].Digest != 0);
        }

        return check;
    }

    /// <summary>What the comparison above is worth: the checksums do change when the sequence does.</summary>
    private static Check Differ()
    {
        Check check = default;
        Reviews one = PlayAll(1, Way.Fast, 100);
        Reviews again = PlayAll(1, Way.Fast, 100);
        Reviews other = PlayAll(2, Way.Fast, 100);
        for (int actor = 0; actor < Reviews.Length; actor++)
        {
            check.Equal("the same again"u8, again[actor].Digest, one[actor].Digest);
            check.That("another"u8, other[actor].Digest != one[actor].Digest);
        }

        return check;
    }

    private static Reviews PlayAll(uint seed, Way way, uint operations)
    {
        Play play = new() { Seed = seed, Way = way, Operations = operations };
        Channel.Open("to-b"u8).Call<Play, Review>(play);
        Channel.Open("to-c"u8).Call<Play, Review>(play);
        Channel.Open("to-e"u8).Call<Play, Review>(play);
        Channel.Open("go-a"u8).Send(play);
        Channel.Open("go-d"u8).Send(play);

        // The players say when they are done; nobody waits for them by a channel, so that they keep their priorities.
        uint done = 0;
        while (done != 3)
        {
            done |= Notification.Wait(3);
        }

        Reviews reviews = default;
        reviews[0] = Channel.Open("go-a"u8).Ask<Review>();
        reviews[1] = Channel.Open("to-b"u8).Ask<Review>();
        reviews[2] = Channel.Open("to-c"u8).Ask<Review>();
        reviews[3] = Channel.Open("go-d"u8).Ask<Review>();
        reviews[4] = Channel.Open("to-e"u8).Ask<Review>();
        return reviews;
    }

    [System.Runtime.CompilerServices.InlineArray(Length)]
    private struct Reviews
    {
        internal const int Length = 5;

        private Review first;
    }
}
