using System.Runtime.CompilerServices;
using Anckor;

namespace Channels.Server;

/// <summary>Uses floating point, so that from now on the hardware stacks its registers too.</summary>
internal static class Floats
{
    /// <summary>One more, by way of a float that stays in a register while others may run.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static uint Increment(uint value)
    {
        float number = value;
        Task.Yield();
        return (uint)(number + 1);
    }
}
