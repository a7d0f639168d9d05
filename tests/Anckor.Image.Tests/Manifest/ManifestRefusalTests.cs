using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Anckor.Image.Manifest;
using Xunit;

namespace Anckor.Image.Tests.Manifest;

public sealed class ManifestRefusalTests : IDisposable
{
    private static readonly GoldenCases Cases = new("refusals.txt");

    private readonly FakeRepository repository = new();

    public static TheoryData<string> Names => [.. Cases.Names];

    public void Dispose() => repository.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void A_manifest_is_refused_with_exactly_these_diagnostics(string name) =>
        Cases.Check(name, repository.Diagnose(Cases.Input(name) + "\n"));

    [Fact]
    public void Every_diagnostic_names_the_file()
    {
        IEnumerable<string> lines = Cases.Expected.SelectMany(expected => expected.Split('\n'));

        Assert.All(lines, line => Assert.StartsWith("app.toml", line, StringComparison.Ordinal));
    }

    [Fact]
    public void A_board_that_does_not_exist_is_refused_with_the_closest_name() => Assert.Equal(
        "boards: error ANK1012: no board is called 'stm32f4-discovry'; try: stm32f4-discovery",
        repository.Diagnose(Given.Ping, "stm32f4-discovry"));

    [Fact]
    public void A_board_that_resembles_nothing_is_refused_with_all_names() => Assert.Equal(
        "boards: error ANK1012: no board is called 'toaster'; try: one of netduino-plus-2, stm32f4-discovery",
        repository.Diagnose(Given.Ping, "toaster"));

    [Fact]
    public void Mistakes_in_the_manifest_are_shown_although_the_board_is_unknown() => Assert.Equal(
        """
        boards: error ANK1012: no board is called 'toaster'; try: one of netduino-plus-2, stm32f4-discovery
        app.toml(4,9): error ANK1010: the stack of task 'ping' is 1020 bytes, not a multiple of 8; try: stack = 1024
        """,
        repository.Diagnose(Given.Ping.Replace("1024", "1020", StringComparison.Ordinal), "toaster"));

    [Fact]
    public void A_folder_that_does_not_exist_is_refused() => Assert.Equal(
        "apps/nowhere: error ANK1002: the folder does not exist; try: a folder with an app.toml",
        repository.Diagnose(() => ManifestReader.Read(
            Path.Combine(repository.Root, "apps", "nowhere"), FakeRepository.Discovery, repository.Root)));

    [Fact]
    public void A_folder_without_a_manifest_is_refused() => Assert.Equal(
        "boards: error ANK1002: the folder has no app.toml; try: a folder with an app.toml",
        repository.Diagnose(() => ManifestReader.Read(
            Path.Combine(repository.Root, "boards"), FakeRepository.Discovery, repository.Root)));

    [Fact]
    public void An_implicit_task_whose_project_is_missing_is_refused()
    {
        Directory.Delete(Path.Combine(repository.Root, "tasks", "Idle"), recursive: true);

        Assert.Equal(
            "app.toml: error ANK1011: the project 'tasks/Idle' of task 'idle' does not exist; "
            + "try: a folder with C# files, or a csproj, beside the manifest or in the repository",
            repository.Diagnose(Given.Ping));
    }

    [Fact]
    public void A_folder_with_two_projects_is_refused()
    {
        repository.Write("tasks/Ping/First.csproj", "<Project />");
        repository.Write("tasks/Ping/Second.csproj", "<Project />");

        Assert.Equal(
            "app.toml(2,11): error ANK1011: the project 'tasks/Ping' of task 'ping' holds 2 projects: name one of them; "
            + "try: a folder with C# files, or a csproj, beside the manifest or in the repository",
            repository.Diagnose(Given.Ping));
    }

    [Fact]
    public void Thirty_three_tasks_are_refused_and_thirty_two_are_not()
    {
        string Tasks(int count) => string.Concat(Enumerable.Range(0, count).Select(index => Given.Task($"t{index}")));

        Assert.Equal("", repository.Diagnose(Tasks(29)));
        Assert.Equal(
            "app.toml: error ANK1016: the application has 33 tasks, those it has without saying so included, and 32 fit; "
            + "try: tasks that do several things",
            repository.Diagnose(Tasks(30)));
    }

    [Fact]
    public void Thirty_three_channels_of_one_receiver_are_refused_and_thirty_two_are_not()
    {
        string Channels(int count) =>
            Given.Ping + Given.Pong + string.Concat(Enumerable.Range(0, count).Select(index => Given.Channel($"c{index}", "pong", "ping")));

        Assert.Equal("", repository.Diagnose(Channels(32)));
        Assert.Equal(
            "app.toml(105,10): error ANK1016: task 'pong' receives from 33 channels, and 32 fit; try: one channel with several senders",
            repository.Diagnose(Channels(33)));
    }

    [Fact]
    public void Two_hundred_and_fifty_six_channels_are_refused_and_one_less_is_not()
    {
        string Channels(int count) =>
            string.Concat(Enumerable.Range(0, 9).Select(index => Given.Task($"t{index}")))
            + string.Concat(Enumerable.Range(0, count).Select(index => Given.Channel($"c{index}", $"t{1 + (index % 8)}", "t0")));

        // With the channel "log", which nobody declares.
        Assert.Equal("", repository.Diagnose(Channels(254)));
        Assert.Equal(
            "app.toml: error ANK1016: the application has 256 channels, and 255 fit; "
            + "try: one channel with several senders, or several kinds of message on one",
            repository.Diagnose(Channels(255)));
    }
}
