using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Anckor.Simulation;

/// <summary>A line that a console showed.</summary>
/// <param name="Number">How many lines came before it.</param>
/// <param name="Text">The line, without its end.</param>
public readonly record struct ConsoleLine(long Number, string Text);

/// <summary>The lines a console has shown so far: one writer, any number of readers, each at its own pace.</summary>
/// <remarks>
/// Only the newest lines are kept (at least <see cref="Kept"/>, at most twice that), so that a board may be watched for days.
/// A reader that falls further behind goes on with the oldest line kept.
/// </remarks>
public sealed class ConsoleTranscript
{
    /// <summary>How many lines are kept at least.</summary>
    public const int Kept = 50_000;

    private readonly Lock access = new();
    private readonly List<ConsoleLine> lines = [];
    private readonly StringBuilder current = new();
    private readonly Decoder decoder = Encoding.UTF8.GetDecoder();
    private long count;
    private bool complete;
    private TaskCompletionSource changed = NewSignal();

    /// <summary>All lines kept, oldest first; the line being written is not among them.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (access)
            {
                return [.. lines.Select(line => line.Text)];
            }
        }
    }

    /// <summary>All lines from number <paramref name="first"/> on, waiting for more until the console is closed.</summary>
    public async IAsyncEnumerable<ConsoleLine> ReadFromAsync(long first, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        long next = first;
        while (true)
        {
            List<ConsoleLine> batch;
            bool last;
            Task signal;
            lock (access)
            {
                int unread = (int)Math.Min(count - Math.Min(next, count), lines.Count);
                batch = lines.GetRange(lines.Count - unread, unread);
                next = Math.Max(next, count);
                last = complete;
                signal = changed.Task;
            }

            foreach (ConsoleLine line in batch)
            {
                yield return line;
            }

            if (last)
            {
                yield break;
            }

            if (batch.Count == 0)
            {
                await signal.WaitAsync(cancel).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Takes what the console wrote: UTF-8 text, lines ended by a line feed; carriage returns are dropped.</summary>
    internal void Append(ReadOnlySpan<byte> bytes)
    {
        char[] text = new char[bytes.Length + 1];
        lock (access)
        {
            int length = decoder.GetChars(bytes, text, flush: false);
            long before = count;
            foreach (char character in text.AsSpan(0, length))
            {
                if (character == '\n')
                {
                    EndLine();
                }
                else if (character != '\r')
                {
                    current.Append(character);
                }
            }

            if (count != before)
            {
                Signal();
            }
        }
    }

    /// <summary>No more will come: what stands on the last line becomes a line.</summary>
    internal void Complete()
    {
        lock (access)
        {
            if (current.Length > 0)
            {
                EndLine();
            }

            complete = true;
            Signal();
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void EndLine()
    {
        lines.Add(new ConsoleLine(count++, current.ToString()));
        current.Clear();
        if (lines.Count > 2 * Kept)
        {
            lines.RemoveRange(0, Kept);
        }
    }

    private void Signal()
    {
        TaskCompletionSource previous = changed;
        changed = NewSignal();
        previous.SetResult();
    }
}
