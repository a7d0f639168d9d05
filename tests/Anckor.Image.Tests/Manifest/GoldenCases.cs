using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace Anckor.Image.Tests.Manifest;

/// <summary>Cases from a file in the folder Golden: a name after three equals signs, the input, three dashes, what is expected.</summary>
/// <remarks>With ANCKOR_UPDATE_GOLDEN set, what is found replaces what was expected; the difference is for a human to judge.</remarks>
internal sealed class GoldenCases
{
    private readonly string path;
    private readonly string preamble;
    private readonly Dictionary<string, (string Input, string Expected)> cases = [];

    public GoldenCases(string file)
    {
        path = Path.Combine(FakeRepository.RealRoot, "tests", "Anckor.Image.Tests", "Manifest", "Golden", file);
        string[] sections = File.ReadAllText(path).Split("\n=== ");
        preamble = sections[0];
        foreach (string section in sections.Skip(1))
        {
            string[] parts = section.Split("\n---\n");
            string[] head = parts[0].Split('\n', 2);
            cases.Add(head[0], (head[1], parts[1].TrimEnd('\n')));
        }
    }

    public IEnumerable<string> Names => cases.Keys;

    public IEnumerable<string> Expected => cases.Values.Select(golden => golden.Expected);

    public string Input(string name) => cases[name].Input;

    /// <summary>Fails when this is not what is expected.</summary>
    public void Check(string name, string actual)
    {
        if (Environment.GetEnvironmentVariable("ANCKOR_UPDATE_GOLDEN") is not null)
        {
            cases[name] = (cases[name].Input, actual);
            IEnumerable<string> sections =
                cases.Select(golden => $"=== {golden.Key}\n{golden.Value.Input}\n---\n{golden.Value.Expected}\n");
            File.WriteAllText(path, $"{preamble}\n{string.Join('\n', sections)}");
        }

        Assert.Equal(cases[name].Expected, actual);
    }
}
