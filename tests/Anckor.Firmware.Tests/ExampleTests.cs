using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Anckor.Simulation;
using Xunit;

namespace Anckor.Firmware.Tests;

/// <summary>The applications that people copy from: each tells its story to the end.</summary>
public partial class ExampleTests
{
    [Theory]
    [InlineData(Firmware.Discovery)]
    [InlineData(Firmware.Netduino)]
    public async Task Three_clients_of_one_ledger_get_a_receipt_for_each_deposit_and_none_is_lost_or_mixed_up(string board)
    {
        await using Simulator simulator = await Firmware.StartAsync("clients", board);

        for (int client = 0; client < 3; client++)
        {
            await Firmware.WaitAsync(simulator, "^[a-z]+: done$");
        }

        IReadOnlyList<string> lines = simulator.Transcript.Lines;
        Match[] receipts = [.. lines.Select(line => Receipt().Match(line)).Where(match => match.Success).OrderBy(match => Number(match, "entry"))];
        Assert.Equal(Enumerable.Range(1, 15), receipts.Select(match => Number(match, "entry")));
        Assert.All(receipts.GroupBy(match => match.Groups["client"].Value), client => Assert.Equal(
            Enumerable.Range(1, 5).Select(count => (count, 10 * count)),
            client.Select(match => (Number(match, "count"), Number(match, "amount")))));
        Assert.Equal(["alice", "bob", "carol"], receipts.Select(match => match.Groups["client"].Value).Distinct().Order());

        // Each balance is the one before and this entry's amount.
        int balance = 0;
        foreach (Match receipt in receipts)
        {
            balance += Number(receipt, "amount");
            Assert.Equal(balance, Number(receipt, "balance"));
        }
    }

    [Theory]
    [InlineData(Firmware.Discovery)]
    [InlineData(Firmware.Netduino)]
    public async Task A_block_of_4_KiB_is_filtered_in_place_by_a_task_without_memory_for_it(string board)
    {
        await using Simulator simulator = await Firmware.StartAsync("filter", board);

        string verdict = await Firmware.WaitAsync(simulator, "^owner: .*(filtered|failed)");

        Assert.Equal("owner: 4096 samples filtered in place, 4096 of them right, steps of up to 1", verdict);
        Assert.Contains("owner: lending 4096 samples, steps of up to 61", simulator.Transcript.Lines);
    }

    [Theory]
    [InlineData(Firmware.Discovery)]
    [InlineData(Firmware.Netduino)]
    public async Task Ten_interrupts_are_ten_presses_and_the_reader_learns_of_each(string board)
    {
        await using Simulator simulator = await Firmware.StartAsync("button", board);

        await Firmware.WaitAsync(simulator, "^reader: press 10$");

        Assert.Equal(
            Enumerable.Range(1, 10).Select(count => $"reader: press {count}"),
            simulator.Transcript.Lines.Where(line => line.StartsWith("reader: ", StringComparison.Ordinal)));
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("^(?<client>[a-z]+): deposit (?<count>[0-9]+) of (?<amount>[0-9]+): entry (?<entry>[0-9]+), balance (?<balance>[0-9]+)$")]
    private static partial Regex Receipt();
}
