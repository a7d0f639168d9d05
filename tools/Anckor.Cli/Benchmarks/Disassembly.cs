using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using Anckor.Simulation;
using CliWrap;
using CliWrap.Buffered;

namespace Anckor.Cli.Benchmarks;

/// <summary>The instructions of an image as text.</summary>
internal static class Disassembly
{
    private const string Tool = "arm-none-eabi-objdump";

    /// <summary>What stands at each address; nothing when this machine has no disassembler.</summary>
    public static async Task<IReadOnlyDictionary<uint, string>> ReadAsync(string elf, CancellationToken cancel)
    {
        Dictionary<uint, string> instructions = [];
        if (Executable.Find(Tool) is null)
        {
            return instructions;
        }

        BufferedCommandResult answer = await CliWrap.Cli.Wrap(Tool)
            .WithArguments(["-d", "--no-show-raw-insn", elf])
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(cancel)
            .ConfigureAwait(false);
        foreach (string line in answer.StandardOutput.Split('\n'))
        {
            // " 80001c8:	push	{r4, lr}	; comment"
            string[] columns = line.Split('\t', 2);
            if (columns.Length == 2
                && uint.TryParse(columns[0].Trim().TrimEnd(':'), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out uint address))
            {
                // Neither comments nor the names of branch targets, which are long.
                int comment = columns[1].IndexOfAny([';', '@', '<']);
                string text = comment < 0 ? columns[1] : columns[1][..comment];
                instructions[address] = text.Trim().Replace('\t', ' ');
            }
        }

        return instructions;
    }
}
