using Anckor;

namespace Stress;

/// <summary>Where all randomness comes from: the number at the end of the application's name.</summary>
internal static class Seed
{
    /// <summary>Reads it.</summary>
    internal static uint Read()
    {
        Name name = SystemInformation.ApplicationName;
        uint seed = 0;
        foreach (byte letter in name.Bytes)
        {
            seed = letter is >= (byte)'0' and <= (byte)'9' ? (seed * 10) + letter - '0' : 0;
        }

        return seed;
    }
}
