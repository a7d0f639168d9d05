namespace Anckor.Cli.Testing;

/// <summary>How many tests ended how.</summary>
internal readonly record struct TestTotals(int Passed, int Failed, int Skipped)
{
    public static TestTotals OnePassed { get; } = new(1, 0, 0);

    public static TestTotals OneFailed { get; } = new(0, 1, 0);

    public static TestTotals OneSkipped { get; } = new(0, 0, 1);

    /// <summary>All that ran: a skipped test did not.</summary>
    public int Ran => Passed + Failed;

    public static TestTotals operator +(TestTotals left, TestTotals right) =>
        new(left.Passed + right.Passed, left.Failed + right.Failed, left.Skipped + right.Skipped);

    /// <summary>The last line of <c>./anckor test</c>, alone on it.</summary>
    public override string ToString() => $"{Passed} passed, {Failed} failed, {Skipped} skipped";
}
