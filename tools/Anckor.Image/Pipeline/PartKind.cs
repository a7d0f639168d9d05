using System.Collections.Generic;
using Anckor.Image.Refuse;

namespace Anckor.Image.Pipeline;

/// <summary>What distinguishes the kernel from a task when it is linked.</summary>
/// <param name="Name">For keys.</param>
/// <param name="Script">The linker script under linker/.</param>
/// <param name="Roots">What is kept in any case.</param>
/// <param name="HasTaskEntry">Whether it has a method marked [TaskEntry].</param>
/// <param name="AllowedFloat">The floating point its C# may use.</param>
internal sealed record PartKind(string Name, string Script, IReadOnlyList<string> Roots, bool HasTaskEntry, FloatUse AllowedFloat)
{
    /// <summary>The name under which assembly code calls the method marked [TaskEntry].</summary>
    public const string EntryName = "anckor_task_main";

    /// <summary>Where a task without data starts.</summary>
    public const string PlainStart = "anckor_task_start";

    /// <summary>Where a task starts that has data to set up.</summary>
    public const string StartWithData = "anckor_task_start_with_data";

    /// <summary>What the linker scripts define.</summary>
    public static IReadOnlyList<string> LayoutSymbols { get; } =
    [
        "__stack_top", "__data_source", "__data_start", "__data_end", "__zero_start", "__zero_end", "__lend_start", "__kernel_ram_end", "__kernel_tables",
        "__flash_base", "__flash_size", "__ram_base", "__ram_size", "__stack_size",
    ];

    /// <summary>The kernel: it saves no floating-point registers of its own, so that its C# uses none.</summary>
    public static PartKind Kernel { get; } = new("kernel", "kernel.ld", ["anckor_reset", ".vectors"], HasTaskEntry: false, FloatUse.None);

    /// <summary>A task on a processor.</summary>
    public static PartKind TaskFor(string processor) => new("task", "task.ld", [PlainStart], HasTaskEntry: true, FloatOf(processor));

    private static FloatUse FloatOf(string processor) => processor switch
    {
        "cortex-m4" or "cortex-m33" => FloatUse.Single,
        "cortex-m7" => FloatUse.Single | FloatUse.Double,
        _ => FloatUse.None,
    };
}
