using System;
using System.IO;
using System.Threading.Tasks;

namespace Anckor.Simulation.Tests;

/// <summary>
/// A throw-away image without kernel or C#: assembly that runs on an STM32F4 right after reset. Built once per class that asks.
/// </summary>
public sealed class TinyImage : IAsyncDisposable
{
    private const string Header = """
                .syntax unified
                .cpu    cortex-m4
                .thumb
                .section .vectors, "a"
                .word   0x20010000
                .word   reset
                .rept   14
                .word   spin
                .endr
                .text
                .thumb_func
        .global spin
        .type   spin, %function
        spin:   b       spin

        /* Writes the string at r2 to the USART at r0; uses r3. */
        .type   print, %function
        print:  ldrb    r3, [r2], #1
                cbz     r3, 1f
                str     r3, [r0, #4]
                b       print
        1:      bx      lr

                .thumb_func
        .global reset
        .type   reset, %function
        reset:
                ldr     r1, =0x2008             /* CR1: USART on, transmitter on */
                ldr     r0, =0x40011000         /* USART1 */
                str     r1, [r0, #12]
                ldr     r2, =first
                bl      print
                ldr     r0, =0x40004400         /* USART2 */
                str     r1, [r0, #12]

        """;

    private const string Footer = """

                .ltorg
        first:  .asciz  "this is USART1\n"

        """;

    private readonly string folder = Directory.CreateTempSubdirectory("anckor-tiny-").FullName;

    /// <summary>Prints "hello", "number 1" to "number 3" on USART2, then an unfinished line, then spins.</summary>
    public static string Greeting { get; } = """
                ldr     r2, =text
                bl      print
                b       spin
                .ltorg
        text:   .asciz  "hello\r\nnumber 1\nnumber 2\nnumber 3\nunfinished"
        """;

    /// <summary>Prints "tick" for ever, with some hundred thousand instructions in between.</summary>
    public static string Ticking { get; } = """
        again:  ldr     r2, =text
                bl      print
                ldr     r4, =300000
        2:      subs    r4, #1
                bne     2b
                b       again
                .ltorg
        text:   .asciz  "tick\n"
        """;

    /// <summary>Prints how far SysTick counted down, in hexadecimal, while 100,000 rounds of a loop ran.</summary>
    public static string Timing { get; } = """
                ldr     r5, =0xE000E010         /* SysTick */
                ldr     r4, =0x00FFFFFF
                str     r4, [r5, #4]
                str     r4, [r5, #8]
                movs    r4, #5                  /* processor clock, on */
                str     r4, [r5]
                ldr     r4, =100000
        2:      subs    r4, #1
                bne     2b
                ldr     r6, [r5, #8]
                movs    r7, #8
        3:      ror     r6, r6, #28
                and     r4, r6, #15
                cmp     r4, #10
                ite     lo
                addlo   r4, #'0'
                addhs   r4, #'A' - 10
                str     r4, [r0, #4]
                subs    r7, #1
                bne     3b
                ldr     r2, =text
                bl      print
                b       spin
                .ltorg
        text:   .asciz  " left\n"
        """;

    /// <summary>Assembles and links a program; returns the path of the ELF.</summary>
    public async Task<string> BuildAsync(string program)
    {
        string source = Path.Combine(folder, "tiny.s");
        string built = Path.Combine(folder, "tiny.o");
        string elf = Path.Combine(folder, "tiny.elf");
        string script = Path.Combine(folder, "tiny.ld");
        await File.WriteAllTextAsync(source, Header + program + Footer);
        await File.WriteAllTextAsync(
            script,
            "ENTRY(reset) SECTIONS { . = 0x08000000; .text : { *(.vectors) *(.text) } }\n");
        await CliWrap.Cli.Wrap("arm-none-eabi-as").WithArguments(["-g", "-o", built, source]).ExecuteAsync();
        await CliWrap.Cli.Wrap("arm-none-eabi-ld").WithArguments(["-T", script, "-o", elf, built]).ExecuteAsync();
        return elf;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
