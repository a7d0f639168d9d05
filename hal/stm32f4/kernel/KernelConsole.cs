using System;
using Anckor.Abi;

namespace Anckor.Kernel;

/// <summary>The console's USART by polling (RM0090 section 30), for the kernel's last words only.</summary>
internal static unsafe class KernelConsole
{
    private const uint Status = 0x00;
    private const uint Data = 0x04;
    private const uint BaudRate = 0x08;
    private const uint Control1 = 0x0C;
    private const uint TransmitEmpty = 1 << 7;
    private const uint TransmitComplete = 1 << 6;
    private const uint EnableTransmitter = (1 << 13) | (1 << 3);

    /// <summary>Sets the USART up, whatever a task did to it.</summary>
    internal static void Open()
    {
        ApplicationHeader* application = Machine.Application;
        uint clock = Machine.BusHz((RegionAttributes)application->ConsoleBus);
        Register.Write(application->Console + Control1, 0);
        Register.Write(application->Console + BaudRate, (clock + (application->ConsoleBaud / 2)) / application->ConsoleBaud);
        Register.Write(application->Console + Control1, EnableTransmitter);
    }

    /// <summary>Writes text.</summary>
    internal static void Write(ReadOnlySpan<byte> text)
    {
        foreach (byte character in text)
        {
            Register.WaitFor(Machine.Application->Console + Status, TransmitEmpty, TransmitEmpty);
            Register.Write(Machine.Application->Console + Data, character);
        }
    }

    /// <summary>Writes a number as 0x and eight digits.</summary>
    internal static void WriteHex(uint value)
    {
        Write("0x"u8);
        for (int shift = 28; shift >= 0; shift -= 4)
        {
            Write("0123456789abcdef"u8.Slice((int)(value >> shift & 0xF), 1));
        }
    }

    /// <summary>Waits until the last bit is out.</summary>
    internal static void Drain() => Register.WaitFor(Machine.Application->Console + Status, TransmitComplete, TransmitComplete);
}
