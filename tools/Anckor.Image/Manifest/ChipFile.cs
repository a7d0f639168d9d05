using System.Collections.Generic;

namespace Anckor.Image.Manifest;

/// <summary>What the clock tree of a chip can do, in hertz.</summary>
/// <param name="Internal">Frequency of the internal oscillator.</param>
/// <param name="CrystalLeast">The slowest crystal.</param>
/// <param name="CrystalMost">The fastest crystal.</param>
/// <param name="CoreMost">The fastest core clock.</param>
/// <param name="Apb1Most">The fastest clock of APB1.</param>
/// <param name="Apb2Most">The fastest clock of APB2.</param>
/// <param name="FlashStep">By how much the core clock may rise with each wait state of the flash.</param>
internal sealed record ClockLimits(
    uint Internal,
    uint CrystalLeast,
    uint CrystalMost,
    uint CoreMost,
    uint Apb1Most,
    uint Apb2Most,
    uint FlashStep);

/// <summary>All that a chip's description says: the public part, and what only reading boards and manifests needs.</summary>
/// <param name="Chip">The chip.</param>
/// <param name="Clock">What its clock tree can do.</param>
/// <param name="Pins">The pins its package has: "PA2".</param>
/// <param name="Withheld">By name of a peripheral: why no task may have it.</param>
/// <param name="ShownPath">The file, for remedies.</param>
internal sealed record ChipFile(
    Chip Chip,
    ClockLimits Clock,
    IReadOnlySet<string> Pins,
    IReadOnlyDictionary<string, string> Withheld,
    string ShownPath);

/// <summary>All that a board's description says.</summary>
/// <param name="Board">The board.</param>
/// <param name="ChipFile">Its chip.</param>
internal sealed record BoardFile(Board Board, ChipFile ChipFile);
