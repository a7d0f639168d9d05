using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace Anckor.Cli.Testing;

/// <summary>A test that did not pass.</summary>
/// <param name="Name">The test.</param>
/// <param name="IsSkipped">Whether it was skipped, not failed.</param>
/// <param name="Reason">Why.</param>
internal sealed record TestTrouble(string Name, bool IsSkipped, string Reason);

/// <summary>
/// Follows what a test program reports while it runs: one JSON object a line (xunit's reporter <c>json</c>), mixed with whatever
/// the tests write themselves.
/// </summary>
internal sealed class TestMessages
{
    private readonly Dictionary<string, string> running = [];

    /// <summary>The count so far.</summary>
    public TestTotals Totals { get; private set; }

    /// <summary>Whether the program said that it was through: one that crashes does not.</summary>
    public bool IsFinished { get; private set; }

    /// <summary>The tests begun and not ended.</summary>
    public IReadOnlyCollection<string> Running => running.Values;

    /// <summary>Takes a line.</summary>
    /// <returns>The test that this line says did not pass; null for any other line.</returns>
    public TestTrouble? Read(string line)
    {
        if (!line.StartsWith("{\"$type\":", StringComparison.Ordinal))
        {
            return null;
        }

        using JsonDocument document = JsonDocument.Parse(line);
        JsonElement message = document.RootElement;
        switch (message.GetProperty("$type").GetString())
        {
            case "test-starting":
                running[Identity(message)] = message.GetProperty("TestDisplayName").GetString()!;
                return null;
            case "test-passed":
                Totals += TestTotals.OnePassed;
                return null;
            case "test-failed":
                Totals += TestTotals.OneFailed;
                return new TestTrouble(running[Identity(message)], false, Explanation(message));
            case "test-skipped":
                Totals += TestTotals.OneSkipped;
                return new TestTrouble(running[Identity(message)], true, message.GetProperty("Reason").GetString()!);
            case "test-finished":
                running.Remove(Identity(message));
                return null;
            case "test-assembly-finished":
                IsFinished = true;
                return null;
            default:
                return Broken(message);
        }
    }

    private static string Identity(JsonElement message) => message.GetProperty("TestUniqueID").GetString()!;

    /// <summary>What fails outside a test, such as the end of a fixture, comes as a message of some other type with exceptions.</summary>
    private TestTrouble? Broken(JsonElement message)
    {
        if (!message.TryGetProperty("ExceptionTypes", out _))
        {
            return null;
        }

        Totals += TestTotals.OneFailed;
        return new TestTrouble(message.GetProperty("$type").GetString()!, false, Explanation(message));
    }

    private static string Explanation(JsonElement message)
    {
        IEnumerable<string> texts = message.GetProperty("Messages").EnumerateArray().Select(text => text.GetString() ?? "");
        // The places in our own sources are the ones with a line; the rest of the trace is the runner's.
        IEnumerable<string> places = message.GetProperty("StackTraces").EnumerateArray()
            .SelectMany(trace => (trace.GetString() ?? "").Split('\n'))
            .Where(place => place.Contains(":line ", StringComparison.Ordinal) && !place.Contains(" in /_/", StringComparison.Ordinal))
            .Select(place => place.TrimEnd());
        return string.Join('\n', texts.Concat(places));
    }
}
