using System.Runtime;
using System.Runtime.CompilerServices;
using Anckor;

namespace Regression.Plain;

/// <summary>Uses floating point behind the build's back: the instructions stand among its constants.</summary>
internal static class Program
{
    [TaskEntry]
    private static void Main()
    {
        Receiver calls = Channel.Create("plain"u8);
        while (true)
        {
            Message message = calls.Receive();
            PlainDeed deed = message.Read<PlainDeed>();
            message.Reply(Place(deed == PlainDeed.SpyOnFloats ? 0u : 1u));
            if (deed != PlainDeed.Reply)
            {
                Float(deed == PlainDeed.SpyOnFloats ? 0u : 1u);
            }
        }
    }

    /// <remarks>Safety: none is claimed; the kernel must stop it.</remarks>
    [RuntimeImport("plain_float")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern void Float(uint way);

    [RuntimeImport("plain_place")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern uint Place(uint way);
}
