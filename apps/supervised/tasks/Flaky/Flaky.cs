using Anckor;

namespace Supervised;

/// <summary>Panics as soon as it starts.</summary>
internal static class Flaky
{
    [TaskEntry]
    private static void Main() => Task.Panic("not my day"u8);
}
