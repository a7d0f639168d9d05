using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Anckor.Simulation;

/// <summary>Reads a file that another process is still writing.</summary>
internal static class FileFollower
{
    private static readonly TimeSpan pause = TimeSpan.FromMilliseconds(10);

    /// <summary>
    /// Hands over what is in the file and what is added to it, until <paramref name="writerEnded"/> and everything is read.
    /// The file need not exist yet.
    /// </summary>
    public static async Task FollowAsync(string path, ConsoleTranscript transcript, Task writerEnded)
    {
        while (!File.Exists(path))
        {
            if (writerEnded.IsCompleted)
            {
                return;
            }

            await Task.Delay(pause).ConfigureAwait(false);
        }

        byte[] buffer = new byte[16 * 1024];
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        while (true)
        {
            // Asked before reading: what was written before the end is then read for certain.
            bool ended = writerEnded.IsCompleted;
            int length = await file.ReadAsync(buffer, CancellationToken.None).ConfigureAwait(false);
            if (length > 0)
            {
                transcript.Append(buffer.AsSpan(0, length));
            }
            else if (ended)
            {
                return;
            }
            else
            {
                await Task.Delay(pause).ConfigureAwait(false);
            }
        }
    }
}
