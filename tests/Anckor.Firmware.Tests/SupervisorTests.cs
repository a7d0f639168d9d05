using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Anckor.Image;
using Anckor.Image.Elf;
using Anckor.Simulation;
using Xunit;

namespace Anckor.Firmware.Tests;

/// <summary>The supervisor: what it does for those who may ask, what it says, and that a task which keeps failing disturbs nobody.</summary>
public partial class SupervisorTests
{
    private const int Pings = 600;
    private const int Period = 100;

    [Theory]
    [InlineData(Firmware.Discovery)]
    [InlineData(Firmware.Netduino)]
    public async Task Every_request_does_what_it_should_and_every_wrong_one_ends_its_sender(string board)
    {
        await using Simulator simulator = await Firmware.StartAsync("supervised", board);

        string verdict = await Firmware.WaitAsync(simulator, "^SUITE (PASSED|FAILED) ");

        IReadOnlyList<string> lines = simulator.Transcript.Lines;
        int passed = lines.Count(line => Passed().IsMatch(line));
        Assert.DoesNotContain(lines, line => line.StartsWith("TEST ", StringComparison.Ordinal) && line.Contains(" FAIL", StringComparison.Ordinal));
        Assert.Equal($"SUITE PASSED {passed}/{passed}", verdict);
        Assert.Equal(28, passed);
    }

