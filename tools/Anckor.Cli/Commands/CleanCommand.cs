using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;

namespace Anckor.Cli.Commands;

/// <summary><c>clean</c>: deletes what was built.</summary>
internal static class CleanCommand
{
    /// <summary>The folder that the script ./anckor builds this very program into, beside its bookkeeping.</summary>
    private const string OwnFolder = ".tools";

    public static Command Create(Session session)
    {
        Command command = new("clean", "Delete images and caches under build/");
        command.SetAction(_ =>
        {
            string folder = session.Repository.BuildFolder;
            IReadOnlyList<string> outputs = Directory.Exists(folder)
                ? [.. Directory.GetDirectories(folder).Where(path => Path.GetFileName(path) != OwnFolder).Order()]
                : [];
            foreach (string output in outputs)
            {
                Directory.Delete(output, recursive: true);
                session.Screen.Output.WriteLine($"deleted {Image.DisplayPath.Of(output)}");
            }

            if (outputs.Count == 0)
            {
                session.Screen.Output.WriteLine("nothing to delete");
            }

            return ExitCode.Success;
        });
        return command;
    }
}
