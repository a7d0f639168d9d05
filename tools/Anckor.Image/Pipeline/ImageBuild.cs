using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading.Tasks;
using Anckor.Abi;
using Anckor.Image.Cache;
using Anckor.Image.Compile;
using Anckor.Image.Elf;
using Anckor.Image.Layout;
using Anckor.Image.Link;
using Anckor.Image.Stacks;

namespace Anckor.Image.Pipeline;

/// <summary>One build of one image, step by step.</summary>
internal sealed class ImageBuild(BuildContext context, Application application)
{
    private const string KernelName = "kernel";
    private const string TableName = "table";

    // Large enough for anything that could fit a chip: the first link only measures.
    private static readonly MemoryRange MeasuringFlash = new(0x0800_0000, 0x0100_0000);
    private static readonly MemoryRange MeasuringRam = new(0x2000_0000, 0x0100_0000);

    // Apart from the rest, so that no alignment counts.
    private const uint MeasuringLendStart = 0x2080_0000;

    private readonly Chip chip = application.Board.Chip;
    private readonly LinkStep links = new(context);
    private readonly StackStep stacks = new(context);

    /// <summary>Builds it.</summary>
    public async Task<BuildOutput> RunAsync()
    {
        string generated = await WriteAbiAsync();
        Assembler assembler = new(context.Tools, chip.Processor, [generated, Path.Combine(context.Request.RepositoryRoot, "sdk")], context.Paths);
        PartBuilder parts = new(context, new ProjectBuilder(context), assembler);
        PartKind taskKind = PartKind.TaskFor(chip.Processor);

        // First everything is made and linked once, to see how large it is; the kernel's place is known from the start.
        LinkPlace kernelPlace = new(chip.Flash, chip.Ram, ImageBuilder.KernelStackBytes);
        Task<(PartObjects Objects, Linked Link)> kernel =
            MakeAsync(parts, KernelName, Path.Combine(context.Request.RepositoryRoot, "kernel", "arch", "armv7m"), PartKind.Kernel, kernelPlace, LendLayout.None);
        List<LendLayout> lends = [.. application.Tasks.Select(task => LendLayout.Of(task.LendBuffers))];
        List<Task<(PartObjects Objects, Linked Link)>> tasks =
        [
            .. application.Tasks.Select((task, index) => MakeAsync(
                parts,
                task.Name,
                task.ProjectPath,
                taskKind,
                new LinkPlace(MeasuringFlash, MeasuringRam, (uint)task.StackBytes, lends[index].Bytes == 0 ? 0 : MeasuringLendStart),
                lends[index])),
        ];
        await WhenAllAsync([kernel, .. tasks]);

        List<(PartObjects Objects, Linked Link)> measured = [.. tasks.Select(task => task.Result)];
        Task<StackFacts> kernelStack = stacks.FindAsync(kernel.Result.Objects, kernel.Result.Link, PartKind.Kernel);
        Task<StackFacts[]> taskStacks = Task.WhenAll(measured.Select(task => stacks.FindAsync(task.Objects, task.Link, taskKind)));
        LinkFacts kernelFacts = kernel.Result.Link.Facts;
        KernelSizes kernelSizes = new(kernelFacts.Flash, kernelFacts.Ram);
        TaskSizes[] sizes = [.. measured.Select((task, index) => SizesOf(task.Objects.Facts, task.Link.Facts, lends[index]))];
        MemoryPlan plan = MemoryPlanner.Plan(application, kernelSizes, sizes);

        // Then every task is linked where it will stand.
        Task<Linked>[] placed =
        [
            .. application.Tasks.Select((task, index) => links.LinkAsync(
                task.Name,
                measured[index].Objects,
                taskKind,
                new LinkPlace(plan.TaskFlash[index].Occupied, plan.TaskRam[index].Occupied, (uint)task.StackBytes, plan.LendStarts[index]))),
        ];
        await WhenAllAsync(placed);

        Linked[] linked = [.. placed.Select(task => task.Result)];
        byte[] table = ApplicationTableWriter.Write(application, plan, [.. linked.Select(link => TaskLinkOf(link.Facts))], ImageIdOf(kernel.Result.Link, linked));
        IReadOnlyList<Diagnostic> stackWarnings = Judge(await kernelStack, await taskStacks);
        ImageReport report = ReportOf(plan, kernelFacts, linked, kernelStack.Result, taskStacks.Result);
        string folder = context.Request.OutputFolder ?? ImageBuilder.OutputFolderOf(context.Request, application.Name);
        (string elf, string bin, string hex) = await WriteAsync(folder, kernel.Result.Link, linked, table, plan, report);
        List<Diagnostic> warnings = [.. kernel.Result.Objects.Warnings, .. measured.SelectMany(task => task.Objects.Warnings), .. stackWarnings];
        return new BuildOutput(elf, bin, hex, report, [.. warnings.Distinct()], application);
    }

    private async Task<(PartObjects Objects, Linked Link)> MakeAsync(
        PartBuilder parts, string name, string project, PartKind kind, LinkPlace place, LendLayout lend)
    {
        PartObjects objects = await parts.MakeAsync(name, project, kind, lend);
        return (objects, await links.LinkAsync(name, objects, kind, place));
    }

    // A mistake in one part does not hide those in the others.
    private static async Task WhenAllAsync<T>(IReadOnlyList<Task<T>> tasks)
    {
        try
        {
            await Task.WhenAll(tasks);
        }
        catch (BuildFailedException)
        {
            List<Diagnostic> found = [];
            foreach (Task<T> task in tasks)
            {
                found.AddRange((task.Exception?.InnerExceptions ?? []).OfType<BuildFailedException>().SelectMany(failure => failure.Diagnostics));
            }

            throw new BuildFailedException([.. found.Distinct()]);
        }
    }

