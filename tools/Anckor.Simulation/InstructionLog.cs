using System;
using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Anckor.Simulation;

/// <summary>Reads QEMU's log of executed code (<c>-d exec</c>, one instruction a block) as it is written.</summary>
/// <remarks>
/// QEMU writes the line before it executes the instruction, and takes it back by a further line when it did not: because an interrupt
/// or the end of a time slice came first, or because an access to a peripheral is only allowed in a block made for it, which follows. So
/// an instruction is handed on when the next line shows that it stands.
/// </remarks>
/// <param name="executed">Takes the address of each executed instruction, in order.</param>
/// <param name="other">Takes each line that is not about execution.</param>
/// <param name="firstRegister">Takes r0 as it was before each executed instruction, when the log shows registers; null when it does not.</param>
internal sealed class InstructionLog(Action<uint> executed, Action<string> other, Action<uint>? firstRegister = null)
{
    private readonly ArrayBufferWriter<byte> unfinished = new();
    private uint? pending;
    private uint pendingRegister;

    private static ReadOnlySpan<byte> Executing => "Trace "u8;

    private static ReadOnlySpan<byte> Stopped => "Stopped execution of TB chain before "u8;

    private static ReadOnlySpan<byte> Rewound => "cpu_io_recompile: rewound execution of TB to "u8;

    private static ReadOnlySpan<byte> FirstRegister => "R00="u8;

    /// <summary>Takes what was written next.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        int end;
        while ((end = bytes.IndexOf((byte)'\n')) >= 0)
        {
            if (unfinished.WrittenCount > 0)
            {
                unfinished.Write(bytes[..end]);
                ReadLine(unfinished.WrittenSpan);
                unfinished.ResetWrittenCount();
            }
            else
            {
                ReadLine(bytes[..end]);
            }

            bytes = bytes[(end + 1)..];
        }

        unfinished.Write(bytes);
    }

    /// <summary>No more will come. The last instruction is not handed on: nothing shows that it was executed.</summary>
    public void Complete()
    {
        if (unfinished.WrittenCount > 0)
        {
            ReadLine(unfinished.WrittenSpan);
            unfinished.ResetWrittenCount();
        }
    }

    private void ReadLine(ReadOnlySpan<byte> line)
    {
        if (line.StartsWith(Executing) && TryReadBlock(line, out uint address))
        {
            if (pending is uint before)
            {
                executed(before);
                firstRegister?.Invoke(pendingRegister);
            }

            pending = address;
        }
        else if (IsTakenBack(line))
        {
            pending = null;
        }
        else if (firstRegister is not null && IsRegister(line))
        {
            if (line.StartsWith(FirstRegister))
            {
                _ = TryReadHexadecimal(line[FirstRegister.Length..], out pendingRegister);
            }
        }
        else if (line.Length > 0)
        {
            other(Encoding.UTF8.GetString(line));
        }
    }

    /// <summary>Whether the line shows registers: <c>R00=00000000 R01=...</c>, and at last <c>XPSR=...</c>.</summary>
    private static bool IsRegister(ReadOnlySpan<byte> line) =>
        (line.Length > 3 && line[0] == 'R' && line[3] == '=') || line.StartsWith("XPSR="u8);

    /// <summary>Whether the line takes back the instruction before it: <c>Stopped ... host [address] symbol</c>, <c>... rewound ... to address</c>.</summary>
    private bool IsTakenBack(ReadOnlySpan<byte> line)
    {
        ReadOnlySpan<byte> place = default;
        if (line.StartsWith(Stopped))
        {
            place = line[(line.IndexOf((byte)'[') + 1)..];
        }
        else if (line.StartsWith(Rewound))
        {
            place = line[Rewound.Length..];
        }

        return TryReadHexadecimal(place, out uint address) && pending == address;
    }

    /// <summary>The address in <c>Trace 0: host [code segment/address/flags/flags] symbol</c>.</summary>
    private static bool TryReadBlock(ReadOnlySpan<byte> line, out uint address)
    {
        int slash = line.IndexOf((byte)'/');
        return TryReadHexadecimal(line[(slash + 1)..], out address) && slash >= 0;
    }

    /// <remarks>Newer versions write 16 digits.</remarks>
    private static bool TryReadHexadecimal(ReadOnlySpan<byte> text, out uint value)
    {
        bool isNumber = Utf8Parser.TryParse(text, out ulong wide, out _, 'x');
        value = (uint)wide;
        return isNumber && wide <= uint.MaxValue;
    }
}
