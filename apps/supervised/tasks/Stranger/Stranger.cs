using Anckor;
using Anckor.Abi;

namespace Supervised;

/// <summary>Is no sender of the supervisor's channel, and asks all the same.</summary>
internal static class Stranger
{
    [TaskEntry]
    private static void Main()
    {
        // Without this answer it returns, and that is another fault than the one expected.
        if (Channel.TryGet("supervisor"u8, out _) == Result.Denied)
        {
            Supervisor.Hold(1);
        }
    }
}
