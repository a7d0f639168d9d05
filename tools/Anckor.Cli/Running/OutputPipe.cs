using System;
using System.Runtime.InteropServices;

namespace Anckor.Cli.Running;

/// <summary>Notices that nobody reads our output any more, as in <c>./anckor run | head</c>: .NET drops such writes silently.</summary>
internal static class OutputPipe
{
    private const int StandardOutput = 1;
    private const short ErrorEvent = 0x008;

    /// <summary>Whether standard output is a pipe whose reader has gone.</summary>
    public static bool IsBroken()
    {
        Watched watched = new() { Descriptor = StandardOutput };
        // POLLERR is reported whether asked for or not; with a time of 0 the call never waits.
        return OperatingSystem.IsLinux() && Poll(ref watched, 1, 0) > 0 && (watched.Found & ErrorEvent) != 0;
    }

    [DllImport("libc", EntryPoint = "poll")]
    private static extern int Poll(ref Watched watched, nuint count, int milliseconds);

    /// <summary>The system's struct pollfd.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Watched
    {
        public int Descriptor;
        public short Asked;
        public short Found;
    }
}
