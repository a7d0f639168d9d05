using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace Anckor.Image.Tests.Manifest;

/// <summary>What is accepted; what is refused, and how, stands in Golden/refusals.txt.</summary>
public sealed class LendBufferReaderTests : IDisposable
{
    private readonly FakeRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Fact]
    public void Buffers_are_read_in_the_order_of_the_manifest() => Assert.Equal(
        [new LendBufferModel("header", 64), new LendBufferModel("block", 4096)],
        Read("lend-buffers = { header = 64, block = 4_096 }"));

    [Fact]
    public void They_may_be_a_table_with_a_header() =>
        Assert.Equal([new LendBufferModel("block-2", 96)], Read("[task.ping.lend-buffers]\nblock-2 = 0x60"));

    [Fact]
    public void A_task_without_the_field_has_none() => Assert.Empty(Read(""));

    [Fact]
    public void An_empty_table_declares_none() => Assert.Empty(Read("lend-buffers = {}"));

    [Fact]
    public void Every_count_of_eighths_of_every_region_is_accepted_up_to_all_of_ram()
    {
        for (int bits = 5; bits <= 14; bits++)
        {
            for (int count = 1; count <= 8; count++)
            {
                uint bytes = (uint)count << bits;
                Assert.Equal(bytes, Assert.Single(Read($"lend-buffers = {{ block = {bytes} }}")).Bytes);
            }
        }
    }

    [Fact]
    public void Nothing_between_them_is_accepted_and_the_remedy_is_the_next()
    {
        HashSet<int> possible = [.. Enumerable.Range(1, 8).SelectMany(count => Enumerable.Range(5, 6).Select(bits => count << bits))];
        for (int bytes = 1; bytes < 2048; bytes += 13)
        {
            int next = possible.Where(size => size >= bytes).Min();

            string found = repository.Diagnose(Given.Ping + $"lend-buffers = {{ block = {bytes} }}\n");

            if (next == bytes)
            {
                Assert.Equal("", found);
            }
            else
            {
                Assert.StartsWith("app.toml(5,26): error ANK1021: ", found, StringComparison.Ordinal);
                Assert.EndsWith($"; try: block = {next}", found, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Sixteen_buffers_fit() =>
        Assert.Equal(16, Read($"lend-buffers = {{ {string.Join(", ", Enumerable.Range(0, 16).Select(index => $"b{index} = 32"))} }}").Count);

    [Fact]
    public void Tasks_that_are_always_there_may_have_some() =>
        Assert.Single(repository.Read(Given.Ping + "[task.serial]\nlend-buffers = { line = 128 }\n")
            .Tasks.Single(task => task.Name == "serial").LendBuffers);

    private IReadOnlyList<LendBufferModel> Read(string field) =>
        repository.Read(Given.Ping + field + "\n").Tasks.Single(task => task.Name == "ping").LendBuffers;
}
