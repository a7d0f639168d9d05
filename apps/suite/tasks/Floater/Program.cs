using Anckor;

namespace Suite.Floater;

/// <summary>Computes with floats at every tick, in the middle of whatever another task is computing, and halves numbers for it.</summary>
internal static class Program
{
    [TaskEntry]
    private static void Main()
    {
        Receiver channel = Channel.Create("floater"u8);
        uint rounds = 0;
        uint wrong = 0;
        while (true)
        {
            Message message = channel.Receive(0, Duration.FromTicks(1));
            if (message.Kind == MessageKind.Call)
            {
                message.Reply(new FloaterReport(message.Read<uint>() * 0.5f, rounds, wrong));
            }

            wrong += Orbit.Compute(Opaque.Of(2.0f), Opaque.Of(64u)) == Orbit.FromTwo ? 0u : 1u;
            rounds++;
        }
    }
}
