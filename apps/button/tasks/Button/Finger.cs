using Anckor;

namespace Button;

/// <summary>TIM2 (RM0090 section 18) in a finger's place: asks for an interrupt a few times a second, ten times in all.</summary>
/// <remarks>A simulator's timer may run at another clock than the chip's, and so press faster.</remarks>
internal struct Finger
{
    private const uint Control = 0x00;
    private const uint InterruptEnable = 0x0C;
    private const uint Status = 0x10;
    private const uint Reload = 0x2C;
    private const uint Enable = 1 << 0;
    private const uint Update = 1 << 0;

    private readonly Peripheral registers;
    private uint left;

    private Finger(Peripheral registers)
    {
        this.registers = registers;
        left = 10;
    }

    /// <summary>Starts it.</summary>
    internal static Finger Start(Peripheral registers)
    {
        registers.Write(Reload, registers.ClockHz / 4);
        registers.Write(Status, 0);
        registers.Write(InterruptEnable, Update);
        registers.Write(Control, Enable);
        return new Finger(registers);
    }

    /// <summary>Whether it asks for the interrupt. Takes the request back, and stops after the last one.</summary>
    internal bool TakePress()
    {
        if ((registers.Read(Status) & Update) == 0)
        {
            return false;
        }

        registers.Write(Status, ~Update);
        left--;
        if (left == 0)
        {
            registers.Write(Control, 0);
        }

        return true;
    }
}
