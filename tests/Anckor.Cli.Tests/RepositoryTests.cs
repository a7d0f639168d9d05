using System;
using System.IO;
using Anckor.Image;
using Xunit;

namespace Anckor.Cli.Tests;

public sealed class RepositoryTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("anckor-repository-").FullName;

    [Fact]
    public void The_repository_is_found_from_any_folder_inside()
    {
        File.WriteAllText(Path.Combine(root, Repository.SolutionName), "");
        string inner = Directory.CreateDirectory(Path.Combine(root, "build", "tools")).FullName;

        Assert.Equal(root, Repository.Containing(inner).Root);
    }

    [Fact]
    public void Outside_a_repository_the_error_says_so() =>
        Assert.Contains("is not inside a checkout of Anckor", Assert.Throws<BuildFailedException>(() => Repository.Containing(root)).Message);

    [Fact]
    public void An_application_is_found_by_its_name_by_its_folder_and_by_its_manifest()
    {
        string named = Application("apps/hello");
        string elsewhere = Application("else where/mine");
        Repository repository = new(root);

        Assert.Equal(named, repository.FindApplication("hello"));
        Assert.Equal(elsewhere, repository.FindApplication(elsewhere));
        Assert.Equal(elsewhere, repository.FindApplication(elsewhere + "/"));
        Assert.Equal(elsewhere, repository.FindApplication(Path.Combine(elsewhere, "app.toml")));
    }

    [Fact]
    public void A_misspelt_application_lists_what_there_is_and_guesses()
    {
        Application("apps/hello");
        Application("apps/demo");

        BuildFailedException failure = Assert.Throws<BuildFailedException>(() => new Repository(root).FindApplication("helo"));

        Assert.Equal("error ANK5002: there is no application \"helo\"; under apps/ there are demo and hello; try: hello", failure.Message);
    }

    [Fact]
    public void A_folder_without_a_manifest_is_named()
    {
        BuildFailedException failure = Assert.Throws<BuildFailedException>(() => new Repository(root).FindApplication(root));

        Assert.StartsWith($"error ANK5003: {root} holds no app.toml", failure.Message);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private string Application(string path)
    {
        string folder = Directory.CreateDirectory(Path.Combine(root, path)).FullName;
        File.WriteAllText(Path.Combine(folder, "app.toml"), "");
        return folder;
    }
}
