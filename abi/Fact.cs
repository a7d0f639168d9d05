namespace Anckor.Abi;

/// <summary>What <see cref="Operation.Inform"/> can tell (r1).</summary>
public enum Fact : uint
{
    /// <summary>The system: r1 kernel version (major, minor, patch in bytes 2, 1, 0), r2 core clock in hertz, r3 <see cref="ClockSource"/>.</summary>
    System = 0,

    /// <summary>The board's name in r4-r11, padded with zero.</summary>
    BoardName = 1,

    /// <summary>The application's name in r4-r11, padded with zero.</summary>
    ApplicationName = 2,

    /// <summary>The name of the task r2 in r4-r11, padded with zero; r1 its index. <see cref="Result.NotFound"/> past the last.</summary>
    TaskName = 3,

    /// <summary>The peripheral number r2 of the caller's manifest entry: r1 base address, r2 size, r3 its clock in hertz.</summary>
    Peripheral = 4,

    /// <summary>The time base: r1 ticks per second.</summary>
    TickRate = 5,

    /// <summary>The caller: r1 its index, r2 its generation.</summary>
    Self = 6,

    /// <summary>The image: r1 <see cref="ApplicationHeader.ImageId"/>.</summary>
    Image = 7,

    /// <summary>Why the processor last came out of reset: r1 <see cref="ResetReason"/>.</summary>
    Reset = 8,

    /// <summary>
    /// The kernel failure that ended the run before: r1 its number, r2 detail, r3 program counter. <see cref="Result.NotFound"/> when it
    /// did not end so.
    /// </summary>
    Epitaph = 9,

    /// <summary>How often task r2 must check in: r1 milliseconds, 0 for never. <see cref="Result.NotFound"/> past the last task.</summary>
    CheckIn = 10,

    /// <summary>How often task r2 is started again without having run well: r1, 0 for without end. <see cref="Result.NotFound"/> past the last task.</summary>
    RestartLimit = 11,

    /// <summary>The watchdog: r1 milliseconds without being fed until it resets the board, 0 for no watchdog.</summary>
    Watchdog = 12,
}
