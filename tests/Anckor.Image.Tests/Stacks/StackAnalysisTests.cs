using System.Linq;
using System.Threading.Tasks;
using Anckor.Image.Stacks;
using Xunit;

namespace Anckor.Image.Tests.Stacks;

/// <summary>What the code of a part says about its stack.</summary>
public class StackAnalysisTests
{
    private const string Leaf = """

        function leaf
        push    {r4-r11, lr}
        pop     {r4-r11, pc}

        """;

    [Theory]
    [InlineData("push {r0-r3, lr}", 20)]
    [InlineData("push.w {r4, r8, lr}", 12)]
    [InlineData("stmdb sp!, {r4-r11}", 32)]
    [InlineData("sub sp, #508", 508)]
    [InlineData("sub.w sp, sp, #4096", 4096)]
    [InlineData("subw sp, sp, #1500", 1500)]
    [InlineData("str r0, [sp, #-16]!", 16)]
    [InlineData("str r12, [sp, #-4]!", 4)]
    [InlineData("strd r0, r1, [sp, #-24]!", 24)]
    [InlineData("vpush {d8-d11}", 32)]
    [InlineData("vpush {s16-s18}", 12)]
    [InlineData("movw r4, #5000\nsub.w sp, sp, r4", 5000)]
    [InlineData("movw r4, #4464\nmovt r4, #1\nsub.w sp, sp, r4", 70_000)]
    [InlineData("ldr r4, =70000\nsub.w sp, sp, r4", 70_000)]
    [InlineData("mvn r4, #99\nadd sp, r4", 100)]
    [InlineData("mov r4, sp\nsubs r4, #64\nmov sp, r4", 64)]
    [InlineData("movw r4, #5000\nsub.w r4, sp, r4\nbl nothing\nmov sp, r4", 5000)]
    [InlineData("push {r4, lr}\nadd r7, sp, #8\nsub sp, #40\nmov sp, r7\npush {r0, r1}", 48)]
    [InlineData("push {r0-r7}\npop {r0-r7}\npush {r0}", 32)]
    [InlineData("push {r0}\nldr r0, [sp], #4\nvpush {d8}\nvpop {d8}\nldrd r0, r1, [sp, #-8]\npush {r1}", 8)]
    public async Task Every_instruction_that_moves_the_stack_pointer_counts(string instructions, int bytes)
    {
        int found = await Snippet.BytesAsync($"function start\n{instructions}\nudf #0\n.ltorg\nfunction nothing\nbx lr\n");

        Assert.Equal((bytes + 7) & ~7, found);
    }

    [Theory]
    [InlineData("push {r4, lr}\nsub sp, #24\nbl leaf\nudf #0", 32 + 36)]
    [InlineData("push {r4, lr}\npop {r4, lr}\nb leaf", 36)]
    [InlineData("push {r4, lr}\nb leaf", 8 + 36)]
    [InlineData("push {r4, lr}\ncmp r0, #0\nbeq.w leaf\npush {r0-r7}\nudf #0", 8 + 36)]
    [InlineData("push {r4, lr}\ncbz r0, 1f\nsub sp, #96\nudf #0\n1: bl leaf\nudf #0", 8 + 96)]
    [InlineData("push {r4, lr}\ncmp r0, #0\nit eq\npopeq {r4, pc}\nbl leaf\nudf #0", 8 + 36)]
    [InlineData("push {r4, lr}\ncmp r0, #0\nite eq\nsubeq sp, #8\nsubne sp, #16\nbl leaf\nudf #0", 8 + 24 + 36)]
    [InlineData("ldr r3, =leaf\nblx r3\nudf #0\n.ltorg", 36)]
    [InlineData("movw r3, #:lower16:leaf\nmovt r3, #:upper16:leaf\nbx r3", 36)]
    [InlineData("1: push {r0-r3}\npop {r0-r3}\nsubs r0, #1\nbne 1b\nbl leaf\nudf #0", 36)]
    [InlineData("svc 0\nbl leaf\nudf #0", 36)]
    [InlineData("mov r12, lr\nbl leaf\nmov lr, r12\nmov pc, lr", 36)]
    public async Task What_is_called_comes_on_top_of_what_is_in_use(string instructions, int bytes)
    {
        int found = await Snippet.BytesAsync($"function start\n{instructions}\n{Leaf}");

        Assert.Equal((bytes + 7) & ~7, found);
    }

    [Fact]
    public async Task A_call_that_never_returns_ends_the_way()
    {
        int found = await Snippet.BytesAsync("""
            function start
            bl      fail
            .word   0xB5FFB5FF
            function unrelated
            push    {r0-r7}
            udf     #0
            function fail
            push    {r4, lr}
            bl      stop
            function stop
            udf     #1
            """);

        Assert.Equal(8, found);
    }

    [Fact]
    public async Task A_function_without_an_end_goes_on_in_the_next()
    {
        Assert.Equal(40, await Snippet.BytesAsync("function start\npush {r0}\n.thumb_func\n.type second, %function\nsecond: push {r0-r7}\nudf #0\n"));
    }

