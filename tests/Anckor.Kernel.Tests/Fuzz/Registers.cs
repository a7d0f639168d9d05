namespace Anckor.Kernel.Tests.Fuzz;

/// <summary>r0-r3 and the stack of a system call; r4-r11 stand in the caller's payload.</summary>
internal record struct Registers(uint Operation, uint First = 0, uint Second = 0, uint Third = 0)
{
    /// <summary>Where the frame is.</summary>
    internal uint Stack { get; set; }
}
