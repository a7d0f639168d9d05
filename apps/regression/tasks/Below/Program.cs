using Anckor;

namespace Regression.Below;

/// <summary>Runs when nobody else does: a client of the suite, and a task that is interrupted all the time.</summary>
internal static class Program
{
    private const uint Initial = 0x1234_5678;

    private static uint kept;
    private static uint changed = Initial;

    [TaskEntry]
    private static void Main()
    {
        Receiver errands = Channel.Create("below"u8);
        Channel inbox = Channel.Open("inbox"u8);
        while (true)
        {
            Errand errand = errands.Receive().Read<Errand>();
            switch (errand.Kind)
            {
                case ErrandKind.Call:
                    kept = inbox.Call<ulong, uint>(errand.Argument | 0xAAAA_0000_0000_0000);
                    break;
                case ErrandKind.Repeat:
                    inbox.Call<uint, uint>(kept);
                    break;
                case ErrandKind.Spin:
                    Spin(uint.MaxValue);
                    break;
                case ErrandKind.SpinAndTell:
                    inbox.Call<uint, uint>(Spin(errand.Argument));
                    break;
                case ErrandKind.Wait:
                    uint bits = Notification.Wait(errand.Argument);
                    inbox.Call<uint, uint>(bits);
                    break;
                default:
                    uint before = changed + kept;
                    changed++;
                    kept++;
                    inbox.Call<uint, uint>(before);
                    break;
            }
        }
    }

    private static uint Spin(uint rounds)
    {
        uint wrong = 0;
        for (uint round = 0; round < rounds; round++)
        {
            wrong += Registers.Hold(round) == 0 ? 0u : 1u;
        }

        return wrong;
    }
}
