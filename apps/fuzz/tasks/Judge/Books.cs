using System.Runtime.CompilerServices;
using Anckor;
using Anckor.Abi;

namespace Fuzz.Judge;

/// <summary>What was told so far.</summary>
internal static class Books
{
    private static PerTask rounds;
    private static PerTask heard;

    /// <summary>System calls that rogues made on purpose and told of: at least so many there were.</summary>
    internal static uint Calls { get; private set; }

    /// <summary>What they came to, a bit for each <see cref="Sight"/>.</summary>
    internal static uint Sights { get; private set; }

    /// <summary>Faults of rogues.</summary>
    internal static uint Faults { get; set; }

    /// <summary>Restarts without a fault.</summary>
    internal static uint Restarts { get; set; }

    /// <summary>Faults of the rogues' clients, by their server.</summary>
    internal static uint ClientFaults { get; set; }

    /// <summary>Whether somebody told that something was wrong.</summary>
    internal static bool IsFailed { get; private set; }

    /// <summary>Who.</summary>
    internal static int FailedTask { get; private set; }

    /// <summary>What.</summary>
    internal static Report FailedReport { get; private set; }

    /// <summary>Takes a rogue's message over, whatever it is.</summary>
    /// <returns>Whether it is a true one.</returns>
    internal static bool TakeOrder(ref Message message)
    {
        if (message.Kind != MessageKind.Call || message.Length != 12 || !Plan.IsRogue(message.Sender))
        {
            return false;
        }

        Order order = message.Read<Order>();
        if (order.Magic != Order.MagicValue || order.Value > Batch.Calls)
        {
            return false;
        }

        Calls += order.Value;
        Sights |= order.Sights;
        heard[message.Sender]++;
        return true;
    }

    /// <summary>How often a rogue was heard of.</summary>
    internal static uint HeardOf(int task) => heard[task];

    /// <summary>Rounds of a bystander.</summary>
    internal static uint RoundsOf(int task) => rounds[task];

    /// <summary>Takes over what a task tells of itself.</summary>
    internal static void Enter(ref Message message)
    {
        Report report = message.Read<Report>();
        rounds[message.Sender] = report.Rounds;
        if (report.Failure != Failure.None)
        {
            Fail(message.Sender, report);
        }
    }

    /// <summary>Something is wrong.</summary>
    internal static void Fail(int task, Report report)
    {
        if (!IsFailed)
        {
            IsFailed = true;
            FailedTask = task;
            FailedReport = report;
        }
    }

    [InlineArray(Plan.Tasks)]
    private struct PerTask
    {
        private uint first;
    }
}
