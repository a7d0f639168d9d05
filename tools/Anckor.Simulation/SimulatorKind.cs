namespace Anckor.Simulation;

/// <summary>A simulator that boards can be run on.</summary>
public enum SimulatorKind
{
    /// <summary>qemu-system-arm.</summary>
    Qemu,

    /// <summary>Renode.</summary>
    Renode,
}

/// <summary>How simulators are called in board.toml and on the command line.</summary>
public static class SimulatorNames
{
    /// <summary>The name of a simulator, as a key of <see cref="Image.Board.Simulators"/>.</summary>
    public static string Name(this SimulatorKind kind) => kind == SimulatorKind.Qemu ? "qemu" : "renode";
}
