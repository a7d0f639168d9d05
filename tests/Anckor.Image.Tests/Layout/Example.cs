using System.Collections.Generic;
using System.Linq;
using Anckor.Abi;
using Anckor.Image.Manifest;
using Anckor.Image.Tests.Manifest;

namespace Anckor.Image.Tests.Layout;

/// <summary>Applications without a manifest, on the real Discovery board.</summary>
internal static class Example
{
    public const string ManifestPath = "/nowhere/app.toml";

    public static Board Board { get; } = BoardReader.Read(FakeRepository.Discovery, FakeRepository.RealRoot);

    /// <summary>Supervisor, some tasks and idle; every task but idle sends to the first of them over one channel.</summary>
    public static Application WithTasks(int count)
    {
        List<TaskModel> tasks =
        [
            Task("supervisor", 0),
            .. Enumerable.Range(1, count).Select(index => Task($"task-{index}", 5, line: index * 10)),
            Task("idle", 31),
        ];
        ChannelModel channel = new("work", 1, [0, .. Enumerable.Range(2, count - 1)], 48, new SourceLocation(ManifestPath));
        return new Application("example", ManifestPath, Board, 1000, tasks, [channel]);
    }

    public static TaskModel Task(string name, int priority, int line = 0) =>
        new(name, "", priority, 512, FaultPolicy.Restart, [], [], new SourceLocation("app.toml", line, 7));

    /// <summary>Links as they come out when nothing but code and a stack is in a task.</summary>
    public static IReadOnlyList<TaskLink> Links(Application application, MemoryPlan plan) =>
    [
        .. application.Tasks.Select((task, index) => new TaskLink(
            plan.TaskFlash[index].Occupied.Base,
            plan.TaskRam[index].Occupied.Base + (uint)task.StackBytes,
            plan.TaskFlash[index].Occupied.Base + 16,
            new MemoryRange(plan.TaskRam[index].Occupied.Base + (uint)task.StackBytes, 8),
            new MemoryRange(plan.TaskRam[index].Occupied.Base + (uint)task.StackBytes + 8, 4))),
    ];
}
