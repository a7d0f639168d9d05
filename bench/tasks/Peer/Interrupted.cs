using Anckor;

namespace Bench.Peer;

/// <summary>Waits for the interrupts of timer 2, as often as it is told.</summary>
internal static class Interrupted
{
    private const uint Control = 0x00;
    private const uint InterruptEnable = 0x0C;
    private const uint Status = 0x10;
    private const uint Reload = 0x2C;

    private const uint Enable = 1;
    private const uint Update = 1;

    /// <summary>Counts of the timer from one interrupt to the next: longer than this task takes for one, so that the driver runs between them.</summary>
    private const uint Period = 5000;

    internal static void Run(Receiver channel)
    {
        Message request = channel.Receive();
        uint rounds = request.Read<uint>();
        Peripheral timer = Peripheral.Get(0);
        timer.Write(Reload, Period);
        timer.Write(InterruptEnable, Update);
        timer.Write(Control, Enable);
        for (uint round = 0; round < rounds; round++)
        {
            Interrupt.Acknowledge(1);
            Notification.Wait(1);
            timer.Write(Status, 0);
        }

        timer.Write(Control, 0);
        channel.Receive();
    }
}
