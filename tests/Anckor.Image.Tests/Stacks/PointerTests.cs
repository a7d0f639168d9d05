using System.Threading.Tasks;
using Anckor.Image.Stacks;
using Xunit;

namespace Anckor.Image.Tests.Stacks;

/// <summary>Calls through pointers take what the deepest function takes that they may lead to.</summary>
public class PointerTests
{
    // Two method tables, as the code generator lays them out, with methods from 0x14 on.
    private const string MethodTables = """

        .section .rodata.tables, "a"
        .balign 4
        _ZTV5Shape:
        .word   0, 0, 0, 0, 0, method20, method24
        _ZTV6Circle:
        .word   0, 0, 0, 0, 0, method20, method36
        function method20
        sub     sp, #20
        add     sp, #20
        bx      lr
        function method24
        sub     sp, #24
        add     sp, #24
        bx      lr
        function method36
        sub     sp, #36
        add     sp, #36
        bx      lr

        """;

    [Fact]
    public async Task Any_function_whose_address_is_in_data_may_be_the_one()
    {
        int found = await Snippet.BytesAsync("""
            function start
            ldr     r1, [r0]
            blx     r1
            udf     #0
            .word   table
            .section .rodata.table, "a"
            table:
            .word   small, large
            function small
            push    {r4, lr}
            pop     {r4, pc}
            function large
            sub     sp, #128
            add     sp, #128
            bx      lr
            function neither
            sub     sp, #256
            bx      lr
            """);

        Assert.Equal(128, found);
    }

    [Theory]
    [InlineData("ldr r3, =target", "ldr r3, [sp]\nblx r3", 64)]
    [InlineData("movw r3, #:lower16:target\nmovt r3, #:upper16:target", "ldr r3, [sp]\nbx r3", 64)]
    [InlineData("adr r3, start", "ldr r3, =target\nblx r3", 64)]
    public async Task Any_function_whose_address_is_in_code_that_runs_may_be_the_one(string take, string call, int bytes)
    {
        int found = await Snippet.BytesAsync($"""
            function start
            {take}
            {call}
            udf     #0
            .ltorg
            function target
            sub     sp, #64
            add     sp, #64
            bx      lr
            """);

        Assert.Equal(bytes, found);
    }

    [Fact]
    public async Task An_address_in_code_that_never_runs_counts_for_nothing()
    {
        StackFacts facts = await Snippet.TaskAsync("""
            function start
            blx     r0
            udf     #0
            .thumb_func
            .type   unused, %function
            unused: ldr r3, =target
            bx      lr
            .ltorg
            function target
            sub     sp, #64
            udf     #0
            """);

        Assert.Equal(StackGapKind.Call, Assert.Single(facts.Gaps).Kind);
        Assert.Equal(Snippet.Frame, facts.Bytes);
    }

    [Theory]
    [InlineData("ldr r1, [r0]\nldr r2, [r1, #20]\nblx r2", 24)]
    [InlineData("ldr r1, [r0]\nldr r2, [r1, #24]\nblx r2", 40)]
    [InlineData("ldr r1, [r0]\nldr.w r2, [r1, #24]\nmov r4, r2\nblx r4", 40)]
    [InlineData("ldr r2, [r1, r3]\nblx r2", 40)]
    [InlineData("adds r1, #20\nldr r2, [r1]\nblx r2", 40)]
    [InlineData("ldr r2, [sp, #20]\nblx r2", 40)]
    [InlineData("add r1, sp, #8\nldr r2, [r1, #20]\nblx r2", 40)]
    public async Task A_virtual_call_leads_to_what_stands_at_its_place_in_method_tables(string call, int bytes)
    {
        Assert.Equal(bytes, await Snippet.BytesAsync($"function start\n{call}\nudf #0\n.word _ZTV5Shape, _ZTV6Circle\n{MethodTables}"));
    }

    [Fact]
    public async Task A_function_that_calls_through_a_pointer_that_may_lead_to_itself_may_call_itself()
    {
        StackGap gap = await Snippet.GapAsync("""
            function start
            ldr     r3, [r0]
            blx     r3
            udf     #0
            .word   table
            .section .rodata.table, "a"
            table:
            .word   again
            function again
            push    {r4, lr}
            blx     r1
            pop     {r4, pc}
            """);

        Assert.Equal((StackGapKind.Recursion, "again"), (gap.Kind, Assert.Single(gap.Functions)));
    }
}
