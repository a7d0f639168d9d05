using Anckor;

namespace Button;

/// <summary>Line 0 of EXTI (RM0090 section 12), which watches pin PA0: high while the button is pressed.</summary>
internal readonly struct ButtonLine
{
    private const uint InterruptMask = 0x00;
    private const uint RisingTrigger = 0x08;
    private const uint Pending = 0x14;
    private const uint Line = 1 << 0;

    private readonly Peripheral registers;

    private ButtonLine(Peripheral registers) => this.registers = registers;

    /// <summary>Lets the line ask for an interrupt whenever the button goes down.</summary>
    internal static ButtonLine Open(Peripheral registers)
    {
        registers.Write(RisingTrigger, Line);
        registers.Write(Pending, Line);
        registers.Write(InterruptMask, Line);
        return new ButtonLine(registers);
    }

    /// <summary>Whether it asks for the interrupt.</summary>
    internal bool IsAsking => (registers.Read(Pending) & Line) != 0;

    /// <summary>Takes the request back. A one clears the bit, so the other lines keep theirs.</summary>
    internal void Clear() => registers.Write(Pending, Line);
}
