using Anckor;

namespace Channels.Zero;

/// <summary>Says that interrupt 0 came.</summary>
internal static class Program
{
    /// <summary>As the manifest gives it.</summary>
    private const uint Bit = 1 << 6;

    [TaskEntry]
    private static void Main()
    {
        for (uint count = 1; ; count++)
        {
            Interrupt.Acknowledge(Bit);
            uint bits = Notification.Wait(uint.MaxValue);
            Log.Plain($"INTERRUPT 0 arrived {count}, bits {bits}");
        }
    }
}