    [Fact]
    public async Task The_console_tells_what_ended_a_task_and_who_wanted_it()
    {
        await using Simulator simulator = await Firmware.StartAsync("supervised", Firmware.Discovery);

        await Firmware.WaitAsync(simulator, "^SUITE PASSED ");

        string[] faults = [.. simulator.Transcript.Lines.Select(line => Place().Replace(line, "")).Distinct()];
        string[] expected =
        [
            "supervisor: patient faulted: injected by operator",
            "supervisor: patient held",
            "supervisor: patient faulted: panic \"the pressure is too high?and this is no line of its own, with mu\"",
            "supervisor: patient faulted: broke the protocol of operator: reason 77",
            "supervisor: rude faulted: broke the protocol of supervisor: wrong length",
            "supervisor: rude faulted: broke the protocol of supervisor: wrong operation",
            "supervisor: rude faulted: broke the protocol of supervisor: wrong task",
            "supervisor: rude faulted: injected by supervisor",
            "supervisor: flaky held: restarted 3 times without running for 10 s",
            "supervisor: stranger faulted: panic \"the manifest does not let this task ask the supervisor\"",
        ];
        Assert.All(expected, line => Assert.Contains(line, faults));
        Assert.DoesNotContain(simulator.Transcript.Lines, line => line.StartsWith("and this is no line", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Firmware.Discovery)]
    [InlineData(Firmware.Netduino)]
    public async Task A_minute_of_crashes_moves_no_ping_by_a_tick_and_each_restart_comes_later(string board)
    {
        await using Simulator simulator = await Firmware.StartAsync("storm", board);

        await Firmware.WaitAsync(simulator, "^ping: a minute is over$");

        IReadOnlyList<string> lines = simulator.Transcript.Lines;
        Match[] pings = [.. lines.Select(line => Ping().Match(line)).Where(match => match.Success)];
        Assert.Equal(Enumerable.Range(1, Pings), pings.Select(match => Number(match, "count")));
        int start = Number(pings[0], "woken") - Period;
        Assert.All(pings, match =>
        {
            int due = start + (Period * Number(match, "count"));
            Assert.Equal((due, Number(match, "count"), due), (Number(match, "woken"), Number(match, "answer"), Number(match, "answered")));
        });

        // At once, then after 10 ms, 20 ms, ... 5.12 s; each time a few ticks for the lines on the console.
        int[] lives = [.. lines.Select(line => Life().Match(line)).Where(match => match.Success).Select(match => Number(match, "tick"))];
        Assert.InRange(lives.Length, 20, 30);
        Assert.All(lives.Zip(lives.Skip(1)).Index(), pair =>
        {
            int wait = pair.Index == 0 ? 0 : 10 << Math.Min(pair.Index - 1, 9);
            Assert.InRange(pair.Item.Second - pair.Item.First, wait, wait + 20);
        });
        Assert.Equal(lives.Length, lines.Count(line => line.StartsWith("supervisor: crash faulted: panic \"again\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_watchdog_is_fed_until_a_task_is_late_and_never_again()
    {
        BuildOutput output = await Firmware.BuildAsync("guarded", Firmware.Discovery);
        ElfFile elf = ElfReader.Read(await File.ReadAllBytesAsync(output.Elf, TestContext.Current.CancellationToken));
        int port = DebuggerPort.FindFree();
        await using Simulator simulator = Firmware.Start(output, new SimulationOptions { DebuggerPort = port, WaitForDebugger = true });
        using CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        await using DebuggerPort debugger = await DebuggerPort.ConnectAsync(port, ended.Token);
        Task counting = CountFeedsAsync(debugger, elf);

        string late = await Firmware.WaitAsync(simulator, "^supervisor: ");
        int before = feeds;

        // The simulated board has no watchdog, so it goes on: three seconds more.
        for (int second = 0; second < 3; second++)
        {
            await Firmware.WaitAsync(simulator, "^faithful: checked in ");
        }

        Assert.False(counting.IsCompleted, "the debugger ended first");
        await ended.CancelAsync();
        await counting;
        Assert.Equal("supervisor: forgetful is late: no check-in for 300 ms, the watchdog is fed no more", late);

        // Once at its start, then every 250 ms for 2.2 to 2.5 s.
        Assert.InRange(before, 1 + 9, 1 + 11);
        Assert.Equal(before, feeds);
    }

    [Fact]
    public async Task In_Renode_the_watchdog_resets_the_board_when_a_task_is_late()
    {
        Assert.SkipWhen(RenodeLauncher.FindProgram() is null, $"no renode on PATH, and {RenodeLauncher.Variable} names none");
        BuildOutput output = await Firmware.BuildAsync("guarded", Firmware.Discovery);
        await using Simulator simulator = Simulator.Start(
            SimulatorKind.Renode,
            output.Application.Board.Simulators["renode"],
            output.Elf,
            new SimulationOptions { RepositoryRoot = Repository.Root });

        await Firmware.WaitAsync(simulator, "^Anckor ");
        await Firmware.WaitAsync(simulator, "^faithful: checked in 20 times$");
        await Firmware.WaitAsync(simulator, "^supervisor: forgetful is late");
        await Firmware.WaitAsync(simulator, "^Anckor ");
        await Firmware.WaitAsync(simulator, "^faithful: checked in 10 times$");
    }

    private int feeds;

    private async Task CountFeedsAsync(DebuggerPort debugger, ElfFile elf)
    {
        uint feed = elf.ValueOf("Anckor_Kernel_Anckor_Kernel_Watchdog__Feed") & ~1u;
        uint tick = elf.ValueOf("anckor_tick_entry") & ~1u;
        try
        {
            while (true)
            {
                await debugger.RunToAsync(feed);
                feeds++;
                await debugger.RunToAsync(tick);
            }
        }
        catch (OperationCanceledException)
        {
            // The test has seen enough.
        }
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("^TEST [a-z0-9_]+ PASS$")]
    private static partial Regex Passed();

    [GeneratedRegex(", pc 0x[0-9a-f]{8}, lr 0x[0-9a-f]{8}$")]
    private static partial Regex Place();

    [GeneratedRegex("^ping: ping (?<count>[0-9]+) at tick (?<woken>[0-9]+), pong (?<answer>[0-9]+) at tick (?<answered>[0-9]+)$")]
    private static partial Regex Ping();

    [GeneratedRegex("^crash: life [0-9]+ at tick (?<tick>[0-9]+)$")]
    private static partial Regex Life();
}
