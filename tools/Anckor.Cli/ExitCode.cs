namespace Anckor.Cli;

/// <summary>What the process tells its caller; an interrupted command adds 128 to the signal's number, as shells do.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>What was asked for was not achieved.</summary>
    public const int Failure = 1;

    /// <summary>It is not clear what was asked for.</summary>
    public const int Usage = 2;
}
