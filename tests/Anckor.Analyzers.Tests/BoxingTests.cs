using System.Collections.Generic;
using System.Threading.Tasks;
using Xunit;

namespace Anckor.Analyzers.Tests;

public class BoxingTests
{
    private const string Types =
        """
        using System;
        interface IShape { int Area { get; } }
        struct Square : IShape { public int Side; public int Area => Side * Side; }
        enum Colour { Red, Green }
        [Flags] enum Pins { None = 0, One = 1, Two = 2 }

        """;

    [Theory]
    [InlineData("object o = [|5|];")]
    [InlineData("object o = [|(object)n|];")]
    [InlineData("IShape s = [|default(Square)|];")]
    [InlineData("Enum e = [|Colour.Red|];")]
    [InlineData("ValueType v = [|n|];")]
    [InlineData("Take([|n|]);")]
    [InlineData("bool b = object.ReferenceEquals([|n|], null);")]
    [InlineData("int? maybe = n; object? o = [|maybe|];")]
    public Task A_value_that_becomes_an_object_is_refused(string statement) => Check.RefusedAsync(
        "ANK2004", Types + $$"""static class Program { static void Take(object o) { } static void Run(int n) { {{statement}} } }""");

    [Fact]
    public Task A_value_that_is_returned_as_an_object_is_refused() => Check.RefusedAsync(
        "ANK2004", Types + "static class Program { static object Run(int n) => [|n|]; }");

    [Fact]
    public Task A_value_boxed_by_an_interpolation_handler_is_refused() => Check.RefusedAsync(
        "ANK2004",
        """
        using System.Runtime.CompilerServices;
        [InterpolatedStringHandler] ref struct Old
        {
            public Old(int literalLength, int formattedCount) { }
            public void AppendLiteral(string text) { }
            public void AppendFormatted(object value) { }
        }
        static class Program { static void Print(Old text) { } static void Run(int n) => Print($"n is {[|n|]}"); }
        """);

    [Fact]
    public async Task An_inherited_method_called_on_a_value_is_refused_with_its_name()
    {
        IReadOnlyList<string> messages = await Check.RefusedAsync(
            "ANK2004", Types + "static class Program { static int Run(Square square) => [|square.GetHashCode()|]; }");

        Assert.StartsWith("'GetHashCode' of 'ValueType' boxes the 'Square' it is called on", Assert.Single(messages));
    }

    [Fact]
    public Task A_boxed_value_that_an_interface_is_called_on_is_reported_once() => Check.RefusedAsync(
        "ANK2004", Types + "static class Program { static int Run(Square square) => ([|(IShape)square|]).Area; }");

    [Fact]
    public Task Unboxing_is_refused() => Check.RefusedAsync(
        "ANK2004", "static class Program { static int Run(object o) => [|(int)o|]; }");

    [Fact]
    public Task A_value_boxed_for_HasFlag_of_another_type_is_refused() => Check.RefusedAsync(
        "ANK2004", Types + "static class Program { static bool Run(Pins pins) => [|pins.HasFlag(Colour.Red)|]; }");

    [Fact]
    public Task What_the_code_generator_does_without_a_box_is_allowed() => Check.AllowedAsync(
        Types
        + """
        static class Program
        {
            static bool Has(Pins pins) => pins.HasFlag(Pins.Two);
            static int Area<T>(in T shape) where T : struct, IShape => shape.Area;
            static bool IsMissing<T>(T value) => value == null;
            static int AsInt<T>(T value) => typeof(T) == typeof(int) ? (int)(object)value! : 0;
            static bool Same(Colour a, Colour b) => a == b;
            static int Run(int? maybe, Square square) => (maybe is int value ? value : 0) + Area(square) + square.Area;
            static int Describe(int n) { Log.Info($"n is {n} of {Colour.Red}"); return n.GetHashCode(); }
        }
        """);
}
