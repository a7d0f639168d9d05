using System;
using System.IO;
using System.Linq;
using Anckor.Image.Manifest;
using CsCheck;
using Xunit;

namespace Anckor.Image.Tests.Manifest;

public sealed class OddManifestTests : IDisposable
{
    private readonly FakeRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("\n\n\n")]
    [InlineData("# nothing but a comment")]
    [InlineData("[task]\n[channel]\n")]
    public void A_manifest_that_says_nothing_is_refused(string manifest) => Assert.Equal(
        "app.toml: error ANK1004: the manifest has no task; try: [task.name] with project, priority and stack",
        repository.Diagnose(manifest));

    [Fact]
    public void A_byte_order_mark_changes_nothing()
    {
        Assert.Equal("", repository.Diagnose("\uFEFF" + Given.Ping));
        Assert.Equal(
            "app.toml(1,1): error ANK1003: the manifest has no field 'tik-rate'; try: tick-rate",
            repository.Diagnose("\uFEFFtik-rate = 1\n" + Given.Ping));
    }

    [Fact]
    public void Carriage_returns_change_nothing()
    {
        string manifest = Given.Ping + Given.Pong + Given.Channel("a", "pong", "ping");
        string crlf = manifest.ReplaceLineEndings("\r\n");

        Assert.Equivalent(repository.Read(manifest), repository.Read(crlf), strict: true);
        Assert.Equal(
            repository.Diagnose(manifest + "lonngest = 5\n"),
            repository.Diagnose(crlf + "lonngest = 5\r\n"));
    }

    [Fact]
    public void A_manifest_without_a_last_line_end_is_read() => Assert.Equal("", repository.Diagnose(Given.Ping.TrimEnd('\n')));

    [Fact]
    public void Tables_may_be_written_in_braces_and_with_dots()
    {
        Application expected = repository.Read(Given.Ping);
        Application inline = repository.Read("task = { ping = { project = 'tasks/Ping', priority = 0x5, stack = 0b100_0000_0000 } }\n");
        Application dotted = repository.Read("task.ping.project = \"tasks/Ping\"\ntask.ping.priority = +5\ntask.ping.stack = 0o2000\n");

        foreach (Application other in (Application[])[inline, dotted])
        {
            Assert.Equal(
                expected.Tasks.Select(task => (task.Name, task.ProjectPath, task.Priority, task.StackBytes)),
                other.Tasks.Select(task => (task.Name, task.ProjectPath, task.Priority, task.StackBytes)));
        }
    }

    [Fact]
    public void The_interrupts_may_be_a_table_with_a_header() =>
        Assert.Equal(3, repository.Read(Given.Ping + "[task.ping.interrupts]\ntim2 = 3\n").Tasks[2].Interrupts[0].Bit);

    [Fact]
    public void A_header_may_follow_that_of_its_part() =>
        Assert.Equal("", repository.Diagnose(Given.Ping + "[task]\n[channel]\n" + Given.Channel("a", "serial", "ping")));

    [Fact]
    public void Text_that_is_not_utf8_is_refused_with_its_line()
    {
        Directory.CreateDirectory(repository.ApplicationFolder);
        File.WriteAllBytes(Path.Combine(repository.ApplicationFolder, "app.toml"), [.. "a = 1\nb = \""u8, 0xFF, .. "\"\n"u8]);

        Assert.Equal(
            "app.toml(2): error ANK1001: the file is not UTF-8; try: saving it as UTF-8",
            repository.Diagnose(() => ManifestReader.Read(
                repository.ApplicationFolder, FakeRepository.Discovery, repository.Root)));
    }

    [Theory]
    [InlineData("name = \"a\u0001b\"\n", "app.toml(1,8): error ANK1001: ")]
    [InlineData("\0", "app.toml(1,1): error ANK1001: ")]
    [InlineData("\U0001F389 = 1\n", "app.toml(1,1): error ANK1001: ")]
    [InlineData("\"\U0001F389\" = 1\n", "app.toml(1,1): error ANK1003: the manifest has no field '\U0001F389'")]
    public void Characters_nobody_expects_are_refused_where_they_stand(string manifest, string expected) =>
        Assert.Contains(repository.Diagnose(manifest).Split('\n'), line => line.StartsWith(expected, StringComparison.Ordinal));

    [Theory]
    [InlineData("[")]
    [InlineData("{ a = ")]
    public void Endless_nesting_is_refused(string opening) => Assert.Equal(
        "app.toml: error ANK1001: lists or tables lie too deep in each other",
        repository.Diagnose("a = " + string.Concat(Enumerable.Repeat(opening, 50_000))));

    [Fact]
    public void Every_key_knows_its_line_behind_lines_of_all_kinds() => Assert.Equal(
        "app.toml(11,3): error ANK1003: task 'ping' has no field 'sttack'; try: stack",
        repository.Diagnose(
            """"
            # comment

            [task.ping]
            project = """
            tasks/\
               Ping"""
            uses = [
              "tim2", # ünïcödé
            ]
            priority = 5
              sttack = 8
            stack = 1024
            """"));

    [Fact]
    public void A_backslash_at_the_very_end_is_refused() =>
        Assert.StartsWith("app.toml(1,", repository.Diagnose("name = \"a\\"), StringComparison.Ordinal);

    [Fact]
    public void Whatever_stands_in_a_file_it_is_toml_or_refused() => Mutants.Sample(
        text =>
        {
            DiagnosticBag bag = new();
            TomlTable? table = TomlFile.Parse(text, "app.toml", bag);

            Assert.Equal(bag.Count == 0, table is not null);
        },
        iter: 5_000);

    // Anything but a diagnostic would leave Diagnose as an exception and fail the test.
    [Fact]
    public void Whatever_stands_in_a_manifest_it_is_read_or_refused() =>
        Mutants.Sample(text => repository.Diagnose(text), iter: 100, threads: 1);

    /// <summary>Manifests with up to four places where something was removed, inserted or both.</summary>
    private static Gen<string> Mutants
    {
        get
        {
            string manifest = "name = \"a\"\n" + Given.Ping + "uses = [\"tim2\"]\ninterrupts = { tim2 = 1 }\n" + Given.Pong
                + Given.Channel("a", "pong", "ping");
            string[] pieces =
            [
                "", "[", "]", "{", "}", "=", "\"", "'", ".", ",", "\n", "\r", "#", "-", "0", "9", "x", "\\", "\\u", "é", "\0", "[[", "]]",
                "\"\"\"", "inf", "1979-05-27", "task",
            ];
            Gen<string> piece = Gen.Int[0, pieces.Length - 1].Select(index => pieces[index]);
            return Gen.Select(Gen.Int[0, manifest.Length], Gen.Int[0, 4], piece).Array[1, 4].Select(edits =>
            {
                string mutant = manifest;
                foreach ((int at, int remove, string insert) in edits)
                {
                    int start = Math.Min(at, mutant.Length);
                    mutant = mutant.Remove(start, Math.Min(remove, mutant.Length - start)).Insert(start, insert);
                }

                return mutant;
            });
        }
    }
}
