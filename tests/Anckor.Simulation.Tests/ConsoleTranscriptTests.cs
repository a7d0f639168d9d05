using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using CsCheck;
using Xunit;

namespace Anckor.Simulation.Tests;

public class ConsoleTranscriptTests
{
    private static readonly Gen<char> letter = Gen.Int[0, 5].Select(index => "aé€\n\r "[index]);

    [Fact]
    public void Lines_are_cut_at_line_feeds_and_carriage_returns_are_dropped()
    {
        ConsoleTranscript transcript = new();

        transcript.Append("one\r\ntwo\nthr"u8);

        Assert.Equal(["one", "two"], transcript.Lines);
    }

    [Fact]
    public void The_unfinished_last_line_is_a_line_once_the_console_is_closed()
    {
        ConsoleTranscript transcript = new();
        transcript.Append("one\ntwo"u8);

        transcript.Complete();

        Assert.Equal(["one", "two"], transcript.Lines);
    }

    [Fact]
    public void Bytes_that_are_no_text_do_not_stop_the_console()
    {
        ConsoleTranscript transcript = new();

        transcript.Append([0xFF, (byte)'a', (byte)'\n']);

        Assert.Equal(["\uFFFDa"], transcript.Lines);
    }

    [Fact]
    public void However_the_bytes_arrive_the_lines_are_the_same() =>
        Gen.Select(Gen.String[letter, 0, 40], Gen.Int[1, 7]).Sample((text, piece) =>
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            ConsoleTranscript transcript = new();
            foreach (byte[] part in bytes.Chunk(piece))
            {
                transcript.Append(part);
            }

            transcript.Complete();

            string[] expected = text.Replace("\r", "", StringComparison.Ordinal).Split('\n');
            Assert.Equal(expected[^1].Length == 0 ? expected[..^1] : expected, transcript.Lines);
        });

    [Fact]
    public async Task A_reader_gets_old_lines_and_new_ones_and_ends_with_the_console()
    {
        ConsoleTranscript transcript = new();
        transcript.Append("old\n"u8);
        Task<List<string>> reading = ReadAllAsync(transcript, 0);

        transcript.Append("new\n"u8);
        transcript.Append("newer\n"u8);
        transcript.Complete();

        Assert.Equal(["old", "new", "newer"], await reading.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_reader_may_start_at_a_line_that_is_not_there_yet()
    {
        ConsoleTranscript transcript = new();
        Task<List<string>> reading = ReadAllAsync(transcript, 2);

        transcript.Append("0\n1\n"u8);
        transcript.Append("2\n3\n"u8);
        transcript.Complete();

        Assert.Equal(["2", "3"], await reading.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Only_the_newest_lines_are_kept()
    {
        ConsoleTranscript transcript = new();

        for (int number = 0; number < 3 * ConsoleTranscript.Kept; number++)
        {
            transcript.Append(Encoding.ASCII.GetBytes($"{number}\n"));
        }

        Assert.InRange(transcript.Lines.Count, ConsoleTranscript.Kept, 2 * ConsoleTranscript.Kept);
        Assert.Equal($"{(3 * ConsoleTranscript.Kept) - 1}", transcript.Lines[^1]);
    }

    private static async Task<List<string>> ReadAllAsync(ConsoleTranscript transcript, long first)
    {
        List<string> read = [];
        await foreach (ConsoleLine line in transcript.ReadFromAsync(first))
        {
            read.Add(line.Text);
        }

        return read;
    }
}
