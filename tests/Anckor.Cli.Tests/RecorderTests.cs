using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Anckor.Cli.Benchmarks;
using Anckor.Image;
using Xunit;

namespace Anckor.Cli.Tests;

/// <summary>A driver that does one thing: <c>loop: nop; nop; bl bench_mark; b loop</c>; its begin, mark and end are functions that return.</summary>
public class RecorderTests
{
    private const uint Loop = 0x0800_0100;
    private const uint Call = Loop + 4;
    private const uint Again = Loop + 8;
    private const uint Begin = 0x0800_010A;
    private const uint Mark = 0x0800_010C;
    private const uint Done = 0x0800_010E;
    private const uint Handler = 0x0800_0040;

    private static readonly int[] driver = [0xBF00, 0xBF00, 0xF000, 0xF802, 0xE7FA, 0x4770, 0x4770, 0x4770];

    private readonly Recorder recorder;

    public RecorderTests()
    {
        Dictionary<uint, string> functions = new()
        {
            [Begin] = "bench_begin_sample",
            [Mark] = "bench_mark",
            [Done] = "bench_done",
        };
        recorder = new Recorder(new CodeMap(Images.Of(Loop, Handler, driver, functions)));
    }

    [Fact]
    public void A_round_is_what_happens_between_two_marks_without_the_mark_itself()
    {
        Execute(Begin);
        Rounds(Recording.WarmUp + 2);
        Execute(Loop, Loop + 2, Call, Mark, Done);

        IReadOnlyList<uint[]> rounds = recorder.Recordings["sample"].Rounds();

        Assert.True(recorder.Done.IsCompletedSuccessfully);
        Assert.Equal(2, rounds.Count);
        Assert.All(rounds, round => Assert.Equal([Again, Loop, Loop + 2, Call], round));
    }

    [Fact]
    public void What_happens_before_the_first_beginning_is_nobody_s_business()
    {
        Execute(Loop, Loop, 0x1234);
        Execute(Begin, Loop, Loop + 2, Call, Mark, Done);

        Assert.True(recorder.Done.IsCompletedSuccessfully);
        Assert.Equal(["sample"], recorder.Recordings.Keys);
    }

    [Theory]
    [InlineData(new uint[] { Begin, Loop, Loop }, "0x08000100 cannot follow the one at 0x08000100")]
    [InlineData(new uint[] { Begin, Loop, Call }, "0x08000104 cannot follow the one at 0x08000100")]
    public async Task An_instruction_counted_twice_or_missed_ends_the_recording(uint[] trace, string reason)
    {
        Execute(trace);

        BuildFailedException failure = await Assert.ThrowsAsync<BuildFailedException>(() => recorder.Done);

        Assert.Contains(reason, failure.Message);
        Assert.Contains("ANK5301", failure.Message);
    }

    private void Rounds(int count)
    {
        for (int round = 0; round < count; round++)
        {
            Execute(Loop, Loop + 2, Call, Mark, Again);
        }
    }

    private void Execute(params uint[] addresses) => addresses.ToList().ForEach(recorder.Execute);
}
