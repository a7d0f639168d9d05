using System;
using System.IO;
using System.Linq;
using Anckor.Image.Compile;
using Xunit;

namespace Anckor.Image.Tests.Compile;

public sealed class ProjectReaderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_project_holds_the_sources_of_its_folder_but_not_outputs_and_hidden_folders()
    {
        folder.Write("One.cs", "");
        folder.Write("deep/Two.cs", "");
        folder.Write("obj/Three.cs", "");
        folder.Write("bin/Release/Four.cs", "");
        folder.Write(".hidden/Five.cs", "");
        folder.Write("armv7m/Start.S", "");

        FirmwareProject project = Read("");

        Assert.Equal(["One.cs", "deep/Two.cs"], Names(project));
        Assert.Equal([Path.Combine(folder.Path, "armv7m/Start.S")], project.AssemblySources);
    }

    [Fact]
    public void Compile_items_add_remove_and_exclude_with_patterns()
    {
        folder.Write("One.cs", "");
        folder.Write("deep/Two.cs", "");
        folder.Write("deep/Three.cs", "");
        folder.Write("shared/a/Four.txt", "");
        folder.Write("shared/b/Five.txt", "");

        FirmwareProject project = Read("""
            <ItemGroup>
              <Compile Remove="deep/T*.cs" />
              <Compile Include="shared/**/*.txt" Exclude="shared/b/*" />
              <Compile Include="deep\Three.cs" />
            </ItemGroup>
            """);

        Assert.Equal(["One.cs", "deep/Three.cs", "shared/a/Four.txt"], Names(project));
    }

    [Fact]
    public void Default_sources_can_be_switched_off()
    {
        folder.Write("One.cs", "");

        Assert.Empty(Read("<PropertyGroup><EnableDefaultCompileItems>false</EnableDefaultCompileItems></PropertyGroup>").Sources);
    }

    [Fact]
    public void Properties_are_expanded_in_order_and_conditions_are_obeyed()
    {
        FirmwareProject project = Read("""
            <PropertyGroup>
              <Kind>Wide</Kind>
              <DefineConstants>$(DefineConstants);$(Kind)Open</DefineConstants>
              <AssemblyName Condition="'$(Kind)' == 'Narrow' or '$(OS)' != 'Unix'">Wrong</AssemblyName>
              <AssemblyName Condition="'$(Kind)' == 'wide' and !Exists('nowhere.txt')">Right</AssemblyName>
              <AllowUnsafeBlocks>true</AllowUnsafeBlocks>
              <NoWarn>1591;CS0649</NoWarn>
            </PropertyGroup>
            """);

        Assert.Equal("Right", project.AssemblyName);
        Assert.Equal(["WideOpen"], project.Options.Defines);
        Assert.True(project.Options.AllowUnsafe);
        Assert.Equal(["1591", "CS0649"], project.Options.Suppressed);
        Assert.Empty(project.Warnings);
    }

    [Fact]
    public void Imports_know_their_own_folder_and_come_where_they_stand()
    {
        folder.Write("props/Common.props", """
            <Project>
              <PropertyGroup><AssemblyName>FromImport</AssemblyName></PropertyGroup>
              <ItemGroup><ProjectReference Include="$(MSBuildThisFileDirectory)../lib/Lib.csproj" /></ItemGroup>
            </Project>
            """);

        FirmwareProject project = Read("""
            <Import Project="props/Common.props" />
            <PropertyGroup><AssemblyName>$(AssemblyName)Changed</AssemblyName></PropertyGroup>
            """);

        Assert.Equal("FromImportChanged", project.AssemblyName);
        Assert.Equal([Path.Combine(folder.Path, "lib/Lib.csproj")], project.References);
    }

    [Fact]
    public void What_the_folders_above_say_comes_first()
    {
        folder.Write("Directory.Build.props", "<Project><PropertyGroup><Nullable>enable</Nullable><LangVersion>12</LangVersion></PropertyGroup></Project>");
        string project = folder.Write("a/b/Task.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><LangVersion>latest</LangVersion></PropertyGroup></Project>");

        CompilerOptions options = ProjectReader.Read(project, Repository.Root).Options;

        Assert.Equal("enable", options.Nullable);
        Assert.Equal("latest", options.LanguageVersion);
    }

    [Fact]
    public void An_analyzer_is_no_part_of_the_firmware()
    {
        FirmwareProject project = Read("""
            <ItemGroup>
              <ProjectReference Include="Rules.csproj" OutputItemType="Analyzer" ReferenceOutputAssembly="false" />
              <ProjectReference Include="Tool.csproj"><ReferenceOutputAssembly>false</ReferenceOutputAssembly></ProjectReference>
            </ItemGroup>
            """);

        Assert.Empty(project.References);
    }

    [Fact]
    public void A_folder_without_project_is_a_task()
    {
        folder.Write("Blinker/Main.cs", "");

        FirmwareProject project = ProjectReader.Read(Path.Combine(folder.Path, "Blinker"), Repository.Root);

        Assert.Equal("Blinker", project.AssemblyName);
        Assert.Equal(["corelib", "Anckor.Userlib"], project.References.Select(Path.GetFileNameWithoutExtension));
        Assert.False(project.Options.AllowUnsafe);
        Assert.True(project.Options.WarningsAsErrors);
    }

    [Fact]
    public void A_task_project_is_the_same_here_and_in_the_repository()
    {
        FirmwareProject project = ProjectReader.Read(Path.Combine(Repository.Root, "tasks", "Idle"), Repository.Root);

        Assert.Equal("Idle", project.AssemblyName);
        Assert.Empty(project.Warnings);
        Assert.Equal(["corelib", "Anckor.Userlib"], project.References.Select(Path.GetFileNameWithoutExtension));
    }

    [Theory]
    [InlineData("<PropertyGroup><Frobnicate>1</Frobnicate></PropertyGroup>", "warning ANK2007: the property 'Frobnicate' means nothing to this build")]
    [InlineData("<Target Name=\"After\" />", "warning ANK2005: <Target> is not run by this build")]
    [InlineData("<ItemGroup><Frob Include=\"x\" /></ItemGroup>", "warning ANK2010: the item 'Frob' means nothing to this build")]
    public void What_means_nothing_here_is_a_warning_at_its_line(string body, string expected)
    {
        Diagnostic warning = Assert.Single(Read(body).Warnings);

        Assert.EndsWith($"Task.csproj(2): {expected}", warning.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<ItemGroup><PackageReference Include=\"Fine\" Version=\"1.0\" /></ItemGroup>", "ANK2011: firmware cannot have PackageReference items; try: ")]
    [InlineData("<ItemGroup><Reference Include=\"x.dll\" /></ItemGroup>", "ANK2011: firmware cannot have Reference items; try: a ProjectReference")]
    [InlineData("<ItemGroup><Compile Include=\"Missing.cs\" /></ItemGroup>", "ANK2012: the source file does not exist: ")]
    [InlineData("<Import Project=\"missing.props\" />", "ANK2008: the imported file does not exist: ")]
    [InlineData("<Choose />", "ANK2006: <Choose> is not understood")]
    [InlineData("<PropertyGroup Condition=\"$(X) > 3\" />", "ANK2013: the condition is not understood: '>' is not understood")]
    [InlineData("<PropertyGroup><AssemblyName>$([System.String]::Copy('x'))</AssemblyName></PropertyGroup>", "ANK2014: '$([System.String]::Copy('x'))' is not understood")]
    [InlineData("<PropertyGroup><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>", "ANK2004: ImplicitUsings names parts of System")]
    public void What_cannot_be_obeyed_is_refused(string body, string expected)
    {
        BuildFailedException failure = Assert.Throws<BuildFailedException>(() => Read(body));

        Assert.Contains($"error {expected}", Assert.Single(failure.Diagnostics).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<Project", "ANK2015")]
    [InlineData("<Project />", "ANK2003")]
    [InlineData("<Project Sdk=\"Microsoft.NET.Sdk.Web\" />", "ANK2003")]
    public void What_is_no_project_is_refused(string text, string code)
    {
        string path = folder.Write("Odd.csproj", text);

        BuildFailedException failure = Assert.Throws<BuildFailedException>(() => ProjectReader.Read(path, Repository.Root));

        Assert.Equal(code, Assert.Single(failure.Diagnostics).Code);
    }

    [Fact]
    public void Two_projects_in_one_folder_have_to_be_named()
    {
        folder.Write("A.csproj", "");
        folder.Write("B.csproj", "");

        Diagnostic refusal = Assert.Single(Assert.Throws<BuildFailedException>(() => ProjectReader.Read(folder.Path, Repository.Root)).Diagnostics);

        Assert.Equal("ANK2002", refusal.Code);
        Assert.Equal("name one of them: A.csproj", refusal.Remedy);
    }

    private FirmwareProject Read(string body) =>
        ProjectReader.Read(folder.Write("Task.csproj", $"<Project Sdk=\"Microsoft.NET.Sdk\">\n{body}\n</Project>"), Repository.Root);

    private string[] Names(FirmwareProject project) => [.. project.Sources.Select(source => Path.GetRelativePath(folder.Path, source))];
}