    [Fact]
    public async Task The_chain_names_every_function_with_what_it_has_in_use()
    {
        StackFacts facts = await Snippet.TaskAsync($"function start\npush {{r4, lr}}\nbl other\nbl leaf\nudf #0\nfunction other\nbx lr\n{Leaf}");

        Assert.Equal([new StackLink("Probe.Main", 8), new StackLink("Probe.Leaf", 40), new StackLink("an exception", 32)], facts.Chain);
        Assert.Equal(facts.Bytes, facts.Chain.Sum(link => link.Bytes));
    }

    [Fact]
    public async Task With_floating_point_an_exception_takes_more()
    {
        Assert.Equal(104, (await Snippet.TaskAsync("function start\nudf #0\n", usesFloat: true)).Bytes);
    }

    [Theory]
    [InlineData("movs r1, #40", 40)]
    [InlineData("mov.w r1, #304", 304)]
    [InlineData("movw r1, #5000", 5000)]
    public async Task A_loop_that_clears_what_stackalloc_takes_counts_as_often_as_it_goes_round(string count, int bytes)
    {
        int found = await Snippet.BytesAsync($"""
            function start
            sub     sp, #16
            mov     r9, sp
            add     sp, #16
            {count}
            movs    r0, #0
            1: push {"{r0}"}
            push    {"{r0}"}
            subs    r1, #8
            bne     1b
            sub     sp, #16
            bl      leaf
            mov     sp, r9
            bl      leaf
            udf     #0
            {Leaf}
            """);

        Assert.Equal((16 + bytes + 36 + 7) & ~7, found);
    }

    [Theory]
    [InlineData("1: push {r0}\npush {r0}\nsubs r1, #8\nbne 1b", StackGapKind.Variable, 3)]
    [InlineData("movs r1, #16\nsvc 0\n1: push {r0}\npush {r0}\nsubs r1, #8\nbne 1b", StackGapKind.Variable, 5)]
    [InlineData("sub.w sp, sp, r2", StackGapKind.Variable, 0)]
    [InlineData("1: push {r0}\nldr r1, [r2]\ncmp r1, #0\nbeq 2f\nb 1b\n2: nop", StackGapKind.Loop, 0)]
    [InlineData("mov sp, r2", StackGapKind.Pointer, 0)]
    [InlineData("ldr sp, [r2]", StackGapKind.Pointer, 0)]
    [InlineData("nop\nblx r2", StackGapKind.Call, 1)]
    [InlineData("bx r2", StackGapKind.Call, 0)]
    [InlineData("tbb [pc, r0]", StackGapKind.Jump, 0)]
    [InlineData("ldr pc, [r2, #4]", StackGapKind.Jump, 0)]
    [InlineData("add pc, r2", StackGapKind.Jump, 0)]
    [InlineData("bl start", StackGapKind.Recursion, 0)]
    [InlineData("ldr r3, =0x20000001\nblx r3", StackGapKind.Outside, 1)]
    public async Task What_cannot_be_counted_is_told_with_its_function_and_line(string instructions, StackGapKind kind, int line)
    {
        StackGap gap = await Snippet.GapAsync($"function start\n{instructions}\nudf #0\n.ltorg\n");

        Assert.Equal((kind, "Probe.Main", "part.S", Snippet.FirstLine + 1 + line), (gap.Kind, Assert.Single(gap.Functions), gap.File, gap.Line));
    }

    [Fact]
    public async Task What_can_be_counted_counts_beside_what_cannot()
    {
        StackFacts facts = await Snippet.TaskAsync($"function start\nsub sp, #64\nsub.w sp, sp, r2\nbl leaf\nudf #0\n{Leaf}");

        Assert.Equal(StackGapKind.Variable, Assert.Single(facts.Gaps).Kind);
        Assert.Equal(64 + 40 + Snippet.Frame, facts.Bytes);
    }

    [Fact]
    public async Task Functions_that_call_each_other_count_once_each_and_are_told_together()
    {
        StackFacts facts = await Snippet.TaskAsync($"""
            function start
            push    {"{r4, lr}"}
            bl      even
            udf     #0
            function even
            push    {"{r4-r6, lr}"}
            bl      odd
            pop     {"{r4-r6, pc}"}
            function odd
            push    {"{r4-r8, lr}"}
            bl      even
            bl      leaf
            pop     {"{r4-r8, pc}"}
            {Leaf}
            """);

        StackGap gap = Assert.Single(facts.Gaps);
        Assert.Equal(StackGapKind.Recursion, gap.Kind);
        Assert.Equal(["even", "odd"], gap.Functions.Order());
        Assert.InRange(facts.Bytes - Snippet.Frame, 8 + 16 + 24 + 36, 8 + 16 + 24 + 24 + 40);
    }

    [Fact]
    public async Task The_stack_that_is_dropped_does_not_count_below_what_comes_after()
    {
        int found = await Snippet.BytesAsync($"function start\nsub sp, #256\nldr sp, =__stack_top\nbl leaf\nudf #0\n.ltorg\n{Leaf}");

        Assert.Equal(256, found);
    }
}