    private async Task<string> WriteAbiAsync()
    {
        string text = AbiIncludeWriter.Write(typeof(ApplicationHeader).Assembly);
        using ContentKey key = new("abi.inc");
        return await context.Cache.GetAsync(
            key.Add(text).Finish(), folder => File.WriteAllTextAsync(Path.Combine(folder, "abi.inc"), text, context.Cancel));
    }

    // The same parts at the same places are the same image; what else the table says is the manifest's, and has its own checksum.
    private static uint ImageIdOf(Linked kernel, Linked[] tasks)
    {
        uint[] contents = [kernel.Facts.ContentChecksum, .. tasks.Select(task => task.Facts.ContentChecksum)];
        return Crc32.Of(MemoryMarshal.AsBytes(contents.AsSpan()));
    }

    // Code that never asks for a buffer is linked without any.
    private static TaskSizes SizesOf(PartFacts objects, LinkFacts link, LendLayout lend) =>
        new(link.Flash, link.Ram, objects.UsesFloat) { Lend = link.Lend == 0 ? LendLayout.None : lend };

    private static TaskLink TaskLinkOf(LinkFacts facts) => new(
        facts.EntryPoint | 1,
        facts.StackTop,
        facts.DataSource,
        new MemoryRange(facts.DataStart, facts.DataSize),
        new MemoryRange(facts.ZeroStart, facts.ZeroSize))
    {
        DataChecksum = facts.DataChecksum,
    };

    private List<Diagnostic> Judge(StackFacts kernel, StackFacts[] tasks)
    {
        StackRule rule = new(context.Paths);
        List<Diagnostic> found =
        [
            .. rule.JudgeKernel(ImageBuilder.KernelStackBytes, kernel),
            .. application.Tasks.Zip(tasks).SelectMany(pair => rule.Judge(pair.First, pair.Second)),
        ];
        return found.Exists(diagnostic => diagnostic.Severity == Severity.Error) ? throw new BuildFailedException(found) : found;
    }

    private ImageReport ReportOf(MemoryPlan plan, LinkFacts kernel, Linked[] tasks, StackFacts kernelStack, StackFacts[] taskStacks)
    {
        uint floatBytes = 64 * (uint)plan.FloatContexts.Count(address => address != 0);
        uint tableRam = plan.KernelTables.Size + floatBytes;
        List<ImagePart> parts =
        [
            PartOf(KernelName, kernel, ImageBuilder.KernelStackBytes, plan.KernelFlash.Size, plan.KernelRam.Size) with
            {
                StackBound = StackRule.BoundOf(kernelStack, null),
            },
            new ImagePart(TableName, plan.Table.Size, tableRam, 0, plan.Table.Size, 0, tableRam, 0, plan.Table.Size, tableRam),
        ];
        for (int i = 0; i < tasks.Length; i++)
        {
            TaskModel task = application.Tasks[i];
            ImagePart part = PartOf(task.Name, tasks[i].Facts, (uint)task.StackBytes, plan.TaskFlash[i].Occupied.Size, plan.TaskRam[i].Occupied.Size);
            parts.Add(part with { StackBound = StackRule.BoundOf(taskStacks[i], task.StackExtra) });
        }

        return new ImageReport(application.Name, application.Board.Name, chip.Flash.Size, chip.Ram.Size, parts);
    }

    private static ImagePart PartOf(string name, LinkFacts facts, uint stack, uint flash, uint ram) =>
        new(name, facts.Flash, facts.Ram, facts.Code, facts.Constants, facts.DataSize, facts.Zeroed, stack, flash, ram);

    private async Task<(string Elf, string Bin, string Hex)> WriteAsync(
        string folder, Linked kernel, Linked[] tasks, byte[] table, MemoryPlan plan, ImageReport report)
    {
        using ContentKey key = new("image");
        key.Add(kernel.Key).Add([.. tasks.Select(task => task.Key)]).Add([.. application.Tasks.Select(task => task.Name)])
            .Add(Convert.ToHexString(table)).Add(plan.Table.Base.ToString(CultureInfo.InvariantCulture));
        string made = await context.Cache.GetAsync(key.Finish(), target => MergeAsync(target, kernel, tasks, table, plan));

        Directory.CreateDirectory(folder);
        string Place(string extension) => Path.Combine(folder, application.Name + extension);
        foreach (string extension in (string[])[".elf", ".bin", ".hex"])
        {
            File.Copy(Path.Combine(made, "image" + extension), Place(extension), overwrite: true);
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "report.json"), report.ToJson(), context.Cancel);
        return (Place(".elf"), Place(".bin"), Place(".hex"));
    }

    private async Task MergeAsync(string folder, Linked kernel, Linked[] tasks, byte[] table, MemoryPlan plan)
    {
        context.Progress.Step($"writing the image of {application.Name}");
        List<LinkedPart> parts = [new LinkedPart(KernelName, ElfReader.Read(kernel.Elf))];
        parts.AddRange(tasks.Select((task, index) => new LinkedPart(application.Tasks[index].Name, ElfReader.Read(task.Elf))));
        ElfFile image = ImageMerger.Merge(parts, table, plan.Table.Base);
        IReadOnlyList<(uint Address, byte[] Bytes)> contents = ImageMerger.Contents(image);
        await File.WriteAllBytesAsync(Path.Combine(folder, "image.elf"), ElfWriter.Write(image), context.Cancel);
        await File.WriteAllBytesAsync(Path.Combine(folder, "image.bin"), ImageMerger.Flatten(contents, chip.Flash.Base), context.Cancel);
        await File.WriteAllTextAsync(Path.Combine(folder, "image.hex"), IntelHex.Write(contents, image.EntryPoint), Encoding.ASCII, context.Cancel);
    }
}
