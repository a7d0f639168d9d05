using Anckor;

namespace Regression.Line;

/// <summary>Owns TIM2 (RM0090 section 18) and its interrupt, and lets it come exactly when it is told to.</summary>
internal static class Program
{
    private const uint Control = 0x00;
    private const uint InterruptEnable = 0x0C;
    private const uint Status = 0x10;
    private const uint Reload = 0x2C;
    private const uint Enable = 1;
    private const uint Update = 1;

    /// <summary>In counts of the timer: soon.</summary>
    private const uint Soon = 10_000;

    [TaskEntry]
    private static void Main()
    {
        Peripheral timer = Peripheral.Get(0);
        Receiver calls = Channel.Create("line"u8);
        while (true)
        {
            Message message = calls.Receive();
            uint answer = 0;
            switch (message.Read<LineDeed>())
            {
                case LineDeed.Raise:
                    Raise(timer);
                    break;
                case LineDeed.Acknowledge:
                    timer.Write(Status, 0);
                    Interrupt.Acknowledge(Known.LineBit);
                    break;
                default:
                    answer = Notification.Wait(uint.MaxValue, Duration.Zero);
                    break;
            }

            message.Reply(answer);
        }
    }

    /// <summary>Returns when the timer has asked for its interrupt.</summary>
    private static void Raise(Peripheral timer)
    {
        timer.Write(Status, 0);
        timer.Write(Reload, Soon);
        timer.Write(InterruptEnable, Update);
        timer.Write(Control, Enable);
        while ((timer.Read(Status) & Update) == 0)
        {
        }

        timer.Write(Control, 0);
    }
}
