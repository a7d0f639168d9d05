using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Anckor.Image.Tests.Refuse;

/// <summary>Each thing that firmware cannot have is refused once, with its file and line.</summary>
public class RefusalTests
{
    [Theory]
    [InlineData("kept = new Box();", Kept + "internal sealed class Box { public int N = 3; }", "ANK3001: Probe.Program.Main makes a Probe.Program.Box, which needs a heap; try: a struct")]
    [InlineData("kept = new byte[Ticks()];", Kept, "ANK3001: Probe.Program.Main makes a byte[], which needs a heap; try: stackalloc")]
    [InlineData("kept = new string[Ticks()];", Kept, "ANK3001: Probe.Program.Main makes a string[], which needs a heap; try: stackalloc")]
    [InlineData("kept = Ticks();", Kept, "ANK3002: Probe.Program.Main boxes a value of type int, which needs a heap; try: a generic parameter")]
    [InlineData("int n = Ticks(); kept = (Func<int>)(() => n);", Kept, "ANK3001: Probe.Program.Main has a lambda that captures variables")]
    [InlineData("try { Ticks(); } catch (Exception) { Use(1); }", "", "ANK3003: Probe.Program.Main catches an exception")]
    [InlineData("try { Ticks(); } catch (Exception) when (Ticks() == 3) { Use(1); }", "", "ANK3003: Probe.Program.Main catches an exception")]
    [InlineData("Use(Names[Ticks()].Length);", "private static readonly string[] Names = [\"a\", \"b\"];", "ANK3004: the static fields of Probe.Program would have to be initialised while the program runs (an array of references)")]
    [InlineData("Use((int)(Ticks() * 1.5));", "", "ANK3005: Probe.Program.Main uses 64-bit floating point, which the processor does not have; try: float, or integers")]
    [InlineData("Use((long)(Ticks() * 1.5f));", "", "ANK3005: Probe.Program.Main uses 64-bit floating point")]
    [InlineData("Use(Pick().Area());", "internal interface IShape { int Area(); } internal sealed class Square : IShape { private readonly int side; public Square(int n) { side = n; } public int Area() => side + Ticks(); } private static readonly Square One = new(1); [MethodImpl(MethodImplOptions.NoInlining)] private static IShape Pick() => One;", "ANK3006: Probe.Program.Main calls a method of an interface on an object; try: an abstract class")]
    [InlineData("Use(Pick().Of(3));", "internal abstract class Shape { public abstract int Of<T>(T value); } internal sealed class One : Shape { public override int Of<T>(T value) => 1; } internal sealed class Two : Shape { public override int Of<T>(T value) => 2; } private static readonly One First = new(); private static readonly Two Second = new(); [MethodImpl(MethodImplOptions.NoInlining)] private static Shape Pick() => Ticks() == 3 ? First : Second;", "ANK2201: Probe.Program.Main cannot be compiled for firmware: a call of a generic virtual method; try: a generic method that is not virtual")]
    [InlineData("Build();", "[MethodImpl(MethodImplOptions.InternalCall)] [RuntimeImport(\"*\", \"StringBuilderNeedsHeap\")] private static extern void Build();", "ANK3001: Probe.Program.Main uses a StringBuilder, which needs a heap; try: an interpolated string")]
    [InlineData("Missing();", "[MethodImpl(MethodImplOptions.InternalCall)] [RuntimeImport(\"*\", \"no_such_function\")] private static extern void Missing();", "ANK3008: Probe.Program.Main uses 'no_such_function', which nothing defines")]
    public async Task Is_refused_at_its_line(string statements, string members, string expected)
    {
        using SampleApplication application = SampleApplication.Task(statements, members);

        Diagnostic refusal = (await application.FailAsync()).Diagnostics[0];

        Assert.StartsWith($"error {expected}", (refusal with { Location = null }).ToString(), StringComparison.Ordinal);
        Assert.Equal(Path.GetFullPath(application.SourcePath), Path.GetFullPath(refusal.Location!.File));
        int line = members.Contains("Names", StringComparison.Ordinal) ? 20 : 11;
        Assert.Equal(line, refusal.Location.Line);
    }

    [Fact]
    public async Task An_object_that_never_leaves_its_method_is_fine()
    {
        using SampleApplication application = SampleApplication.Task("Box box = new() { N = Ticks() }; Use(box.N);", "internal sealed class Box { public int N = 3; }");

        await application.BuildAsync();
    }

    [Fact]
    public async Task Two_mistakes_are_told_at_once()
    {
        using SampleApplication application = SampleApplication.Task("kept = Ticks(); Use((int)(Ticks() * 1.5));", Kept);

        Assert.Equal(["ANK3002", "ANK3005"], (await application.FailAsync()).Diagnostics.Select(diagnostic => diagnostic.Code).Order());
    }

    [Fact]
    public async Task What_nothing_calls_may_hold_anything()
    {
        using SampleApplication application = SampleApplication.Task("Use(1);", Kept + "private static void Unused() { kept = new object(); kept = (int)(Ticks() * 1.5); }");

        await application.BuildAsync();
    }

    [Fact]
    public async Task A_mistake_inside_the_core_library_is_told_where_it_was_called()
    {
        using SampleApplication application = SampleApplication.Task("ReadOnlySpan<byte> some = \"abc\"u8; kept = some.ToArray();", Kept);

        Diagnostic refusal = (await application.FailAsync()).Diagnostics[0];

        Assert.Equal(Path.GetFullPath(application.SourcePath), Path.GetFullPath(refusal.Location!.File));
    }

    [Theory]
    [InlineData("", "ANK2101", "the task 'Probe' has no entry method")]
    [InlineData("[TaskEntry] static void A() { } [TaskEntry] static void B() { }", "ANK2102", "the task has 2 entry methods: Probe.Program.A and Probe.Program.B in ")]
    [InlineData("[TaskEntry] static int A() => 3;", "ANK2103", "the entry method Probe.Program.A must be static, without parameters")]
    [InlineData("[TaskEntry] static void A(int n) { }", "ANK2103", "the entry method Probe.Program.A must be static, without parameters")]
    [InlineData("[TaskEntry] static void A<T>() { }", "ANK2103", "the entry method Probe.Program.A must be static, without parameters")]
    public async Task A_task_has_exactly_one_entry_method(string member, string code, string message)
    {
        using SampleApplication application = new($"using Anckor;\nnamespace Probe;\ninternal static class Program {{ {member} }}\n");

        Diagnostic refusal = Assert.Single((await application.FailAsync()).Diagnostics);

        Assert.Equal(code, refusal.Code);
        Assert.StartsWith(message, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_method_may_be_nested_and_have_overloads()
    {
        using SampleApplication application = new("""
            using Anckor;
            namespace Deep.Down;
            internal static class Outer
            {
                private static class Inner
                {
                    [TaskEntry]
                    private static void Main() => Main(Duration.FromSeconds(1));

                    private static void Main(Duration pause) => Clock.Sleep(pause);
                }
            }
            """);

        await application.BuildAsync();
    }

    [Fact]
    public async Task A_mistake_of_the_language_is_the_compilers_own_message_at_its_place()
    {
        using SampleApplication application = SampleApplication.Task("int n = \"x\";");

        Diagnostic refusal = (await application.FailAsync()).Diagnostics[0];

        Assert.Equal("CS0029", refusal.Code);
        Assert.Equal(11, refusal.Location!.Line);
    }

    private const string Kept = "private static object? kept; private static void Keep() => Use(kept);";
}
