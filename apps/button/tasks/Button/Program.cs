using Anckor;

namespace Button;

/// <summary>Counts presses, and answers who asks for the count as soon as there is one it has not told yet.</summary>
internal static class Program
{
    /// <summary>As the manifest gives them: <c>interrupts = { exti0 = 0, tim2 = 1 }</c>.</summary>
    private const uint ButtonDown = 1 << 0;
    private const uint FingerDown = 1 << 1;

    /// <summary>Posted by this task's timer: the button has stopped bouncing.</summary>
    private const uint Settled = 1 << 2;

    /// <summary>In ticks: how long a button bounces.</summary>
    private const uint BounceTime = 20;

    private static uint presses;
    private static uint told;

    [TaskEntry]
    private static void Main()
    {
        Receiver readers = Channel.Create("presses"u8);
        ButtonLine line = ButtonLine.Open(Peripheral.Get(0));
        Finger finger = Finger.Start(Peripheral.Get(1));

        // Every interrupt of a task is masked when it starts.
        Interrupt.Acknowledge(ButtonDown | FingerDown);
        Message waiting = default;
        bool isAsked = false;
        while (true)
        {
            Message message = readers.Receive(ButtonDown | FingerDown | Settled, Duration.Forever);
            if (message.Kind == MessageKind.Call)
            {
                waiting = message;
                isAsked = true;
            }
            else if (message.Kind == MessageKind.Notification)
            {
                Serve(message.Notifications, line, ref finger);
            }

            // An answer need not come at once: who asked waits for news, and nobody looks again and again.
            if (isAsked && presses != told)
            {
                waiting.Reply(presses);
                told = presses;
                isAsked = false;
            }
        }
    }

    /// <remarks>A notification says that the interrupt came, not that the device still asks for it: only the device knows that.</remarks>
    private static void Serve(uint notifications, ButtonLine line, ref Finger finger)
    {
        if ((notifications & FingerDown) != 0)
        {
            if (finger.TakePress())
            {
                presses++;
            }

            Interrupt.Acknowledge(FingerDown);
        }

        if ((notifications & Settled) != 0)
        {
            line.Clear();
            Interrupt.Acknowledge(ButtonDown);
        }
        else if ((notifications & ButtonDown) != 0)
        {
            if (line.IsAsking)
            {
                // Stays masked until the button has settled: its bounces do not even wake this task.
                presses++;
                Timer.Set(Clock.Now + BounceTime, Settled);
            }
            else
            {
                Interrupt.Acknowledge(ButtonDown);
            }
        }
    }
}
