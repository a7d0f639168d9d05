using System;
using System.Threading.Tasks;
using Anckor.Cli.Building;
using Anckor.Cli.Terminal;

namespace Anckor.Cli;

/// <summary>The entry point: the commands, on this terminal, for the repository this program was built in.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        using Interruption interruption = Interruption.FromSignals();
        Session session = new(
            Repository.Containing(AppContext.BaseDirectory),
            new Screen(Console.Out, Console.Error),
            new ImageBuilding(),
            interruption);
        return await CommandLine.RunAsync(arguments, session).ConfigureAwait(false);
    }
}
