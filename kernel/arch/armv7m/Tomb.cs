using System.Runtime;
using System.Runtime.CompilerServices;
using Anckor.Abi;

namespace Anckor.Kernel;

/// <summary>Where the kernel's epitaph stands: memory that neither boot nor a reset touches.</summary>
internal static unsafe class Tomb
{
    private static Epitaph previous;

    /// <summary>How the run before ended; <see cref="Epitaph.Magic"/> is 0 when it was not by a failure of the kernel.</summary>
    internal static ref readonly Epitaph Previous => ref previous;

    /// <summary>Takes over what the run before left, once, at boot.</summary>
    internal static void Open()
    {
        Epitaph* epitaph = Place();
        if (epitaph->Magic == Epitaph.MagicValue)
        {
            previous = *epitaph;
            epitaph->Magic = 0;
        }
    }

    /// <summary>Writes the epitaph.</summary>
    internal static void Write(KernelFailure failure, uint detail, uint place)
    {
        Epitaph* epitaph = Place();
        epitaph->Failure = (uint)failure;
        epitaph->Detail = detail;
        epitaph->Place = place;
        epitaph->Magic = Epitaph.MagicValue;
    }

    /// <remarks>Safety: the linker script reserves the memory at the symbol.</remarks>
    [RuntimeImport("anckor_epitaph_address")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern Epitaph* Place();
}
