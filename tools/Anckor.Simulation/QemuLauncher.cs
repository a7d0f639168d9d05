using System;
using System.Collections.Generic;
using System.Globalization;
using Anckor.Image;

namespace Anckor.Simulation;

/// <summary>QEMU: the console is its standard output, bound to the serial port that the board's console is.</summary>
public static class QemuLauncher
{
    /// <summary>The program.</summary>
    public const string ProgramName = "qemu-system-arm";

    /// <summary>The first version that takes one instruction a block as a property of its translator.</summary>
    private static readonly Version oneInstructionProperty = new(8, 1);

    /// <summary>Where QEMU is on this machine; null when it is not.</summary>
    public static string? FindProgram() => Executable.Find(ProgramName);

    /// <summary>The command line for an image.</summary>
    /// <exception cref="BuildFailedException">QEMU is missing, or the board's description of its console makes no sense.</exception>
    internal static LaunchPlan Plan(SimulatorModel model, string elf, SimulationOptions options)
    {
        string program = FindProgram() ?? throw SimulatorErrors.Missing(
            ProgramName, "install QEMU (apt-get install qemu-system-arm)");
        IReadOnlyList<string> arguments = Arguments(model, elf, options);
        return options.OnInstruction is null
            ? new LaunchPlan(program, arguments)
            : new LaunchPlan(program, [.. TraceArguments(QemuVersion.Of(program), options), .. arguments])
            {
                OnInstruction = options.OnInstruction,
                OnFirstRegister = options.OnFirstRegister,
            };
    }

    /// <summary>What makes QEMU log each instruction it executes, on its error output.</summary>
    internal static IReadOnlyList<string> TraceArguments(Version version, SimulationOptions options)
    {
        // "nochain": blocks that jump to each other directly are not logged.
        List<string> log = ["-d", options.OnFirstRegister is null ? "exec,nochain" : "exec,nochain,cpu"];
        if (options.Instructions is InstructionRange range)
        {
            log.AddRange(["-dfilter", string.Create(CultureInfo.InvariantCulture, $"0x{range.Address:x8}+0x{range.Length:x}")]);
        }

        return version >= oneInstructionProperty
            ? ["-accel", "tcg,one-insn-per-tb=on", .. log]
            : ["-singlestep", .. log];
    }

    /// <summary>The arguments for an image.</summary>
    internal static IReadOnlyList<string> Arguments(SimulatorModel model, string elf, SimulationOptions options)
    {
        if (!int.TryParse(model.Console, NumberStyles.None, CultureInfo.InvariantCulture, out int serialPort))
        {
            throw SimulatorErrors.BadConsole(model.Console);
        }

        List<string> arguments = ["-M", model.Machine, "-display", "none", "-monitor", "none"];
        // Each -serial fills the next port: the ones before the console lead nowhere.
        for (int port = 0; port < serialPort; port++)
        {
            arguments.AddRange(["-serial", "null"]);
        }

        arguments.AddRange(["-serial", "stdio"]);
        if (options.InstructionShift is int shift)
        {
            arguments.AddRange(["-icount", string.Create(CultureInfo.InvariantCulture, $"shift={shift},align=off,sleep=off")]);
        }

        if (options.DebuggerPort is int debuggerPort)
        {
            arguments.AddRange(["-gdb", string.Create(CultureInfo.InvariantCulture, $"tcp:127.0.0.1:{debuggerPort}")]);
        }

        if (options.WaitForDebugger)
        {
            arguments.Add("-S");
        }

        if (options.ExceptionLog is string log)
        {
            arguments.AddRange(["-d", "int", "-D", log]);
        }

        arguments.AddRange(["-kernel", elf]);
        return arguments;
    }
}
