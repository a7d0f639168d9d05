using Anckor.Image;

namespace Anckor.Simulation;

/// <summary>What a user can get wrong about simulators, each with its remedy.</summary>
internal static class SimulatorErrors
{
    public static BuildFailedException Missing(string program, string remedy) =>
        Failure("ANK5201", $"{program} is not on this machine", remedy);

    public static BuildFailedException NoElf(string elf) =>
        Failure("ANK5202", $"there is no file {elf}", "build the application first");

    public static BuildFailedException NoScript(string script) =>
        Failure("ANK5203", $"Renode needs the script {script}, which does not exist", "write it beside the board's .repl file");

    public static BuildFailedException BadConsole(string console) =>
        Failure("ANK5204", $"QEMU's console must be the number of a serial port, not \"{console}\"", "correct it in the board's board.toml");

    public static BuildFailedException TimeStandsStill(long ticks, string? lastLine) => Failure(
        "ANK5205",
        $"the board's time stands still after {ticks} ticks" + (lastLine is null ? "; the console showed nothing" : $"; the console last showed: {lastLine}"),
        "./anckor run, to see what it does");

    private static BuildFailedException Failure(string code, string message, string remedy) =>
        new([new Diagnostic(Severity.Error, code, message, Remedy: remedy)]);
}
