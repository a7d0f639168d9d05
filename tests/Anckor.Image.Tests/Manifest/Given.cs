using System.Linq;

namespace Anckor.Image.Tests.Manifest;

/// <summary>Pieces of manifests.</summary>
internal static class Given
{
    public const string Ping = """
        [task.ping]
        project = "tasks/Ping"
        priority = 5
        stack = 1024

        """;

    public const string Pong = """
        [task.pong]
        project = "tasks/Pong"
        priority = 4
        stack = 512

        """;

    public static string Task(string name, int priority = 5) => $"""
        [task.{name}]
        project = "tasks/Ping"
        priority = {priority}
        stack = 1024

        """;

    public static string Channel(string name, string receiver, params string[] senders) => $"""
        [channel.{name}]
        receiver = "{receiver}"
        senders = [{string.Join(", ", senders.Select(sender => $"\"{sender}\""))}]

        """;
}
