using System.Runtime.CompilerServices;
using Anckor.Abi;

namespace Anckor.Tasks.Supervisor;

/// <summary>Feeds the watchdog for as long as every task that must check in does so in time.</summary>
internal static class CheckIns
{
    private static Receiver receiver;
    private static Promises promises;
    private static uint due;
    private static bool isOver;

    /// <summary>Ticks from one feed to the next; <see cref="Limits.Forever"/> without a watchdog.</summary>
    internal static uint Period { get; private set; }

    /// <summary>Learns from the manifest who must check in, and how often. Time runs from now on.</summary>
    internal static void Start(Receiver from)
    {
        uint milliseconds = SystemInformation.WatchdogMilliseconds;
        receiver = from;
        Period = milliseconds == 0 ? Limits.Forever : Ticks.Of(milliseconds / FeedsPerWatchdog);
        isOver = milliseconds == 0;
        due = Ticks.Now;
        for (int task = 1; task < Roster.Count; task++)
        {
            uint promised = SystemInformation.CheckInMilliseconds(task);
            promises[task].Seen = due;
            promises[task].Ticks = promised == 0 ? 0 : Ticks.Of(promised);
        }
    }

    /// <summary>How long until the watchdog is to be fed.</summary>
    internal static uint TicksLeft(uint now) => isOver ? Limits.Forever : Ticks.Until(due, now);

    /// <summary>A task checked in. One that calls instead, or brings something along, broke the protocol.</summary>
    internal static void Note(ref Message message)
    {
        if (message.Kind == MessageKind.Call)
        {
            message.Fault((uint)SupervisorRefusal.WrongOperation);
            return;
        }

        promises[message.Sender].Seen = Ticks.Now;
    }

    /// <summary>Feeds the watchdog when it is time, without asking how the tasks are.</summary>
    internal static void Feed()
    {
        uint now = Ticks.Now;
        if (!isOver && Ticks.Until(due, now) == 0)
        {
            due = now + Period;
            TaskManagement.FeedWatchdog();
        }
    }

    /// <summary>Feeds the watchdog when it is time and nobody is late. When somebody is, it is never fed again.</summary>
    internal static void Judge()
    {
        if (isOver || Ticks.Until(due, Ticks.Now) != 0)
        {
            return;
        }

        TakeWaiting();
        int late = FindLate();
        if (late < 0)
        {
            Feed();
            return;
        }

        isOver = true;
        FaultReport.WriteLate(late, SystemInformation.CheckInMilliseconds(late));
    }

    /// <summary>Those who wait to check in were kept waiting by this task: they are not late. Each waits once at most, so this ends.</summary>
    private static void TakeWaiting()
    {
        while (true)
        {
            Message message = receiver.Receive(0, Duration.Zero);
            if (message.Kind is not (MessageKind.Send or MessageKind.Call))
            {
                return;
            }

            Note(ref message);
        }
    }

    private static int FindLate()
    {
        uint now = Ticks.Now;
        for (int task = 1; task < Roster.Count; task++)
        {
            if (promises[task].Ticks != 0 && now - promises[task].Seen > promises[task].Ticks)
            {
                return task;
            }
        }

        return -1;
    }

    private const uint FeedsPerWatchdog = 4;

    private struct Promise
    {
        /// <summary>When it last checked in, in ticks.</summary>
        internal uint Seen;

        /// <summary>How often it must, in ticks; 0 for never.</summary>
        internal uint Ticks;
    }

    [InlineArray(Limits.Tasks)]
    private struct Promises
    {
        private Promise first;
    }
}
