using System;
using System.Collections.Concurrent;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Anckor.Image.Cache;

/// <summary>Keeps what was made in folders named after what it was made of. Several builds may use one cache at the same time.</summary>
/// <param name="root">Its folder.</param>
public sealed class BuildCache(string root)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> entries = new();
    private int made;

    /// <summary>How many entries had to be made.</summary>
    public int Made => made;

    /// <summary>The folder of an entry, made first if it is not there.</summary>
    /// <param name="key">From <see cref="ContentKey"/>.</param>
    /// <param name="make">Fills an empty folder.</param>
    public Task<string> GetAsync(string key, Func<string, Task> make) =>
        entries.GetOrAdd(key, _ => new Lazy<Task<string>>(() => FindOrMakeAsync(key, make))).Value;

    private async Task<string> FindOrMakeAsync(string key, Func<string, Task> make)
    {
        string final = Path.Combine(root, key[..2], key);
        if (Directory.Exists(final))
        {
            return final;
        }

        // Made beside its place and renamed when complete: an entry that exists is whole, whatever stops a build.
        string temporary = Path.Combine(root, $"{key}.{Environment.ProcessId}.{Guid.NewGuid():N}");
        Directory.CreateDirectory(temporary);
        try
        {
            await make(temporary);
            Interlocked.Increment(ref made);
            Directory.CreateDirectory(Path.GetDirectoryName(final)!);
            Publish(temporary, final);
        }
        finally
        {
            if (Directory.Exists(temporary))
            {
                Directory.Delete(temporary, recursive: true);
            }
        }

        return final;
    }

    private static void Publish(string temporary, string final)
    {
        try
        {
            Directory.Move(temporary, final);
        }
        catch (IOException) when (Directory.Exists(final))
        {
            // Another build was faster and made the same.
        }
    }
}
