using System.Runtime.CompilerServices;
using Anckor;

namespace Stress.Worker;

/// <summary>Uses floating point, so that from now on the hardware stacks its registers too.</summary>
internal static class Floats
{
    /// <summary>Keeps a sum in a register while others run, and looks whether it is still right.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void Check()
    {
        float sum = Self.Index + 0.5f;
        for (int round = 0; round < 4; round++)
        {
            Clock.Sleep(Duration.FromTicks(1));
            sum += 1;
        }

        Journal.Demand(Failure.FloatsChanged, (uint)(sum * 2), (uint)((Self.Index * 2) + 9));
        Journal.Count((uint)sum);
    }
}
