using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;

namespace Anckor.Image.Cache;

/// <summary>Builds a name for something from everything it was made of: equal names mean equal contents.</summary>
public sealed class ContentKey : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Starts a key.</summary>
    /// <param name="kind">What is made, so that two kinds made of the same things differ.</param>
    public ContentKey(string kind)
    {
        // A new build of this library may make something else of the same inputs.
        Add(kind).Add(typeof(ContentKey).Module.ModuleVersionId.ToString());
    }

    /// <summary>Adds a text.</summary>
    public ContentKey Add(string text)
    {
        Append(Encoding.UTF8.GetBytes(text));
        return this;
    }

    /// <summary>Adds a list, which is not the same as adding its texts.</summary>
    public ContentKey Add(System.Collections.Generic.IReadOnlyCollection<string> texts)
    {
        Append(BitConverter.GetBytes(texts.Count));
        foreach (string text in texts)
        {
            Add(text);
        }

        return this;
    }

    /// <summary>Adds the contents of a file, not its name.</summary>
    public ContentKey AddFile(string path)
    {
        Append(File.ReadAllBytes(path));
        return this;
    }

    /// <summary>The key: hexadecimal digits, good as a file name. Nothing can be added after it.</summary>
    public string Finish() => Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));

    /// <inheritdoc/>
    public void Dispose() => hash.Dispose();

    // With its length, so that "ab" + "c" and "a" + "bc" differ.
    private void Append(ReadOnlySpan<byte> bytes)
    {
        hash.AppendData(BitConverter.GetBytes(bytes.Length));
        hash.AppendData(bytes);
    }
}
