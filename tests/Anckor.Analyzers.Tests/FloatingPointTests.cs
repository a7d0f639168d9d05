using System.Collections.Generic;
using System.Threading.Tasks;
using Xunit;

namespace Anckor.Analyzers.Tests;

public class FloatingPointTests
{
    [Fact]
    public async Task A_double_literal_is_refused_where_it_stands_and_the_remedy_is_its_float()
    {
        IReadOnlyList<string> messages = await Check.RefusedAsync(
            "ANK2015", "static class Program { static float Scale(float x) => (float)(x * [|1.5|] + [|2e3d|]); }");

        Assert.Equal(
            [
                "'1.5' is a double, and the chip's floating point unit knows only float; try: '1.5f'",
                "'2e3d' is a double, and the chip's floating point unit knows only float; try: '2e3f'",
            ],
            messages);
    }

    [Theory]
    [InlineData("double r = [|a * b + a|];")]
    [InlineData("double r = [|-a|];")]
    [InlineData("float r = [|(float)a|];")]
    [InlineData("double r = [|x|];")]
    [InlineData("double r = [|n|];")]
    [InlineData("bool r = [|a < b|];")]
    [InlineData("[|a += b|];")]
    [InlineData("[|a++|];")]
    [InlineData("float r = [|(float)Root(x)|];")]
    [InlineData("int r = [|(int)(a / b)|];")]
    [InlineData("double r = [|a * Pi|];")]
    [InlineData("Take([|a + b|]);")]
    [InlineData("double? r = [|maybe * a|];")]
    public Task Arithmetic_on_double_is_refused_as_one_whole_expression(string statement) => Check.RefusedAsync(
        "ANK2015",
        $$"""
        static class Program
        {
            private const double Pi = 3.14159;
            static double Root(double value) => value;
            static void Take(double value) { }
            static void Run(double a, double b, float x, int n, double? maybe) { {{statement}} }
        }
        """);

    [Fact]
    public Task A_decimal_literal_is_refused() => Check.RefusedAsync(
        "ANK2015", "static class Program { static void Run() { var price = [|1.5m|]; } }");

    [Theory]
    [InlineData("long r = [|(long)x|];")]
    [InlineData("ulong r = [|(ulong)x|];")]
    [InlineData("int r = checked([|(int)x|]);")]
    public Task A_conversion_of_float_that_goes_through_double_is_refused(string statement) => Check.RefusedAsync(
        "ANK2015", $$"""static class Program { static void Run(float x) { {{statement}} } }""");

    [Fact]
    public Task Float_arithmetic_and_what_the_compiler_folds_are_allowed() => Check.AllowedAsync(
        """
        struct Reading { public double Raw; }
        static class Program
        {
            private const double Pi = 3.14159;
            private const float Degree = (float)(Pi / 180.0);
            private const int Reload = (int)(168_000_000 * 0.001);
            static double Keep(double value) => value;
            static float Run(float x, int n, uint u, Reading reading)
            {
                const double Half = 0.5;
                Reading copy = reading;
                float y = x * 1.5f + n * (float)Half - u;
                int rounded = (int)y;
                return System.MathF.Sqrt(y) * Degree + rounded + Reload + (int)(1.5 * 2);
            }
        }
        """);
}
