using System.Collections.Generic;
using System.Threading.Tasks;
using Xunit;

namespace Anckor.Analyzers.Tests;

public class DispatchTests
{
    private const string Types =
        """
        using System;
        interface ISensor { int Value { get; } int Read(int channel); static abstract int Count { get; } }
        interface IShape { int Area { get; } int Twice(); }
        class Square : IShape { public int Area => 1; public int Twice() => 2; }
        interface ISequence { Walker GetEnumerator(); }
        struct Walker { public int Current => 0; public bool MoveNext() => false; }

        """;

    [Fact]
    public async Task A_call_through_an_interface_reference_is_refused_and_names_the_constraint_to_use()
    {
        IReadOnlyList<string> messages = await Check.RefusedAsync(
            "ANK2019", Types + "static class Program { static int Run(IShape shape) => [|shape.Twice()|] + [|shape.Area|]; }");

        Assert.Equal(
            "calling 'Twice' through a reference of type 'IShape' needs a dispatcher at run time; try: a generic parameter"
            + " (where T : struct, IShape), or an abstract class",
            messages[0]);
    }

    [Theory]
    [InlineData("static int Run<T>(T shape) where T : class, IShape => [|shape.Area|];")]
    [InlineData("static int Run(Square square) => [|((IShape)square).Area|];")]
    [InlineData("static void Run(IDisposable resource) { using ([|resource|]) { } }")]
    [InlineData("static void Run(IDisposable resource) { using [|IDisposable copy = resource|]; }")]
    [InlineData("static void Run(ISequence items) { foreach (int item in [|items|]) { } }")]
    public Task Every_way_through_an_interface_reference_is_refused(string method) => Check.RefusedAsync(
        "ANK2019", Types + $$"""static class Program { {{method}} }""");

    [Fact]
    public Task A_default_member_that_calls_its_own_interface_is_refused() => Check.RefusedAsync(
        "ANK2019", "interface IPair { int One { get; } int Two() => [|One|] * 2; }");

    [Fact]
    public async Task A_loop_over_a_string_goes_through_no_interface() => Assert.Empty(await Firmware.AnalyzeAsync(
        Firmware.Compile("static class Program { static void Run(string text) { foreach (char character in text) { } } }"),
        TestContext.Current.CancellationToken));

    [Fact]
    public Task Constraints_static_abstract_members_and_virtual_methods_are_allowed() => Check.AllowedAsync(
        """
        interface ISensor { int Read(int channel); static abstract int Count { get; } int First() => 0; }
        readonly struct Thermometer : ISensor
        {
            public static int Count => 2;
            public int Read(int channel) => channel;
            public int First() => 1;
        }
        abstract class Device { public abstract int Start(); public virtual int Stop() => 0; }
        sealed class Motor : Device { public override int Start() => 1; }
        sealed class Face : ISensor { public int Read(int channel) => 3; public static int Count => 1; }
        static class Program
        {
            private static readonly Motor TheMotor = new();
            private static readonly Face TheFace = new();
            static int ReadAll<T>(in T sensor) where T : struct, ISensor
            {
                int total = 0;
                for (int channel = 0; channel < T.Count; channel++) { total += sensor.Read(channel); }
                return total + sensor.First();
            }
            static int Start(Device device) => device.Start() + device.Stop();
            static int Run(Thermometer thermometer) => ReadAll(thermometer) + Start(TheMotor) + TheFace.Read(1);
        }
        """);

    [Fact]
    public Task A_generic_virtual_method_is_refused_at_its_name() => Check.RefusedAsync(
        "ANK2018",
        """
        abstract class Sink { public abstract void [|Write|]<T>(T value); public virtual void [|Flush|]<T>() { } }
        sealed class Empty : Sink { public override void [|Write|]<T>(T value) { } }
        """);

    [Fact]
    public Task Generic_methods_of_structs_and_constrained_interfaces_are_allowed() => Check.AllowedAsync(
        """
        interface ISink { void Write<T>(T value) where T : unmanaged; }
        struct Count : ISink { public int Calls; public void Write<T>(T value) where T : unmanaged => Calls++; }
        class Box<T> where T : unmanaged { public virtual T Get(T value) => value; public T Same<U>(T value, U other) => value; }
        static class Program { static void Run<TSink>(ref TSink sink) where TSink : struct, ISink => sink.Write(5); }
        """);
}
