using Anckor.Abi;

namespace Anckor;

/// <summary>Interrupts that the manifest gives this task. Each arrives as a notification, masked until it is acknowledged.</summary>
public static class Interrupt
{
    /// <summary>Lets the interrupts that post these bits arrive: at first, and again after each.</summary>
    public static void Acknowledge(uint bits) => SystemCall.Invoke(Operation.InterruptAcknowledge, bits);
}
