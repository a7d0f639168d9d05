using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Anckor.Image.Manifest;

/// <summary>Guesses what somebody meant who wrote a name that does not exist.</summary>
internal static class Suggestion
{
    /// <summary>Names that are listed in full when none is close.</summary>
    private const int Listed = 12;

    /// <summary>A remedy: the closest name, or else all of them when they are few, or else <paramref name="whereToLook"/>.</summary>
    public static string? For(string written, IEnumerable<string> existing, string? whereToLook = null)
    {
        List<string> names = [.. existing.Order(StringComparer.Ordinal)];
        if (Closest(written, names) is { } closest)
        {
            return closest;
        }

        return names.Count switch
        {
            0 => whereToLook,
            1 => names[0],
            <= Listed => $"one of {string.Join(", ", names)}",
            _ => whereToLook,
        };
    }

    /// <summary>The names of the folders in a folder, none when it does not exist.</summary>
    public static IReadOnlyList<string> FolderNames(string folder) => Directory.Exists(folder)
        ? [.. Directory.GetDirectories(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)]
        : [];

    private static string? Closest(string written, List<string> names)
    {
        // A third of the letters may be wrong: "prioritty" is priority, but "x" is not "rx".
        int allowed = Math.Max(1, Math.Max(written.Length, 3) / 3);
        string? best = null;
        int bestDistance = allowed + 1;
        foreach (string name in names)
        {
            if (Math.Abs(name.Length - written.Length) > allowed)
            {
                continue;
            }

            int distance = Distance(written.ToLowerInvariant().Replace('_', '-'), name.ToLowerInvariant());
            if (distance < bestDistance && distance < name.Length)
            {
                best = name;
                bestDistance = distance;
            }
        }

        return best;
    }

    /// <summary>How many letters must be inserted, removed, changed or swapped with their neighbour to make one word the other.</summary>
    private static int Distance(string first, string second)
    {
        int[,] distance = new int[first.Length + 1, second.Length + 1];
        for (int row = 0; row <= first.Length; row++)
        {
            distance[row, 0] = row;
        }

        for (int column = 0; column <= second.Length; column++)
        {
            distance[0, column] = column;
        }

        for (int row = 1; row <= first.Length; row++)
        {
            for (int column = 1; column <= second.Length; column++)
            {
                int change = first[row - 1] == second[column - 1] ? 0 : 1;
                int least = Math.Min(
                    distance[row - 1, column - 1] + change,
                    Math.Min(distance[row - 1, column], distance[row, column - 1]) + 1);
                bool swapped = row > 1 && column > 1 && first[row - 1] == second[column - 2] && first[row - 2] == second[column - 1];
                distance[row, column] = swapped ? Math.Min(least, distance[row - 2, column - 2] + 1) : least;
            }
        }

        return distance[first.Length, second.Length];
    }
}
