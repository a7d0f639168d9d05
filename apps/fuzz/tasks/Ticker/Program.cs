using Anckor;

namespace Fuzz.Ticker;

/// <summary>Keeps a period to the tick, and tells the counter each time, by a message and by a notification.</summary>
internal static class Program
{
    private const uint Period = 16;
    private const uint AlarmBit = 1u << 31;

    [TaskEntry]
    private static void Main()
    {
        Reporter.Begin();
        Channel counter = Channel.Open("count"u8);
        ulong deadline = Clock.Now;
        for (uint count = 1; ; count++)
        {
            deadline += Period;
            Timer.Set(deadline, AlarmBit);
            uint bits = Notification.Wait(AlarmBit);
            uint late = (uint)(Clock.Now - deadline);
            Reporter.Demand(Failure.TooEarly, bits, AlarmBit);
            Reporter.Demand(Failure.TooEarly, (int)late >= 0);
            Reporter.Demand(Failure.TooLate, late <= 1);
            Notification.Post(Plan.Counter, Ticks.Bit);
            counter.Send(count);
            Reporter.CountRound();
        }
    }
}
