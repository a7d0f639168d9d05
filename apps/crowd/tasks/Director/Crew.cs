using System.Runtime.CompilerServices;
using Anckor;
using Anckor.Abi;

namespace Crowd.Director;

/// <summary>The members, as the director tells them what to do.</summary>
/// <remarks>Every member is more important than the director: when an order is given, it has been carried out as far as it goes.</remarks>
internal static class Crew
{
    private static Channels channels;
    private static uint done;

    /// <summary>How far the present case is, for its report.</summary>
    internal static uint Step { get; private set; }

    /// <summary>The last member, which is less important than all others and waited for by them.</summary>
    internal static int Last => Members.Count - 1;

    /// <summary>Waits until everybody is there.</summary>
    internal static void Start()
    {
        Await(Members.AllBits);
        Ready();
    }

    /// <summary>Makes everybody find everybody's channels, and forget what was done before.</summary>
    internal static void Ready()
    {
        Step = 0;
        for (int pass = 0; pass < 2; pass++)
        {
            for (int number = 0; number < Members.Count; number++)
            {
                Members.TryGet(number, out channels[number]);
                channels[number].TryCall(default(Order), out Result _);
            }
        }

        Forget();
    }

    /// <summary>Forgets who has done what.</summary>
    internal static void Forget()
    {
        done = 0;
        Notification.Wait(Members.AllBits, Duration.Zero);
    }

    /// <summary>Gives an order.</summary>
    internal static void Tell(int number, Deed deed, End end = End.Wait, uint deadline = 0, int hurried = 0)
    {
        Step++;
        Order order = new() { Deed = deed, End = end, Deadline = deadline, Hurried = hurried };
        channels[number].TrySend(order);
    }

    /// <summary>Makes a member go on.</summary>
    internal static void Go(int number) => Notification.Post(Members.TaskOf(number), Members.Go);

    /// <summary>Waits until these members have done what they were told.</summary>
    internal static bool Await(uint members)
    {
        Step++;
        while ((done & members) != members)
        {
            uint bits = Notification.Wait(Members.AllBits, Duration.FromSeconds(30));
            if (bits == 0)
            {
                return false;
            }

            done |= bits;
        }

        return true;
    }

    /// <summary>The notification bits of some members in a row.</summary>
    internal static uint Bits(int first, int count) => ((1u << count) - 1) << (first + Members.FirstBit);

    /// <summary>Whether the last deed of some members in a row came to this.</summary>
    internal static bool AllGot(int first, int count, Result expected)
    {
        for (int number = first; number < first + count; number++)
        {
            Step = 100 + (uint)number;
            if (channels[number].TryCall(default(Order), out Result outcome) != Result.Ok || outcome != expected)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the first members, this many of them, were started anew since they were made ready.</summary>
    internal static bool AllAreNew(int count)
    {
        for (int number = 0; number < count; number++)
        {
            Step = 100 + (uint)number;
            if (channels[number].TryCall(default(Order), out Result _) != Result.Dead)
            {
                return false;
            }
        }

        return true;
    }

    [InlineArray(Members.Count)]
    private struct Channels
    {
        private Channel first;
    }
}
