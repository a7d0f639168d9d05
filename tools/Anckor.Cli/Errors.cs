using System.Collections.Generic;
using System.Linq;
using Anckor.Image;
using Anckor.Image.Manifest;

namespace Anckor.Cli;

/// <summary>What a user can get wrong on the command line, each with its remedy.</summary>
internal static class Errors
{
    public static BuildFailedException NoRepository(string folder) => Failure(
        "ANK5001", $"{folder} is not inside a checkout of Anckor (there is no {Repository.SolutionName} above it)", "run the script ./anckor");

    public static BuildFailedException NoApplication(string name, IReadOnlyList<string> existing) => Failure(
        "ANK5002",
        $"there is no application \"{name}\"; under apps/ there {List(existing)}",
        Suggestion.For(name, existing) ?? "the path of a folder with an app.toml");

    public static BuildFailedException NoManifest(string folder) => Failure(
        "ANK5003", $"{folder} holds no app.toml", "write one, or name another folder");

    public static BuildFailedException NoSimulator(string board, string simulator, IEnumerable<string> existing) => Failure(
        "ANK5005",
        $"the board {board} does not say how {simulator} simulates it",
        existing.FirstOrDefault() is string other ? $"--sim {other}" : "add it to the board's board.toml");

    public static BuildFailedException SimulatorEnded(string simulator, string complaints) => Failure(
        "ANK5006",
        complaints.Length == 0 ? $"{simulator} ended by itself" : $"{simulator} ended by itself: {complaints}",
        "./anckor doctor");

    public static BuildFailedException NotSeen(string pattern, double seconds) => Failure(
        "ANK5007", $"no line matched /{pattern}/ within {seconds:0.###} seconds", "a longer --timeout, or look at the lines above");

    public static BuildFailedException NotMeasured(string board) => Failure(
        "ANK5008", $"the board {board} does not say how qemu simulates it, so nothing can be measured", "./anckor size without --run");

    /// <summary>Not the user's mistake, but no number of the table can be trusted.</summary>
    public static BuildFailedException StackMiscounted(IEnumerable<ImagePart> parts) => new([
        .. parts.Select(part => new Diagnostic(
            Severity.Error,
            "ANK5009",
            $"{part.Name} has used {part.StackMark} bytes of its stack, and the build counted {part.StackBound!.Bytes} at most: one of them is wrong",
            Remedy: "stack-extra in its table when it sets its stack pointer itself; otherwise this is a defect of Anckor")),
    ]);

    public static BuildFailedException NoSeed(string application) => Failure(
        "ANK5010", $"{application} takes no seed: its name in app.toml does not end in \"-\" and a number", "./anckor run stress --seed 7");

    public static BuildFailedException TestsNotBuilt(string project, IEnumerable<string> findings) => Failure(
        "ANK5011", $"{project} could not be built: {string.Join(' ', findings)}", "./anckor test");

    public static BuildFailedException NoCause(string name, IReadOnlyList<string> existing) => Failure(
        "ANK5012",
        $"nothing named \"{name}\" made the kernel run; there {List(existing)}",
        Suggestion.For(name, existing) ?? "one of these");

    private static string List(IReadOnlyList<string> names) => names.Count switch
    {
        0 => "is none",
        1 => $"is only {names[0]}",
        _ => $"are {string.Join(", ", names.SkipLast(1))} and {names[^1]}",
    };

    private static BuildFailedException Failure(string code, string message, string remedy) =>
        new([new Diagnostic(Severity.Error, code, message, Remedy: remedy)]);
}
