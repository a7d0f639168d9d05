using System;
using Anckor.Abi;

namespace Anckor;

/// <summary>This task.</summary>
public static unsafe class Task
{
    /// <summary>Its index.</summary>
    public static int Index => (int)(SystemCall.InvokeWide(Operation.Inform, (uint)Fact.Self) >> 32);

    /// <summary>How often it was restarted.</summary>
    public static uint Generation
    {
        get
        {
            Registers registers = default;
            registers.R0 = (uint)Operation.Inform;
            registers.R1 = (uint)Fact.Self;
            SystemCall.Invoke(ref registers);
            return registers.R2;
        }
    }

    /// <summary>Lets the next ready task of the same priority run.</summary>
    public static void Yield() => SystemCall.Invoke(Operation.Yield);

    /// <summary>Ends this task with a fault that keeps a message. Never returns.</summary>
    /// <remarks>Safety: the kernel checks that the message is this task's memory.</remarks>
    public static void Panic(ReadOnlySpan<byte> message)
    {
        fixed (byte* text = message)
        {
            SystemCall.Invoke(Operation.Panic, (uint)text, (uint)message.Length);
        }
    }
}
