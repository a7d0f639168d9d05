using System.Threading.Tasks;
using Xunit;

namespace Anckor.Analyzers.Tests;

public class ReflectionTests
{
    [Theory]
    [InlineData("var n = [|typeof(int)|].Name;")]
    [InlineData("var n = [|typeof(int).GetHashCode()|];")]
    [InlineData("var n = [|type.GetHashCode()|];")]
    [InlineData("Type t = [|typeof(int)|];")]
    public Task A_question_to_a_type_is_refused(string statement) => Check.RefusedAsync(
        "ANK2022", $$"""using System; static class Program { static void Run(Type type) { {{statement}} } }""");

    [Fact]
    public Task Comparing_types_nameof_and_is_are_allowed() => Check.AllowedAsync(
        """
        class Device { }
        sealed class Motor : Device { public int Speed; }
        static class Program
        {
            static int SizeOf<T>() => typeof(T) == typeof(byte) ? 1 : typeof(T) != typeof(int) ? 2 : typeof(T).IsEnum ? 3 : 4;
            static int Run(Device device) => (device is Motor motor ? motor.Speed : 0) + nameof(Motor).Length;
        }
        """);
}
