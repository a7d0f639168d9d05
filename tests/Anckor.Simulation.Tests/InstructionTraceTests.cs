using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Anckor.Image;
using Anckor.Image.Elf;
using Xunit;

namespace Anckor.Simulation.Tests;

/// <summary>Every executed instruction, in order, as QEMU logs them.</summary>
public class InstructionTraceTests(TinyImage image) : IClassFixture<TinyImage>
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(30);
    private static readonly SimulatorModel usart2 = new("netduinoplus2", "1");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_loop_of_100_rounds_is_200_instructions()
    {
        IReadOnlyList<uint> trace = await TraceAsync("""
                    movs    r4, #100
            begin:  subs    r4, #1
                    bne     begin
            end:    b       spin

            """);

        Assert.Equal(100, trace.Count(address => address == trace[0]));
        Assert.Equal(200, trace.Count);
    }

    [Fact]
    public async Task Accesses_to_peripherals_and_skipped_instructions_count_once()
    {
        IReadOnlyList<uint> trace = await TraceAsync("""
                    ldr     r5, =0xE000E010
                    movs    r4, #3
            begin:  ldr     r6, [r5, #8]
                    str     r4, [r5, #8]
                    ldmia   r5, {r6, r7}
                    cmp     r4, #0
                    it      eq
                    moveq   r6, #1
                    subs    r4, #1
                    bne     begin
            end:    b       spin
                    .ltorg

            """);

        Assert.Equal(3 * 8, trace.Count);
        Assert.Equal(trace.Take(8), trace.Skip(8).Take(8));
        Assert.Equal(trace.Take(8), trace.Skip(16));
    }

    [Fact]
    public async Task Two_runs_give_the_same_trace_even_of_a_program_that_waits_for_a_timer()
    {
        const string Program = """
                    ldr     r5, =0xE000E010
                    ldr     r4, =10000
                    str     r4, [r5, #4]
                    str     r4, [r5, #8]
                    movs    r4, #5
                    str     r4, [r5]
            begin:  ldr     r6, [r5, #8]
                    subs    r6, #1                  /* 0 until it first counts */
                    cmp     r6, #100
                    bhi     begin
            end:    b       spin
                    .ltorg

            """;

        IReadOnlyList<uint> first = await TraceAsync(Program);
        IReadOnlyList<uint> second = await TraceAsync(Program);

        Assert.True(first.Count > 1000, $"{first.Count} instructions");
        Assert.Equal(first, second);
    }

    [Fact]
    public void The_option_for_one_instruction_a_block_depends_on_the_version()
    {
        Assert.Equal(["-singlestep", "-d", "exec,nochain"], QemuLauncher.TraceArguments(new Version(7, 2), new SimulationOptions()));
        Assert.Equal(["-accel", "tcg,one-insn-per-tb=on", "-d", "exec,nochain"], QemuLauncher.TraceArguments(new Version(9, 0), new SimulationOptions()));
    }

    [Fact]
    public void The_log_can_be_limited_to_a_range_and_show_registers()
    {
        SimulationOptions options = new() { Instructions = new InstructionRange(0x0800_01C8, 0x3B92), OnFirstRegister = _ => { } };

        Assert.Equal(
            ["-singlestep", "-d", "exec,nochain,cpu", "-dfilter", "0x080001c8+0x3b92"], QemuLauncher.TraceArguments(new Version(7, 2), options));
    }

    [Fact]
    public async Task What_the_simulator_complains_about_is_still_heard()
    {
        string elf = await image.BuildAsync(TinyImage.Greeting);
        SimulationOptions options = new() { OnInstruction = _ => { } };
        await using Simulator simulator = Simulator.Start(SimulatorKind.Qemu, usart2 with { Machine = "no-such-machine" }, elf, options);

        SimulationException ended = await Assert.ThrowsAsync<SimulationException>(
            () => simulator.WaitForLineAsync("hello", patience, Cancel));

        Assert.Contains("unsupported machine", ended.Message);
    }

    /// <summary>What is executed from the label <c>begin</c> up to the label <c>end</c>.</summary>
    private async Task<IReadOnlyList<uint>> TraceAsync(string program)
    {
        string elf = await image.BuildAsync(program);
        ElfFile file = ElfReader.Read(await File.ReadAllBytesAsync(elf, Cancel));
        uint begin = file.ValueOf("begin") & ~1u;
        uint end = file.ValueOf("end") & ~1u;
        List<uint> trace = [];
        TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        SimulationOptions options = new()
        {
            InstructionShift = 0,
            OnInstruction = address =>
            {
                if (address == end)
                {
                    done.TrySetResult();
                }
                else if (!done.Task.IsCompleted && (trace.Count > 0 || address == begin))
                {
                    trace.Add(address);
                }
            },
        };
        await using Simulator simulator = Simulator.Start(SimulatorKind.Qemu, usart2, elf, options);
        await done.Task.WaitAsync(patience, Cancel);
        return trace;
    }
}
