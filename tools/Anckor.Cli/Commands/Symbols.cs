using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Anckor.Image.Manifest;

namespace Anckor.Cli.Commands;

/// <summary>Arguments and options that several commands have.</summary>
internal static class Symbols
{
    private const string DefaultApplication = "demo";
    private const string DefaultBoard = "stm32f4-discovery";
    private const int LongestTime = 1_000_000;

    /// <summary>So that the number fits behind a name.</summary>
    public const uint HighestSeed = 999_999_999;

    /// <summary>The application.</summary>
    public static Argument<string> Application(string fallback = DefaultApplication)
    {
        Argument<string> application = new("APP")
        {
            Description = "An application: its name under apps/, or the path of any folder with an app.toml",
            Arity = ArgumentArity.ZeroOrOne,
            DefaultValueFactory = _ => fallback,
        };
        application.Validators.Add(CheckIsNoOption);
        return application;
    }

    /// <summary>The board.</summary>
    public static Option<string> Board() => new("--board")
    {
        Description = "A board: its name under boards/",
        HelpName = "NAME",
        DefaultValueFactory = _ => DefaultBoard,
    };

    /// <summary>A line of the console that is waited for.</summary>
    public static Option<string?> Until(string description)
    {
        Option<string?> until = new("--until") { Description = description, HelpName = "REGEX" };
        until.Validators.Add(CheckPattern);
        return until;
    }

    private static void CheckPattern(OptionResult option)
    {
        try
        {
            _ = new Regex(option.GetValueOrDefault<string>());
        }
        catch (ArgumentException error)
        {
            option.AddError($"--until is no regular expression: {error.Message}");
        }
    }

    /// <summary>A time.</summary>
    public static Option<double?> Seconds(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "SECONDS",
        CustomParser = argument => ParseNumber(argument, name, "seconds", LongestTime),
    };

    /// <summary>A time in minutes.</summary>
    public static Option<double?> Minutes(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "MINUTES",
        CustomParser = argument => ParseNumber(argument, name, "minutes", LongestTime),
    };

    /// <summary>Where chance begins.</summary>
    public static Option<uint?> Seed(string description) => new("--seed")
    {
        Description = description,
        HelpName = "N",
        CustomParser = argument =>
        {
            string written = argument.Tokens.Single().Value;
            if (uint.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out uint number) && number <= HighestSeed)
            {
                return number;
            }

            argument.AddError($"--seed must be a whole number from 0 to {HighestSeed}, not \"{written}\"");
            return null;
        },
    };

    private static double? ParseNumber(ArgumentResult argument, string option, string unit, int most)
    {
        string written = argument.Tokens.Single().Value;
        if (double.TryParse(written, CultureInfo.InvariantCulture, out double number) && number > 0 && number <= most)
        {
            return number;
        }

        argument.AddError($"{option} must be a number of {unit}, more than 0 and at most {most}, not \"{written}\"");
        return null;
    }

    /// <summary>The parser takes an option that it does not know for the application.</summary>
    private static void CheckIsNoOption(ArgumentResult argument)
    {
        if (argument.Tokens.Count == 1 && argument.Tokens[0].Value.StartsWith('-') && argument.Parent is CommandResult command)
        {
            string written = argument.Tokens[0].Value;
            string? meant = Suggestion.For(written, command.Command.Options.Select(option => option.Name));
            argument.AddError($"there is no option {written}" + (meant is null ? "" : $"; try: {meant}"));
        }
    }
}
