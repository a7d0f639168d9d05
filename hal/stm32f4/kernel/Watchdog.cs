using System.Runtime.CompilerServices;

namespace Anckor.Kernel;

/// <summary>The independent watchdog (RM0090 section 21): once started, nothing but a reset stops it.</summary>
internal static class Watchdog
{
    private const uint Key = 0x4000_3000;
    private const uint Prescaler = 0x4000_3004;
    private const uint Reload = 0x4000_3008;
    private const uint Status = 0x4000_300C;
    private const uint StartKey = 0xCCCC;
    private const uint AccessKey = 0x5555;
    private const uint FeedKey = 0xAAAA;

    /// <summary>Divides the nominal 32 kHz by 256: eight milliseconds a count, 32.8 seconds at most.</summary>
    private const uint DivideBy256 = 6;
    private const uint MillisecondsPerCount = 8;
    private const uint MostCounts = 0xFFF;

    /// <summary>Starts it. The manifest's reader has checked that the time fits; it is rounded up.</summary>
    internal static void Start(uint milliseconds)
    {
        uint counts = (milliseconds + MillisecondsPerCount - 1) / MillisecondsPerCount;
        Register.Write(Key, StartKey);
        Register.Write(Key, AccessKey);
        Register.Write(Prescaler, DivideBy256);
        Register.Write(Reload, counts > MostCounts ? MostCounts : counts);

        // Both registers cross into the slow clock's domain: until then a feed would load the old value.
        Register.WaitFor(Status, 0b11, 0);
        Feed();
    }

    /// <summary>Begins its time anew. Without effect while it is not started.</summary>
    /// <remarks>Not inlined: a debugger, and a test on a simulator without this device, can count how often it is fed.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void Feed() => Register.Write(Key, FeedKey);
}
