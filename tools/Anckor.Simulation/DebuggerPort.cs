using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Anckor.Simulation;

/// <summary>A simulator's debugger port, as far as reading and writing memory needs it (GDB remote serial protocol).</summary>
public sealed class DebuggerPort : IAsyncDisposable
{
    private const int PacketBytes = 512;

    private readonly TcpClient client;
    private readonly NetworkStream stream;
    private readonly CancellationToken cancel;

    private DebuggerPort(TcpClient client, CancellationToken cancel)
    {
        this.client = client;
        this.cancel = cancel;

        // Questions and answers are short and wait for each other.
        client.NoDelay = true;
        stream = client.GetStream();
    }

    /// <summary>A port on this machine that nobody uses.</summary>
    public static int FindFree()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Connects as soon as the simulator listens; it then stands still.</summary>
    public static async Task<DebuggerPort> ConnectAsync(int port, CancellationToken cancel)
    {
        while (true)
        {
            TcpClient client = new();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, port, cancel);
                return new DebuggerPort(client, cancel);
            }
            catch (SocketException)
            {
                // Nothing tells when the simulator begins to listen.
                client.Dispose();
                await Task.Delay(20, cancel);
            }
        }
    }

    /// <summary>From now on memory is seen as the bus has it, without the registers of the core, and not as the code that runs may see it.</summary>
    public async Task LookPastProtectionAsync() => Demand(await AskAsync("Qqemu.PhyMemMode:1"));

    /// <summary>Reads memory.</summary>
    public async Task<byte[]> ReadAsync(uint address, int bytes)
    {
        using MemoryStream found = new();
        for (int at = 0; at < bytes; at += PacketBytes)
        {
            int count = Math.Min(PacketBytes, bytes - at);
            found.Write(Convert.FromHexString(await AskAsync(Invariant($"m{address + at:x},{count:x}"))));
        }

        return found.ToArray();
    }

    /// <summary>Writes memory.</summary>
    public async Task WriteAsync(uint address, byte[] bytes)
    {
        int at = 0;
        foreach (byte[] piece in bytes.Chunk(PacketBytes))
        {
            Demand(await AskAsync(Invariant($"M{address + at:x},{piece.Length:x}:{Convert.ToHexStringLower(piece)}")));
            at += piece.Length;
        }
    }

    /// <summary>Lets the processor run.</summary>
    public Task ContinueAsync() => SendAsync("c");

    /// <summary>Stops it again.</summary>
    public async Task StopAsync()
    {
        await stream.WriteAsync(new byte[] { 3 }, cancel);
        await ReceiveAsync();
    }

    /// <summary>Lets the processor run until it is about to execute the instruction at an address.</summary>
    public async Task RunToAsync(uint address)
    {
        Demand(await AskAsync(Invariant($"Z1,{address:x},2")));
        await AskAsync("c");
        Demand(await AskAsync(Invariant($"z1,{address:x},2")));
    }

    /// <summary>Executes one instruction.</summary>
    public Task StepAsync() => AskAsync("s");

    /// <summary>Reads r0 to r15.</summary>
    public async Task<uint[]> ReadRegistersAsync() =>
        MemoryMarshal.Cast<byte, uint>(Convert.FromHexString(await AskAsync("g")).AsSpan(0, 16 * sizeof(uint))).ToArray();

    /// <summary>Writes r0 to r15.</summary>
    public async Task WriteRegistersAsync(uint[] registers) =>
        Demand(await AskAsync(Invariant($"G{Convert.ToHexStringLower(MemoryMarshal.AsBytes<uint>(registers))}")));

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return ValueTask.CompletedTask;
    }

    private static void Demand(string answer)
    {
        if (answer != "OK")
        {
            throw new IOException($"the simulator refuses: {answer}");
        }
    }

    private async Task<string> AskAsync(string command)
    {
        await SendAsync(command);
        return await ReceiveAsync();
    }

    private async Task SendAsync(string command)
    {
        byte sum = (byte)command.Sum(letter => letter);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(Invariant($"${command}#{sum:x2}")), cancel);
    }

    // Packets begin with $ and end with # and two digits; before them stand acknowledgements.
    private async Task<string> ReceiveAsync()
    {
        while (await ReceiveByteAsync() != '$')
        {
        }

        StringBuilder text = new();
        for (char letter = await ReceiveByteAsync(); letter != '#'; letter = await ReceiveByteAsync())
        {
            text.Append(letter);
        }

        await ReceiveByteAsync();
        await ReceiveByteAsync();
        await stream.WriteAsync("+"u8.ToArray(), cancel);
        return text.ToString();
    }

    private async Task<char> ReceiveByteAsync()
    {
        byte[] one = new byte[1];
        await stream.ReadExactlyAsync(one, cancel);
        return (char)one[0];
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
