using System.Threading.Tasks;
using Anckor.Image.Stacks;
using Xunit;

namespace Anckor.Image.Tests.Stacks;

/// <summary>The kernel's stack: one handler, and a fault on top of it.</summary>
public class KernelStackTests
{
    [Theory]
    [InlineData(200, 40, 80, 16, 200 + Snippet.Frame)]
    [InlineData(40, 200, 80, 16, 200 + Snippet.Frame)]
    [InlineData(40, 80, 200, 16, 200 + Snippet.Frame)]
    [InlineData(40, 80, 48, 200, 200 + Snippet.Frame)]
    [InlineData(36, 8, 8, 8, 40 + Snippet.Frame)]
    public async Task The_deepest_of_boot_handlers_and_faults_counts_with_a_fault_on_top(int boot, int call, int fault, int failure, int bytes)
    {
        StackFacts facts = await Snippet.KernelAsync($"""
            .section .vectors, "a"
            .word   __stack_top, anckor_reset, final, final, fault, fault, fault, 0, 0, 0, 0, call, final, 0, tick, tick
            function anckor_reset
            sub     sp, #{boot}
            udf     #0
            .word   anckor_kernel_state
            function call
            sub     sp, #{call}
            add     sp, #{call}
            bx      lr
            function tick
            push    {"{r3, lr}"}
            pop     {"{r3, pc}"}
            function fault
            tst     lr, #8
            beq     final
            sub     sp, #{fault}
            add     sp, #{fault}
            bx      lr
            function final
            ldr     sp, =__stack_top
            sub     sp, #{failure}
            b       .
            .ltorg
            """);

        Assert.Empty(facts.Gaps);
        Assert.Equal(bytes, facts.Bytes);
    }
}
