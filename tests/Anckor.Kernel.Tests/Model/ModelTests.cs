using System;
using System.Threading;
using CsCheck;
using Xunit;
using Xunit.Sdk;

namespace Anckor.Kernel.Tests.Model;

/// <summary>Random histories give the same states, results and bytes in the kernel and in the reference model.</summary>
public sealed class ModelTests(ITestOutputHelper output)
{
    private static readonly Act[] AllActs =
    [
        Act.Tick, Act.Tick, Act.Wake, Act.Wake, Act.Wake, Act.Create, Act.Get, Act.Send, Act.Send, Act.Call, Act.Call, Act.Call,
        Act.LongSend, Act.LongCall, Act.Lend, Act.Lend, Act.LendCall, Act.Borrow, Act.Borrow, Act.Borrow, Act.Release,
        Act.Receive, Act.Receive, Act.Receive, Act.ReceiveInto, Act.ReceiveInto, Act.Sleep, Act.Sleep,
        Act.Reply, Act.Reply, Act.LongReply, Act.ReplyReceive, Act.ReplyReceive, Act.Notify, Act.SetTimer, Act.Yield, Act.Panic, Act.Restart,
    ];

    /// <summary>Those that the fast path does, and a few that come between.</summary>
    private static readonly Act[] PlainActs =
    [
        Act.Wake, Act.Wake, Act.Wake, Act.Send, Act.Send, Act.Send, Act.Call, Act.Call, Act.Call, Act.Receive, Act.Receive, Act.Receive,
        Act.ReplyReceive, Act.ReplyReceive, Act.ReplyReceive, Act.ReplyReceive, Act.ReplyReceive, Act.ReplyReceive, Act.Reply, Act.Tick, Act.Notify, Act.Yield, Act.Sleep,
    ];

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void Every_history_is_the_same_as_in_the_reference_model_with_and_without_the_fast_path(bool plain, bool fast)
    {
        long taken = 0;
        StepsOf(plain ? PlainActs : AllActs, plain ? 12 : 6).Array[1, 400].Sample(
            history =>
            {
                FastPath? fastPath = fast ? new() : null;
                if (FindDifference(history, fastPath) is not null)
                {
                    history = Shortest(history, fast);
                    Assert.Fail($"{FindDifference(history, fast ? new() : null)}\nafter\n{string.Join("\n", history)}");
                }

                Interlocked.Add(ref taken, fastPath?.Taken ?? 0);
            },
            iter: 1_500,
            print: history => $"{history.Length} steps");
        output.WriteLine($"{taken:N0} operations by the fast path");
        Assert.True(!plain || taken > 1_000, $"only {taken} operations by the fast path");
    }

    /// <summary>The first difference in some histories, always the same ones, or null.</summary>
    internal static string? FindDifference()
    {
        Random random = new(20_26);
        for (int number = 0; number < 600; number++)
        {
            bool plain = number % 3 == 0;
            Act[] acts = plain ? PlainActs : AllActs;
            Step[] history = new Step[200];
            for (int index = 0; index < history.Length; index++)
            {
                history[index] = new Step(acts[random.Next(acts.Length)], random.Next(21), random.Next(111), random.Next(plain ? 13 : 7));
            }

            if (FindDifference(history, plain || number % 3 == 1 ? new FastPath() : null) is string difference)
            {
                return difference;
            }
        }

        return null;
    }

    /// <summary>Random steps. The higher a timeout may be, the more often it is for ever.</summary>
    private static Gen<Step> StepsOf(Act[] acts, int highestTimeout) =>
        Gen.Select(Gen.Int[0, acts.Length - 1], Gen.Int[0, 20], Gen.Int[0, 110], Gen.Int[0, highestTimeout], (act, which, length, timeout) =>
            new Step(acts[act], which, length, timeout));

    private static string? FindDifference(Step[] history, FastPath? fastPath)
    {
        try
        {
            Comparison comparison = new(fastPath);
            foreach (Step step in history)
            {
                comparison.Do(step);
            }

            comparison.CompareMemory();
            return null;
        }
        catch (Exception difference) when (difference is XunitException or KernelFailedException)
        {
            return difference.Message;
        }
    }

    /// <summary>Leaves out whatever is not needed for a difference.</summary>
    private static Step[] Shortest(Step[] history, bool fast)
    {
        for (int index = history.Length - 1; index >= 0; index--)
        {
            Step[] shorter = [.. history[..index], .. history[(index + 1)..]];
            if (FindDifference(shorter, fast ? new() : null) is not null)
            {
                history = shorter;
            }
        }

        return history;
    }
}
