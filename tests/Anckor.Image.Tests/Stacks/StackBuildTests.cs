using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Anckor.Image.Tests.Stacks;

/// <summary>Stacks of real code, from the manifest to the report.</summary>
public class StackBuildTests
{
    private const string Buffer = """
        [InlineArray(BYTES)]
        private struct Buffer { private byte first; }

        [MethodImpl(MethodImplOptions.NoInlining)]
        private static int Deep(int value)
        {
            Buffer buffer = default;
            buffer[Ticks() & 7] = (byte)value;
            return buffer[Ticks() & 3];
        }
        """;

    [Fact]
    public async Task A_stack_that_is_too_small_is_refused_with_its_line_the_chain_and_the_remedy()
    {
        using SampleApplication application = SampleApplication.Task("Use(Deep(1));", Buffer.Replace("BYTES", "1500", StringComparison.Ordinal));

        Diagnostic refusal = Assert.Single((await application.FailAsync()).Diagnostics);

        Assert.Equal((Severity.Error, "ANK4003", 6, 12), (refusal.Severity, refusal.Code, refusal.Location!.Line, refusal.Location.Column));
        Assert.Equal(Path.Combine(application.Folder, "app.toml"), Path.GetFullPath(refusal.Location.File));
        Assert.Matches(@"^the stack of task 'probe' is 1024 bytes, and it needs \d+: .*Probe\.Program\.Deep 1\d+, .*an exception 32$", refusal.Message);
        int needed = int.Parse(refusal.Remedy!["stack = ".Length..], System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(needed, 1500 + 32, 1500 + 200);
    }

    [Fact]
    public async Task A_frame_of_several_pages_counts()
    {
        using SampleApplication application = SampleApplication.Task("Use(Deep(1));", Buffer.Replace("BYTES", "9000", StringComparison.Ordinal));

        Diagnostic refusal = Assert.Single((await application.FailAsync()).Diagnostics);

        Assert.Matches("it needs 9[01][0-9]{2}: ", refusal.Message);
    }

    [Theory]
    [InlineData("Span<byte> some = stackalloc byte[40]; some[Ticks() & 3] = 1; Use(some[Ticks() & 7]);", 40)]
    [InlineData("Span<byte> some = stackalloc byte[600]; some[Ticks() & 3] = 1; Use(some[Ticks() & 7]);", 600)]
    [InlineData("Span<uint> some = stackalloc uint[150]; some[Ticks() & 3] = 1; Use(some[Ticks() & 7]);", 600)]
    public async Task Stackalloc_of_a_constant_size_counts(string statements, int bytes)
    {
        using SampleApplication without = SampleApplication.Task("Use(Ticks());");
        using SampleApplication with = SampleApplication.Task(statements);

        StackBound plain = await BoundAsync(without);
        StackBound larger = await BoundAsync(with);

        Assert.True(larger.IsComplete);
        Assert.InRange((int)larger.Bytes - (int)plain.Bytes, bytes - 8, bytes + 80);
    }

    [Theory]
    [InlineData(
        "Span<byte> some = stackalloc byte[Ticks() & 31]; some.Clear(); Use(some.Length);", "",
        "Probe.Program.Main takes stack by a number of bytes that is only known at run time", 11)]
    [InlineData(
        "Use(Again(3));", "[MethodImpl(MethodImplOptions.NoInlining)] private static int Again(int n) => n == 0 ? Ticks() : Again(n - 1) + Again(n - 2);",
        "Probe.Program.Again calls itself", 20)]
    public async Task What_cannot_be_counted_is_a_warning_until_the_manifest_allows_for_it(string statements, string members, string message, int line)
    {
        using SampleApplication open = SampleApplication.Task(statements, members);
        using SampleApplication stated = SampleApplication.Task(statements, members, "stack-extra = 96");

        BuildOutput output = await open.BuildAsync();

        Diagnostic warning = Assert.Single(output.Warnings);
        Assert.Equal((Severity.Warning, "ANK4004", line), (warning.Severity, warning.Code, warning.Location!.Line));
        Assert.Equal($"the stack that task 'probe' needs cannot be counted: {message}", warning.Message);
        Assert.Equal(Path.GetFullPath(open.SourcePath), Path.GetFullPath(warning.Location.File));
        StackBound least = output.Report.Parts.Single(part => part.Name == "probe").StackBound!;
        Assert.False(least.IsComplete);
        BuildOutput withExtra = await stated.BuildAsync();
        Assert.Empty(withExtra.Warnings);
        Assert.Equal(new StackBound(least.Bytes + 96, true), withExtra.Report.Parts.Single(part => part.Name == "probe").StackBound);
    }

    [Theory]
    [InlineData("Use(Choose()(1));", "private static readonly Func<int, int> First = Deep; private static readonly Func<int, int> Second = static value => value; [MethodImpl(MethodImplOptions.NoInlining)] private static Func<int, int> Choose() => Ticks() == 3 ? First : Second;")]
    [InlineData("Use(Pick().Area());", "internal abstract class Shape { public abstract int Area(); } internal sealed class Square : Shape { public override int Area() => Deep(4); } internal sealed class Point : Shape { public override int Area() => 0; } private static readonly Square One = new(); private static readonly Point Two = new(); [MethodImpl(MethodImplOptions.NoInlining)] private static Shape Pick() => Ticks() == 3 ? One : Two;")]
    public async Task Calls_that_are_decided_at_run_time_take_what_the_deepest_takes(string statements, string members)
    {
        using SampleApplication application = SampleApplication.Task(statements, members + Buffer.Replace("BYTES", "400", StringComparison.Ordinal));

        BuildOutput output = await application.BuildAsync();

        Assert.Empty(output.Warnings);
        Assert.InRange(output.Report.Parts.Single(part => part.Name == "probe").StackBound!.Bytes, 400u + 32, 400u + 250);
    }

    [Fact]
    public async Task The_kernel_has_room_for_its_deepest_path()
    {
        using SampleApplication application = SampleApplication.Task("Use(Ticks());");

        ImagePart kernel = (await application.BuildAsync()).Report.Parts.Single(part => part.Name == "kernel");

        Assert.True(kernel.StackBound!.IsComplete);
        Assert.InRange(kernel.StackBound.Bytes, 300u, kernel.Stack);
    }

    private static async Task<StackBound> BoundAsync(SampleApplication application) =>
        (await application.BuildAsync()).Report.Parts.Single(part => part.Name == "probe").StackBound!;
}
