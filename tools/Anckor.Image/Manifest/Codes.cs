namespace Anckor.Image.Manifest;

/// <summary>The stable codes of what can be wrong with a manifest, a board or a chip description.</summary>
internal static class Codes
{
    /// <summary>Not TOML.</summary>
    public const string Syntax = "ANK1001";

    /// <summary>A file or folder that is not there or cannot be read.</summary>
    public const string File = "ANK1002";

    /// <summary>A field or table that nobody reads.</summary>
    public const string UnknownField = "ANK1003";

    /// <summary>A field that must be there.</summary>
    public const string MissingField = "ANK1004";

    /// <summary>A value of the wrong type.</summary>
    public const string WrongType = "ANK1005";

    /// <summary>One thing declared twice.</summary>
    public const string Twice = "ANK1006";

    /// <summary>A name with characters or a length that names do not have.</summary>
    public const string BadName = "ANK1007";

    /// <summary>A number outside its range, or a word that is not one of the possible ones.</summary>
    public const string Range = "ANK1008";

    /// <summary>A priority that is not the task's to have.</summary>
    public const string Priority = "ANK1009";

    /// <summary>A stack that cannot work.</summary>
    public const string Stack = "ANK1010";

    /// <summary>A project that is not there or is not one.</summary>
    public const string Project = "ANK1011";

    /// <summary>A name that stands for nothing: a board, chip, task, peripheral or interrupt.</summary>
    public const string UnknownName = "ANK1012";

    /// <summary>An interrupt or a notification bit with two owners.</summary>
    public const string Owner = "ANK1013";

    /// <summary>More peripherals than the MPU has regions for.</summary>
    public const string Regions = "ANK1014";

    /// <summary>A channel between tasks that cannot use it.</summary>
    public const string Channel = "ANK1015";

    /// <summary>More tasks or channels than the kernel has room for.</summary>
    public const string TooMany = "ANK1016";

    /// <summary>Tasks that can wait for each other for ever.</summary>
    public const string Cycle = "ANK1017";

    /// <summary>A peripheral that no task may have.</summary>
    public const string Withheld = "ANK1018";

    /// <summary>A clock that the chip cannot make.</summary>
    public const string Clock = "ANK1019";

    /// <summary>A pin that the chip does not have.</summary>
    public const string Pin = "ANK1020";

    /// <summary>An address range that the MPU cannot show.</summary>
    public const string Alignment = "ANK1021";
}
