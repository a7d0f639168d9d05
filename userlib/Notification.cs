using Anckor.Abi;

namespace Anckor;

/// <summary>Notifications: 32 bits a task, ORed and not counted.</summary>
public static class Notification
{
    /// <summary>Posts bits to a task. Never blocks.</summary>
    public static void Post(int task, uint bits) => SystemCall.Invoke(Operation.Notify, (uint)task, bits);

    /// <summary>Waits until one of the bits is posted; bits not asked for stay.</summary>
    /// <returns>The bits that were posted, 0 when the time was over first.</returns>
    public static uint Wait(uint mask, Duration timeout)
    {
        ulong results = SystemCall.InvokeWide(Operation.TimedReceive, timeout.Ticks, 0, mask);
        return (Result)(uint)results == Result.Notified ? (uint)(results >> 32) : 0;
    }

    /// <summary>Waits until one of the bits is posted.</summary>
    public static uint Wait(uint mask) => Wait(mask, Duration.Forever);
}
