using System.Runtime;
using Anckor.Abi;

namespace Anckor.Kernel;

/// <summary>From reset to the first task.</summary>
internal static unsafe class Boot
{
    /// <summary>Called once by the reset code, with interrupts off and memory initialised.</summary>
    [RuntimeExport("anckor_boot")]
    private static void Start(ref Kernel kernel)
    {
        Tomb.Open();
        Machine.ResetReason = ResetCause.Take();
        ApplicationHeader* application = *(ApplicationHeader**)(Processor.VectorTable() + ApplicationHeader.VectorOffset);
        if (!IsGood(application))
        {
            if (ShowsConsole(application))
            {
                // To say so is worth a try: a wrong address or speed only spoils the line.
                Machine.Application = application;
                Machine.CoreHz = application->Clock.InternalHz;
            }

            LastWords.Say(KernelFailure.BadTable, 0, 0);
        }

        Machine.Application = application;
        Machine.CoreHz = application->Clock.InternalHz;
        if (!FitsMemory(application) || sizeof(Kernel) > KernelStateBytes)
        {
            LastWords.Say(KernelFailure.BadTableMemory, (uint)sizeof(Kernel), 0);
        }

        Machine.ClockSource = ClockTree.Start(in application->Clock);
        Machine.CoreHz = Machine.ClockSource == ClockSource.Internal ? application->Clock.InternalHz : application->Clock.CoreHz;

        BootWrite* writes = (BootWrite*)application->BootWrites;
        for (uint index = 0; index < application->BootWriteCount; index++)
        {
            Register.Modify(writes[index].Address, writes[index].Clear, writes[index].Set);
        }

        CheckData(application);
        StartKernel(ref kernel, application);
        Processor.SetUp(UsesFloat(application));
        Processor.StartTick(Machine.CoreHz, application->TickRate);
        if (application->WatchdogMilliseconds != 0)
        {
            Watchdog.Start(application->WatchdogMilliseconds);
        }
    }

    /// <summary>Whether what each task begins with is still what was built; else no task runs.</summary>
    private static void CheckData(ApplicationHeader* application)
    {
        TaskDescriptor* tasks = (TaskDescriptor*)application->Tasks;
        for (uint index = 0; index < application->TaskCount; index++)
        {
            if (Checksum((byte*)tasks[index].DataSource, tasks[index].DataSize) != tasks[index].DataChecksum)
            {
                LastWords.Say(KernelFailure.BadData, index, 0);
            }
        }
    }

    /// <summary>Divides the RAM for the kernel's tables and makes every task ready.</summary>
    private static void StartKernel(ref Kernel kernel, ApplicationHeader* application)
    {
        uint controls = application->KernelTables;
        uint slots = controls + (application->TaskCount * KernelTables.TaskControlBytes);
        uint faults = slots + (application->SlotCount * KernelTables.SenderSlotBytes);
        for (uint offset = 0; offset < application->KernelTablesSize; offset += 4)
        {
            *(uint*)(controls + offset) = 0;
        }

        kernel.Boot(
            default,
            new Table<TaskControl>(controls, application->TaskCount),
            new Table<SenderSlot>(slots, application->SlotCount),
            new Table<FaultRecord>(faults, application->TaskCount),
            new Table<TaskDescriptor>(application->Tasks, application->TaskCount),
            new Table<ChannelDescriptor>(application->Channels, application->ChannelCount),
            new Table<SlotDescriptor>(application->Slots, application->SlotCount),
            new Table<InterruptDescriptor>(application->Interrupts, application->InterruptCount));
        for (int index = 0; index < kernel.Tasks.Length; index++)
        {
            ref TaskControl task = ref kernel.Tasks[index];
            task.Slots = slots + ((uint)task.FirstSlot * KernelTables.SenderSlotBytes);
        }
    }

    private static bool IsGood(ApplicationHeader* application) =>
        application != null
        && application->Magic == ApplicationHeader.MagicValue
        && application->Version == ApplicationHeader.VersionValue
        && application->Size is > ChecksummedFrom and <= LargestTable
        && Checksum((byte*)&application->TaskCount, application->Size - ChecksummedFrom) == application->Checksum;

    /// <summary>Whether a damaged table still looks as if it described the console.</summary>
    private static bool ShowsConsole(ApplicationHeader* application) =>
        application != null
        && application->Magic == ApplicationHeader.MagicValue
        && application->Version == ApplicationHeader.VersionValue
        && application->Console - FirstPeripheral < PeripheralBytes
        && application->Console % 4 == 0
        && application->ConsoleBaud != 0;

    private static bool FitsMemory(ApplicationHeader* application) =>
        application->KernelTables == Processor.KernelTablesAddress()
        && application->TaskCount is > 1 and <= Limits.Tasks
        && application->KernelTablesSize >= (uint)KernelTables.BytesFor((int)application->TaskCount, (int)application->SlotCount);

    private static bool UsesFloat(ApplicationHeader* application)
    {
        TaskDescriptor* tasks = (TaskDescriptor*)application->Tasks;
        for (uint index = 0; index < application->TaskCount; index++)
        {
            if (tasks[index].FloatContext != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>CRC-32 (IEEE 802.3), a bit at a time: small, and boot has the time.</summary>
    private static uint Checksum(byte* bytes, uint length)
    {
        uint crc = 0xFFFF_FFFF;
        for (uint index = 0; index < length; index++)
        {
            crc ^= bytes[index];
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((0 - (crc & 1)) & 0xEDB8_8320);
            }
        }

        return ~crc;
    }

    /// <summary>Magic, version, size and checksum come before what the checksum covers.</summary>
    private const uint ChecksummedFrom = 16;

    /// <summary>In bytes: more than any table has, and no more than can be read.</summary>
    private const uint LargestTable = 0x1_0000;

    /// <summary>Where peripherals are (ARM ARM B3.1).</summary>
    private const uint FirstPeripheral = 0x4000_0000;
    private const uint PeripheralBytes = 0x2000_0000;

    /// <summary>KERNEL_STATE_BYTES of Macros.inc.</summary>
    private const int KernelStateBytes = 152;
}
