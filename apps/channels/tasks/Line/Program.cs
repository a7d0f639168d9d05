using Anckor;

namespace Channels.Line;

/// <summary>Owns TIM2 (RM0090 section 18) and its interrupt, and does with them what the suite says.</summary>
internal static class Program
{
    /// <summary>As the manifest gives it.</summary>
    private const uint Bit = 1 << 4;

    private const uint Control1 = 0x00;
    private const uint InterruptEnable = 0x0C;
    private const uint Status = 0x10;
    private const uint Prescaler = 0x28;
    private const uint Reload = 0x2C;
    private const uint Enable = 1;
    private const uint Update = 1;

    [TaskEntry]
    private static void Main()
    {
        Peripheral timer = Peripheral.Get(0);
        Receiver requests = Channel.Create("line"u8);
        while (true)
        {
            Message message = requests.Receive();
            message.Reply(Do(timer, message.Read<LineRequest>()));
        }
    }

    private static uint Do(Peripheral timer, LineRequest request)
    {
        switch (request.Verb)
        {
            case LineVerb.Start:
                timer.Write(Prescaler, 0);
                timer.Write(Reload, request.Argument);
                timer.Write(InterruptEnable, Update);
                timer.Write(Control1, Enable);
                return 0;
            case LineVerb.Stop:
                timer.Write(Control1, 0);
                timer.Write(Status, 0);
                return 0;
            case LineVerb.Acknowledge:
                timer.Write(Status, 0);
                Interrupt.Acknowledge(Bit);
                return 0;
            case LineVerb.Sleep:
                Clock.Sleep(Duration.FromTicks(request.Argument));
                return 0;
            case LineVerb.Wait:
                return Notification.Wait(uint.MaxValue, Duration.FromTicks(request.Argument));
            case LineVerb.Count:
                return Count(timer, request.Argument);
            default:
                Task.Panic("as the suite commands"u8);
                return 0;
        }
    }

    private static uint Count(Peripheral timer, uint most)
    {
        uint count = 0;
        while (count < most)
        {
            timer.Write(Status, 0);
            Interrupt.Acknowledge(Bit);
            if (Notification.Wait(Bit, Duration.FromTicks(100)) == 0)
            {
                break;
            }

            count++;
        }

        return count;
    }
}
