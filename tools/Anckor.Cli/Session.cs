using Anckor.Cli.Building;
using Anckor.Cli.Terminal;

namespace Anckor.Cli;

/// <summary>What a command works with; a test hands in its own.</summary>
/// <param name="Repository">Where applications, boards and outputs are.</param>
/// <param name="Screen">Where results and messages go.</param>
/// <param name="Builder">What makes images.</param>
/// <param name="Interruption">What the user may do to end it early.</param>
internal sealed record Session(Repository Repository, Screen Screen, IImageBuilding Builder, Interruption Interruption);
