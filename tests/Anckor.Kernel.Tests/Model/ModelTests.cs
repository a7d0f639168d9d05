using System;
using CsCheck;
using Xunit;
using Xunit.Sdk;

namespace Anckor.Kernel.Tests.Model;

/// <summary>Random histories give the same states, results and bytes in the kernel and in the reference model.</summary>
public sealed class ModelTests
{
    private static readonly Act[] Acts =
    [
        Act.Tick, Act.Tick, Act.Wake, Act.Wake, Act.Wake, Act.Create, Act.Get, Act.Send, Act.Send, Act.Call, Act.Call, Act.Call,
        Act.LongSend, Act.LongCall, Act.Lend, Act.Lend, Act.LendCall, Act.Borrow, Act.Borrow, Act.Borrow, Act.Release, Act.Receive, Act.Receive, Act.Receive, Act.ReceiveInto, Act.ReceiveInto, Act.Sleep, Act.Sleep,
        Act.Reply, Act.Reply, Act.LongReply, Act.ReplyReceive, Act.ReplyReceive, Act.Notify, Act.SetTimer, Act.Yield, Act.Panic, Act.Restart,
    ];

    private static readonly Gen<Step> Steps =
        Gen.Select(Gen.Int[0, Acts.Length - 1], Gen.Int[0, 20], Gen.Int[0, 110], Gen.Int[0, 6], (act, which, length, timeout) =>
            new Step(Acts[act], which, length, timeout));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_history_is_the_same_as_in_the_reference_model_with_and_without_the_fast_path(bool fast) =>
        Steps.Array[1, 400].Sample(
            history =>
            {
                if (FindDifference(history, fast) is not null)
                {
                    history = Shortest(history, fast);
                    Assert.Fail($"{FindDifference(history, fast)}\nafter\n{string.Join("\n", history)}");
                }
            },
            iter: 1_500,
            print: history => $"{history.Length} steps");

    /// <summary>The first difference in some histories, always the same ones, or null.</summary>
    internal static string? FindDifference()
    {
        Random random = new(20_26);
        for (int number = 0; number < 600; number++)
        {
            Step[] history = new Step[200];
            for (int index = 0; index < history.Length; index++)
            {
                history[index] = new Step(Acts[random.Next(Acts.Length)], random.Next(21), random.Next(111), random.Next(7));
            }

            if (FindDifference(history, number % 2 == 0) is string difference)
            {
                return difference;
            }
        }

        return null;
    }

    private static string? FindDifference(Step[] history, bool fast)
    {
        try
        {
            Comparison comparison = new(fast ? new FastPath() : null);
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
            if (FindDifference(shorter, fast) is not null)
            {
                history = shorter;
            }
        }

        return history;
    }
}
