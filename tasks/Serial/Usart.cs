namespace Anckor.Tasks.Serial;

/// <summary>A USART of the STM32F4 (RM0090 section 30): 8 data bits, no parity, one stop bit.</summary>
internal readonly struct Usart
{
    private const uint Status = 0x00;
    private const uint Data = 0x04;
    private const uint BaudRate = 0x08;
    private const uint Control1 = 0x0C;
    private const uint TransmitEmpty = 1 << 7;
    private const uint Enable = 1 << 13;
    private const uint TransmitInterrupt = 1 << 7;
    private const uint EnableTransmitter = 1 << 3;
    private const uint EnableReceiver = 1 << 2;
    private const uint BitsPerSecond = 115_200;

    private readonly Peripheral registers;

    private Usart(Peripheral registers) => this.registers = registers;

    /// <summary>Sets one up. Its clock and pins the kernel has set at boot.</summary>
    internal static Usart Open(Peripheral registers)
    {
        registers.Write(BaudRate, (registers.ClockHz + (BitsPerSecond / 2)) / BitsPerSecond);
        registers.Write(Control1, Enable | EnableTransmitter | EnableReceiver);
        return new Usart(registers);
    }

    /// <summary>Whether it takes a byte now.</summary>
    internal bool CanSend => (registers.Read(Status) & TransmitEmpty) != 0;

    /// <summary>Sends a byte.</summary>
    internal void Send(byte value) => registers.Write(Data, value);

    /// <summary>Whether it interrupts as long as it takes a byte.</summary>
    internal void InterruptWhenReady(bool wanted) =>
        registers.Write(Control1, Enable | EnableTransmitter | EnableReceiver | (wanted ? TransmitInterrupt : 0));
}
