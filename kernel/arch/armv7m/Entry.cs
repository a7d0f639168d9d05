using System.Runtime;
using Anckor.Abi;

namespace Anckor.Kernel;

/// <summary>What the assembly entry code calls. The kernel's state comes in r0.</summary>
internal static unsafe class Entry
{
    // EXC_RETURN: the frame is on the process stack (ARM ARM B1.5.8).
    private const uint ProcessStack = 1 << 2;

    [RuntimeExport("anckor_system_call")]
    private static void SystemCall(ref Kernel kernel, uint* frame) => kernel.SystemCall(frame[0], frame[1], frame[2], frame[3]);

    [RuntimeExport("anckor_reschedule")]
    private static void Reschedule(ref Kernel kernel) => kernel.Switch();

    [RuntimeExport("anckor_tick")]
    private static void Tick(ref Kernel kernel)
    {
        if (kernel.Tick())
        {
            SwitchIfNeeded(ref kernel);
        }
    }

    [RuntimeExport("anckor_interrupt")]
    private static void Interrupt(ref Kernel kernel, uint number)
    {
        kernel.Interrupt(number);
        SwitchIfNeeded(ref kernel);
    }

    [RuntimeExport("anckor_fault")]
    private static void Fault(ref Kernel kernel)
    {
        int index = (int)kernel.Scheduler.Current;
        FaultRecord record = FaultDecoder.Decode(ref kernel.Tasks[index], in kernel.TaskDescriptors[index]);
        kernel.Fault(in record);
    }

    [RuntimeExport("anckor_float_fault")]
    private static void FloatFault(ref Kernel kernel)
    {
        int index = (int)kernel.Scheduler.Current;
        FaultRecord record = default(Arch).Locate(ref kernel.Tasks[index]);
        if (kernel.TaskDescriptors[index].FloatContext == 0)
        {
            record.Kind = FaultKind.InvalidOperation;
        }
        else
        {
            record.Kind = FaultKind.StackOverflow;
            record.Address = record.StackPointer;
        }

        kernel.Fault(in record);
    }

    [RuntimeExport("anckor_kernel_failure")]
    private static void KernelFailed(uint exception, uint stack, uint exceptionReturn)
    {
        // 2 to 6 are NMI and the faults (B1.5.2).
        KernelFailure failure = exception is >= 2 and <= 6 ? KernelFailure.KernelFault : KernelFailure.UnexpectedException;
        // From a task its frame is on a stack that nobody has checked.
        uint place = (exceptionReturn & ProcessStack) == 0 ? ((uint*)stack)[6] : 0;
        LastWords.Say(failure, Register.Read(Processor.FaultStatus), place);
    }

    /// <summary>A handler that is no system call saves no registers; when somebody else is to run, PendSV does that.</summary>
    private static void SwitchIfNeeded(ref Kernel kernel)
    {
        if (kernel.MustSwitch)
        {
            Processor.PendSwitch();
        }
    }
}
