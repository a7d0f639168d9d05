using System;
using System.IO;
using System.Linq;
using Anckor.Abi;
using Anckor.Image.Manifest;
using Xunit;

namespace Anckor.Image.Tests.Manifest;

public sealed class ManifestReaderTests : IDisposable
{
    private readonly FakeRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Fact]
    public void The_smallest_manifest_gets_supervisor_serial_idle_and_the_channel_log()
    {
        Application application = repository.Read(Given.Ping);

        Assert.Equal("app", application.Name);
        Assert.Equal(1000, application.TickRate);
        Assert.Equal(Path.Combine(repository.ApplicationFolder, "app.toml"), application.ManifestPath);
        Assert.Equal(["supervisor", "serial", "ping", "idle"], application.Tasks.Select(task => task.Name));
        Assert.Equal([0, 1, 5, 31], application.Tasks.Select(task => task.Priority));
        Assert.Equal(
            [FaultPolicy.Reset, FaultPolicy.Restart, FaultPolicy.Restart, FaultPolicy.Restart],
            application.Tasks.Select(task => task.Policy));
        ChannelModel log = Assert.Single(application.Channels);
        Assert.Equal(("log", 1, 128), (log.Name, log.Receiver, log.Longest));
        Assert.Equal([0, 2], log.Senders);
    }

    [Fact]
    public void The_implicit_serial_task_owns_the_console_and_its_interrupt()
    {
        TaskModel serial = repository.Read(Given.Ping, "netduino-plus-2").Tasks[1];

        Assert.Equal("usart1", Assert.Single(serial.Peripherals).Name);
        Assert.Equal(new InterruptModel("console", 37, 0), Assert.Single(serial.Interrupts));
    }

    [Fact]
    public void Every_field_of_a_task_is_read()
    {
        Application application = repository.Read(
            """
            name = "demo"
            tick-rate = 500

            [task.worker]
            project    = "tasks/Ping"
            priority   = 30
            stack      = 2_048
            stack-extra = 96
            on-fault   = "hold"
            uses       = ["tim2", "gpiod", "console"]
            interrupts = { tim2 = 3, exti15-10 = 31 }
            """);

        TaskModel worker = application.Tasks[2];
        Assert.Equal("demo", application.Name);
        Assert.Equal(500, application.TickRate);
        Assert.Equal(("worker", 30, 2048, FaultPolicy.Hold), (worker.Name, worker.Priority, worker.StackBytes, worker.Policy));
        Assert.Equal((96, 7), (worker.StackExtra, worker.StackLocation!.Line));
        Assert.Equal(Path.Combine(repository.Root, "tasks", "Ping"), worker.ProjectPath);
        Assert.Equal(["tim2", "gpiod", "usart2"], worker.Peripherals.Select(peripheral => peripheral.Name));
        Assert.Equal([new InterruptModel("tim2", 28, 3), new InterruptModel("exti15-10", 40, 31)], worker.Interrupts);
        Assert.Equal((4, 7), (worker.Location.Line, worker.Location.Column));
    }

    [Fact]
    public void Declared_fields_of_an_implicit_task_stand_and_the_others_stay()
    {
        Application application = repository.Read(
            Given.Ping
            + """
            [task.serial]
            priority = 7
            [task.supervisor]
            project = "tasks/Pong"
            stack = 1024
            [task.idle]
            stack = 256
            """);

        Assert.Equal(["supervisor", "ping", "serial", "idle"], application.Tasks.Select(task => task.Name));
        TaskModel supervisor = application.Tasks[0];
        Assert.Equal((0, 1024, FaultPolicy.Reset), (supervisor.Priority, supervisor.StackBytes, supervisor.Policy));
        Assert.Equal(Path.Combine(repository.Root, "tasks", "Pong"), supervisor.ProjectPath);
        TaskModel serial = application.Tasks[2];
        Assert.Equal(7, serial.Priority);
        Assert.Equal("usart2", Assert.Single(serial.Peripherals).Name);
        Assert.Single(serial.Interrupts);
        Assert.Equal((31, 256), (application.Tasks[3].Priority, application.Tasks[3].StackBytes));
    }

    [Fact]
    public void Declared_fields_of_the_channel_log_stand_and_the_others_stay()
    {
        ChannelModel log = Assert.Single(repository.Read(Given.Ping + Given.Pong + "[channel.log]\nsenders = [\"ping\"]\n").Channels);

        Assert.Equal((1, 128), (log.Receiver, log.Longest));
        Assert.Equal([2], log.Senders);
    }

    [Fact]
    public void Without_a_console_there_is_no_serial_task_and_no_log()
    {
        Application application = repository.Read("console = false\n" + Given.Ping);

        Assert.Equal(["supervisor", "ping", "idle"], application.Tasks.Select(task => task.Name));
        Assert.Empty(application.Channels);
    }

    [Fact]
    public void Without_a_console_serial_and_log_are_names_like_any_other() => Assert.Equal(
        """
        app.toml(2,7): error ANK1004: task 'serial' has no 'project'; try: project = "tasks/Name"
        app.toml(2,7): error ANK1004: task 'serial' has no 'priority'; try: priority = 5
        app.toml(2,7): error ANK1004: task 'serial' has no 'stack'; try: stack = 1024
        app.toml(3,10): error ANK1004: channel 'log' has no 'receiver'; try: receiver = "server"
        app.toml(3,10): error ANK1004: channel 'log' has no 'senders'; try: senders = ["client"]
        """,
        repository.Diagnose("console = false\n[task.serial]\n[channel.log]\n"));

    [Fact]
    public void Channels_are_grouped_by_receiver_in_the_order_of_the_tasks_and_of_the_file()
    {
        Application application = repository.Read(
            Given.Ping + Given.Pong + Given.Task("third")
            + Given.Channel("b", "pong", "ping")
            + Given.Channel("c", "ping", "third", "supervisor")
            + Given.Channel("a", "pong", "third", "ping"));

        Assert.Equal(["log", "c", "b", "a"], application.Channels.Select(channel => channel.Name));
        Assert.Equal([1, 2, 3, 3], application.Channels.Select(channel => channel.Receiver));
        Assert.Equal([0, 4], application.Channels[1].Senders);
        Assert.Equal([2, 4], application.Channels[3].Senders);
        Assert.All(application.Channels.Skip(1), channel => Assert.Equal(32, channel.Longest));
    }

    [Fact]
    public void A_ring_with_a_one_way_channel_is_allowed()
    {
        Application application = repository.Read(
            Given.Ping + Given.Pong + Given.Channel("there", "pong", "ping")
            + Given.Channel("back", "ping", "pong") + "one-way = true\n");

        Assert.Equal(["back"], application.Channels.Where(channel => channel.OneWay).Select(channel => channel.Name));
    }

    [Fact]
    public void A_chain_and_a_diamond_of_channels_are_no_ring() => Assert.Equal(
        "",
        repository.Diagnose(
            Given.Task("a") + Given.Task("b") + Given.Task("c") + Given.Task("d")
            + Given.Channel("ab", "b", "a") + Given.Channel("ac", "c", "a") + Given.Channel("bd", "d", "b", "c")));

    [Fact]
    public void Two_separate_rings_are_both_reported()
    {
        string diagnostics = repository.Diagnose(
            Given.Task("a") + Given.Task("b") + Given.Task("c") + Given.Task("d")
            + Given.Channel("ab", "b", "a") + Given.Channel("ba", "a", "b")
            + Given.Channel("cd", "d", "c") + Given.Channel("dc", "c", "d"));

        Assert.Equal(2, diagnostics.Split('\n').Length);
        Assert.All(diagnostics.Split('\n'), line => Assert.Contains("ANK1017", line, StringComparison.Ordinal));
    }

    [Fact]
    public void A_project_beside_the_manifest_comes_before_one_in_the_repository()
    {
        repository.Write("apps/app/tasks/Ping/Main.cs", "");

        Assert.Equal(Path.Combine(repository.ApplicationFolder, "tasks", "Ping"), repository.Read(Given.Ping).Tasks[2].ProjectPath);
    }

    [Fact]
    public void A_folder_beside_the_manifest_without_code_does_not_hide_the_one_in_the_repository()
    {
        Directory.CreateDirectory(Path.Combine(repository.ApplicationFolder, "tasks", "Ping"));

        Assert.Equal(Path.Combine(repository.Root, "tasks", "Ping"), repository.Read(Given.Ping).Tasks[2].ProjectPath);
    }

    [Fact]
    public void A_folder_with_a_csproj_stands_for_the_csproj()
    {
        repository.Write("tasks/Ping/Ping.csproj", "<Project />");

        Assert.Equal(Path.Combine(repository.Root, "tasks", "Ping", "Ping.csproj"), repository.Read(Given.Ping).Tasks[2].ProjectPath);
        Assert.Equal(
            Path.Combine(repository.Root, "tasks", "Ping", "Ping.csproj"),
            repository.Read(Given.Ping.Replace("tasks/Ping", "tasks/Ping/Ping.csproj", StringComparison.Ordinal)).Tasks[2].ProjectPath);
    }

    [Fact]
    public void A_task_may_lie_beside_its_manifest()
    {
        repository.Write("apps/app/Main.cs", "");

        Application application = repository.Read(Given.Ping.Replace("tasks/Ping", ".", StringComparison.Ordinal));

        Assert.Equal(repository.ApplicationFolder, application.Tasks[2].ProjectPath);
    }

    [Fact]
    public void A_task_and_a_channel_may_have_the_same_name() =>
        Assert.Equal("", repository.Diagnose(Given.Ping + Given.Pong + Given.Channel("pong", "pong", "ping")));

    [Fact]
    public void Two_tasks_may_share_a_project_a_priority_and_a_peripheral() => Assert.Equal(
        "",
        repository.Diagnose(Given.Task("a") + "uses = [\"gpiod\"]\n" + Given.Task("b") + "uses = [\"gpiod\"]\n"));

    [Theory]
    [InlineData("demo", "demo")]
    [InlineData("My App", "my-app")]
    [InlineData("tmp.aB3", "tmp-ab3")]
    [InlineData("42", "app-42")]
    [InlineData("...", "app")]
    [InlineData("größe", "gr--e")]
    [InlineData("abcdefghijklmnopqrstuvwxyzabcd-fg", "abcdefghijklmnopqrstuvwxyzabcd")]
    public void A_folder_of_any_name_gives_the_application_a_valid_one(string folder, string expected)
    {
        Assert.Equal(expected, NameRules.FromFolder(folder));
        Assert.True(NameRules.IsName(expected));
    }

    [Fact]
    public void Tasks_that_check_in_get_a_channel_to_the_supervisor_and_nobody_else_does()
    {
        Application application = repository.Read(
            "watchdog = 2000\n" + Given.Task("a") + "check-in = 500\n" + Given.Task("b") + "restart-limit = 5\n" + Given.Task("c") + "check-in = 3600000\n");

        Assert.Equal(2000, application.WatchdogMilliseconds);
        Assert.Equal([0, 0, 500, 0, 3_600_000, 0], application.Tasks.Select(task => task.CheckInMilliseconds));
        Assert.Equal([0, 0, 0, 5, 0, 0], application.Tasks.Select(task => task.RestartLimit));
        ChannelModel channel = application.Channels[0];
        Assert.Equal(("check-in", 0, 0, true), (channel.Name, channel.Receiver, channel.Longest, channel.OneWay));
        Assert.Equal([2, 4], channel.Senders);
        Assert.Equal(["check-in", "log"], application.Channels.Select(each => each.Name));
    }

    [Fact]
    public void The_console_may_check_in_although_the_supervisor_waits_for_it() =>
        Assert.Equal("", repository.Diagnose("watchdog = 2000\n" + Given.Ping + "[task.serial]\ncheck-in = 500\n"));

    [Fact]
    public void Reading_twice_gives_the_same_application()
    {
        string manifest = Given.Ping + Given.Pong + Given.Channel("pong", "pong", "ping");
        Application first = repository.Read(manifest);
        Application second = repository.Read(manifest);

        Assert.Equivalent(first, second, strict: true);
    }
}
