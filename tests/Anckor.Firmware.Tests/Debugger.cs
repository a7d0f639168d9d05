using System;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace Anckor.Firmware.Tests;

/// <summary>The debugger's side of a simulator's port (the remote serial protocol of gdb): as much of it as tests need.</summary>
internal sealed class Debugger : IDisposable
{
    private readonly TcpClient client;

    private Debugger(TcpClient client) => this.client = client;

    /// <summary>A port that is free now.</summary>
    internal static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Connects to a simulator that has just been started, and may not listen yet.</summary>
    internal static async Task<Debugger> ConnectAsync(int port)
    {
        using CancellationTokenSource deadline = Deadline();
        while (true)
        {
            TcpClient client = new();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, port, deadline.Token);
                return new Debugger(client);
            }
            catch (SocketException)
            {
                client.Dispose();
                await Task.Delay(20, deadline.Token);
            }
        }
    }

    /// <summary>Stops before the instruction at an address.</summary>
    internal Task BreakAsync(uint address) => DemandAsync($"Z1,{address:x},2");

    /// <summary>Takes that back.</summary>
    internal Task UnbreakAsync(uint address) => DemandAsync($"z1,{address:x},2");

    /// <summary>Stops at every store to a word.</summary>
    internal Task WatchAsync(uint address) => DemandAsync($"Z2,{address:x},4");

    /// <summary>Writes a word, as what runs now may write it.</summary>
    internal Task WriteAsync(uint address, uint value) =>
        DemandAsync(string.Create(CultureInfo.InvariantCulture, $"M{address:x},4:{Convert.ToHexString(BitConverter.GetBytes(value))}"));

    /// <summary>Reads words, as what runs now may read them.</summary>
    internal async Task<uint[]> ReadAsync(uint address, int count)
    {
        using CancellationTokenSource deadline = Deadline();
        await SendAsync(string.Create(CultureInfo.InvariantCulture, $"m{address:x},{4 * count:x}"));
        byte[] bytes = Convert.FromHexString(await ReceiveAsync(deadline.Token));
        return MemoryMarshal.Cast<byte, uint>(bytes).ToArray();
    }

    /// <summary>Lets the program run.</summary>
    internal Task ContinueAsync() => SendAsync("c");

    /// <summary>Stops it wherever it is.</summary>
    internal async Task InterruptAsync()
    {
        using CancellationTokenSource deadline = Deadline();
        await client.GetStream().WriteAsync(new byte[] { 3 }, deadline.Token);
        await StopAsync(deadline.Token);
    }

    /// <summary>Waits until it stops.</summary>
    internal async Task StopAsync(CancellationToken cancel)
    {
        string reply = await ReceiveAsync(cancel);
        Assert.StartsWith("T", reply, StringComparison.Ordinal);
    }

    public void Dispose() => client.Dispose();

    private static CancellationTokenSource Deadline()
    {
        CancellationTokenSource deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(Firmware.Patience);
        return deadline;
    }

    private async Task DemandAsync(string command)
    {
        using CancellationTokenSource deadline = Deadline();
        await SendAsync(command);
        Assert.Equal("OK", await ReceiveAsync(deadline.Token));
    }

    private async Task SendAsync(string command)
    {
        byte sum = 0;
        foreach (char character in command)
        {
            sum += (byte)character;
        }

        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"${command}#{sum:x2}"), TestContext.Current.CancellationToken);
    }

    /// <summary>The next packet, acknowledged; what the other side acknowledges is passed over.</summary>
    private async Task<string> ReceiveAsync(CancellationToken cancel)
    {
        NetworkStream stream = client.GetStream();
        byte[] one = new byte[1];
        StringBuilder? packet = null;
        while (true)
        {
            await stream.ReadExactlyAsync(one, cancel);
            char character = (char)one[0];
            if (character == '$')
            {
                packet = new StringBuilder();
            }
            else if (character == '#' && packet is not null)
            {
                await stream.ReadExactlyAsync(new byte[2], cancel);
                await stream.WriteAsync("+"u8.ToArray(), cancel);
                return packet.ToString();
            }
            else
            {
                packet?.Append(character);
            }
        }
    }
}
