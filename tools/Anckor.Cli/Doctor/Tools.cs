using System;
using System.Collections.Generic;
using Anckor.Cli.Running;
using Anckor.Simulation;

namespace Anckor.Cli.Doctor;

/// <summary>Every program that Anckor uses. The script ./anckor checks the required ones before each command.</summary>
internal static class Tools
{
    public static IReadOnlyList<Tool> All { get; } =
    [
        new(".NET SDK", ["dotnet"], new Version(10, 0), "compiles everything", true, "install the .NET 10 SDK from https://dot.net"),
        new(
            "GNU binutils for Arm",
            ["arm-none-eabi-as", "arm-none-eabi-ld", "arm-none-eabi-objcopy", SourcePlaces.Tool],
            null,
            "assembles, links",
            true,
            "sudo apt-get install binutils-arm-none-eabi"),
        new(
            "QEMU",
            [QemuLauncher.ProgramName],
            new Version(7, 2),
            "simulates: run, test",
            true,
            "sudo apt-get install qemu-system-arm"),
        new("GDB", ["gdb-multiarch"], null, "debugs; one test", false, "sudo apt-get install gdb-multiarch"),
        new(
            "Renode",
            [RenodeLauncher.NamedProgram],
            new Version(1, 16),
            "simulates: --sim renode",
            false,
            $"install Renode 1.16 or newer, on PATH or named by {RenodeLauncher.Variable}"),
    ];
}
