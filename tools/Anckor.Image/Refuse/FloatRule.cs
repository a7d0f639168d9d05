using System.Collections.Generic;
using System.Linq;
using Anckor.Image.Elf;
using Anckor.Image.Thumb;

namespace Anckor.Image.Refuse;

/// <summary>Refuses floating point that the processor, or the kernel, cannot have.</summary>
internal static class FloatRule
{
    public static IEnumerable<Diagnostic> Judge(RefusalContext context, FloatUse allowed, LinkInput managed)
    {
        ThumbCode code = new(managed.File);
        foreach (ElfSection section in context.Graph.Kept.Where(kept => kept.Value == managed && kept.Key.IsCode).Select(kept => kept.Key))
        {
            // One refusal a method and kind: the first instruction stands for the rest.
            FloatUse refused = FloatUse.None;
            foreach ((uint offset, FloatUse use) in FloatScanner.Scan(code, section))
            {
                FloatUse beyond = use & ~allowed & ~refused;
                if (beyond != FloatUse.None)
                {
                    refused |= beyond;
                    yield return Refuse(context, new Reference(managed, section, offset), beyond, allowed);
                }
            }
        }
    }

    /// <summary>Whether anything kept, assembly code included, uses the floating-point unit.</summary>
    public static bool UsesFloat(LinkGraph graph)
    {
        foreach (IGrouping<LinkInput, ElfSection> group in graph.Kept.GroupBy(kept => kept.Value, kept => kept.Key))
        {
            ThumbCode code = new(group.Key.File);
            if (group.Any(section => section.IsCode && FloatScanner.Scan(code, section).Any()))
            {
                return true;
            }
        }

        return false;
    }

    private static Diagnostic Refuse(RefusalContext context, Reference place, FloatUse use, FloatUse allowed)
    {
        string method = context.MethodOf(place);
        return use.HasFlag(FloatUse.Double) && allowed.HasFlag(FloatUse.Single)
            ? new Diagnostic(
                Severity.Error, "ANK3005", $"{method} uses 64-bit floating point, which the processor does not have", context.PlaceOf(place), "float, or integers")
            : new Diagnostic(
                Severity.Error, "ANK3009", $"{method} uses floating point, which is not available here", context.PlaceOf(place), "integers");
    }
}
