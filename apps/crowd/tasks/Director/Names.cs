using System;
using Anckor;
using Anckor.Abi;

namespace Crowd.Director;

/// <summary>Names that are found late, and names that are not found.</summary>
internal static class Names
{
    internal static void Run()
    {
        bool isRight = true;
        for (int number = 0; number < Members.Count; number++)
        {
            isRight &= Members.TryGet(number, out _) == Result.Ok;
        }

        isRight &= Channel.TryGet("the-way-to-a-member-of-crowd-xx"u8, out _) == Result.NotFound;
        isRight &= Channel.TryGet("the-way-to-a-member-of-crowd-zz"u8, out _) == Result.Denied;
        isRight &= Channel.TryCreate("the-way-to-a-member-of-crowd-12"u8, out _) == Result.Denied;
        isRight &= Channel.TryCreate("the-way-to-a-member-of-crowd-xx"u8, out _) == Result.NotFound;
        Score.Case("names_are_found_at_the_end_of_the_table"u8, isRight);

        Receiver greetings = Channel.Create("the-way-to-a-member-of-crowd-zz"u8);
        Crew.Ready();
        for (int number = 0; number < Members.Count; number++)
        {
            Crew.Tell(number, Deed.Greet);
        }

        // All of them wait in line by now, the least important last.
        int greeted = 0;
        while (greeted < Members.Count && greetings.Receive(0, Duration.Zero) is { Kind: MessageKind.Send } message && message.Read<int>() == greeted)
        {
            greeted++;
        }

        Score.Case("everybody_waits_in_line_for_one"u8, greeted == Members.Count && Crew.Await(Members.AllBits) && Crew.AllGot(0, Members.Count, Result.Ok));
    }
}
