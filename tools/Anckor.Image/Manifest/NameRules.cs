using System.Linq;
using Anckor.Abi;

namespace Anckor.Image.Manifest;

/// <summary>What names may look like.</summary>
internal static class NameRules
{
    /// <summary>The rule for tasks, boards and applications, as a remedy.</summary>
    public const string ForNames = "small letters, digits and '-', a letter first, at most 31 in all";

    /// <summary>The rule for channels, as a remedy.</summary>
    public const string ForChannels = "1 to 31 characters of ASCII without blanks";

    /// <summary>Whether a task, a board or an application may be called so.</summary>
    public static bool IsName(string name) =>
        name.Length is >= 1 and <= Limits.NameBytes
        && name[0] is >= 'a' and <= 'z'
        && name.All(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');

    /// <summary>Whether a channel may be called so.</summary>
    public static bool IsChannelName(string name) =>
        name.Length is >= 1 and <= Limits.ChannelNameBytes && name.All(letter => letter is > ' ' and < '\x7F');

    /// <summary>A name for an application from that of its folder, which need not follow the rule.</summary>
    public static string FromFolder(string folder)
    {
        char[] letters =
        [
            .. folder.ToLowerInvariant().Select(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') ? letter : '-'),
        ];
        string name = new string(letters).Trim('-');
        name = name.Length == 0 || name[0] is < 'a' or > 'z' ? $"app-{name}" : name;
        return name[..System.Math.Min(name.Length, Limits.NameBytes)].TrimEnd('-');
    }
}
