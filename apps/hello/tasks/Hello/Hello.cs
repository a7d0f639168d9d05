using Anckor;

namespace Hello;

internal static class Program
{
    [TaskEntry]
    private static void Main()
    {
        while (true)
        {
            Log.Info("hello"u8);
            Clock.Sleep(Duration.FromSeconds(1));
        }
    }
}
