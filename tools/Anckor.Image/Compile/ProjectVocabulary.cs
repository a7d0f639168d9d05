using System;
using System.Collections.Frozen;

namespace Anckor.Image.Compile;

/// <summary>What the words of a project file mean to this build.</summary>
internal static class ProjectVocabulary
{
    /// <summary>Properties that this build obeys.</summary>
    public static FrozenSet<string> ObeyedProperties { get; } = Set(
        "AssemblyName", "LangVersion", "Nullable", "DefineConstants", "AllowUnsafeBlocks", "CheckForOverflowUnderflow",
        "TreatWarningsAsErrors", "NoWarn", "EnableDefaultCompileItems", "EnableDefaultItems", "ImplicitUsings", "DefaultItemExcludes");

    /// <summary>Properties that only matter to an IDE, to MSBuild itself or to host programs, or that say what holds here anyway.</summary>
    public static FrozenSet<string> HarmlessProperties { get; } = Set(
        "TargetFramework", "RootNamespace", "OutputType", "NoStdLib", "NoConfig", "NoCompilerStandardLib",
        "DisableImplicitFrameworkReferences", "GenerateAssemblyInfo", "GenerateTargetFrameworkAttribute", "GenerateDependencyFile",
        "GenerateDocumentationFile", "RuntimeMetadataVersion", "PlatformTarget", "Platforms", "ProduceReferenceAssembly", "Optimize",
        "DebugType", "DebugSymbols", "Deterministic", "DeterministicSourcePaths", "EnforceCodeStyleInBuild", "EnableNETAnalyzers",
        "AnalysisLevel", "AnalysisMode", "Version", "Company", "Product", "Description", "Authors", "Copyright", "NeutralLanguage",
        "RestoreLockedMode", "SatelliteResourceLanguages", "IsPackable", "IsPublishable", "IsTestProject", "AppendTargetFrameworkToOutputPath",
        "UseAppHost", "CopyLocalLockFileAssemblies", "EnableDefaultNoneItems", "EnableDefaultEmbeddedResourceItems", "ErrorReport",
        "ManagePackageVersionsCentrally", "CodeGeneratorVersion", "AnalyzerCompilerVersion", "PackageLicenseExpression", "PackageId", "RepositoryUrl",
        "ResolveAssemblyReferencesSilent", "AutomaticallyUseReferenceAssemblyPackages", "GenerateRuntimeConfigurationFiles",
        "GenerateMSBuildEditorConfigFile", "SkipCopyFilesMarkedCopyLocal", "BaseOutputPath", "BaseIntermediateOutputPath", "OutputPath",
        "InvariantGlobalization", "DisableTransitiveFrameworkReferenceDownloads", "WarningLevel", "Features", "NuGetAudit",
        "GenerateFullPaths", "ReportAnalyzer", "RunAnalyzers", "RunAnalyzersDuringBuild", "UseCommonOutputDirectory",
        "AccelerateBuildsInVisualStudio", "AllowMissingPrunePackageData");

    /// <summary>Items that only matter to an IDE or to MSBuild itself.</summary>
    public static FrozenSet<string> HarmlessItems { get; } = Set(
        "None", "Folder", "PackageDownload", "PackageVersion", "EditorConfigFiles", "AdditionalFiles", "ProjectCapability",
        "FirmwareAssembly", "Analyzer", "CompilerVisibleProperty");

    /// <summary>What to write instead of an item that cannot work here; null for an item that is only unknown.</summary>
    public static string? RemedyForItem(string item) => item switch
    {
        "PackageReference" => "put the source into a firmware project and reference that; packages are built against a framework that is not here",
        "Reference" => "a ProjectReference to a firmware project",
        "EmbeddedResource" or "Content" => "a 'static ReadOnlySpan<byte> Data => [...]' property, which stands in flash",
        "FrameworkReference" => "only corelib; see the book on what of System it holds",
        _ => null,
    };

    private static FrozenSet<string> Set(params ReadOnlySpan<string> names) => FrozenSet.Create(StringComparer.OrdinalIgnoreCase, names);
}
