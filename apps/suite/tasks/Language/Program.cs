using Anckor;

namespace Suite.Language;

/// <summary>The cases about the language and the core library.</summary>
internal static class Program
{
    [TaskEntry]
    private static void Main()
    {
        Spans.Run();
        Arrays.Run();
        Types.Run();
        Generics.Run();
        Statics.Run();
        Calls.Run();
        Text.Run();
        Integers.Run();
        Floats.Run();
        Atomics.Run();
        Bits.Run();
        Channel.Open("tally"u8).Send(new Tally(Score.Passed, Score.Total));
        Clock.Sleep(Duration.Forever);
    }
}
