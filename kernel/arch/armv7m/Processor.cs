using System.Runtime;
using System.Runtime.CompilerServices;
using Anckor.Abi;

namespace Anckor.Kernel;

/// <summary>The core's own peripherals: system control block, interrupt controller, MPU, SysTick (ARM ARM B3).</summary>
internal static class Processor
{
    private const uint InterruptSetEnable = 0xE000_E100;
    private const uint InterruptClearEnable = 0xE000_E180;
    private const uint InterruptPriority = 0xE000_E400;
    private const uint SysTickControl = 0xE000_E010;
    private const uint SysTickReload = 0xE000_E014;
    private const uint SysTickCurrent = 0xE000_E018;
    private const uint InterruptControlState = 0xE000_ED04;
    private const uint VectorTableOffset = 0xE000_ED08;
    private const uint ResetControl = 0xE000_ED0C;
    private const uint ConfigurationControl = 0xE000_ED14;
    private const uint HandlerPriority1 = 0xE000_ED18;
    private const uint HandlerPriority2 = 0xE000_ED1C;
    private const uint HandlerPriority3 = 0xE000_ED20;
    private const uint HandlerControl = 0xE000_ED24;
    private const uint CoprocessorAccess = 0xE000_ED88;
    private const uint MpuControl = 0xE000_ED94;
    private const uint MpuRegionBase = 0xE000_ED9C;
    private const uint MpuRegionAttributes = 0xE000_EDA0;

    /// <summary>What an exception entry code returns to thread mode and the process stack with, basic frame (B1.5.8).</summary>
    internal const uint ReturnToTask = 0xFFFF_FFFD;

    /// <summary>The configurable fault status register.</summary>
    internal const uint FaultStatus = 0xE000_ED28;

    /// <summary>The hard fault status register; what was seen is cleared by writing ones.</summary>
    internal const uint HardFaultStatus = 0xE000_ED2C;

    /// <summary>The address of a memory management fault.</summary>
    internal const uint MemoryFaultAddress = 0xE000_ED34;

    /// <summary>The address of a bus fault.</summary>
    internal const uint BusFaultAddress = 0xE000_ED38;

    /// <summary>Sets priorities, fault handlers and the null guard. Interrupts stay masked one by one.</summary>
    internal static void SetUp(bool floatingPoint)
    {
        Register.Write(VectorTableOffset, VectorTable());

        // Faults at 0; SVCall, PendSV, SysTick and all interrupts at the lowest, so that none of these interrupts another.
        Register.Write(HandlerPriority1, 0);
        Register.Write(HandlerPriority2, 0xFF00_0000);
        Register.Write(HandlerPriority3, 0xFFFF_0000);
        for (uint number = 0; number < 96; number += 4)
        {
            Register.Write(InterruptPriority + number, 0xFFFF_FFFF);
        }

        Register.Modify(HandlerControl, 0, 0b111 << 16);
        Register.Modify(ConfigurationControl, 0, 1 << 4);
        Register.Write(CoprocessorAccess, floatingPoint ? 0xF0_0000u : 0);

        // Region 0: 128 MiB from address 0 that nobody may touch, the kernel included. Flash is used at its real address above.
        Register.Write(MpuRegionBase, 0x10 | 0);
        Register.Write(MpuRegionAttributes, (1u << 28) | (26 << 1) | 1);
        Register.Write(MpuControl, 0b101);
        Barrier();
    }

    /// <summary>Starts the tick.</summary>
    internal static void StartTick(uint coreHz, uint ticksPerSecond)
    {
        Register.Write(SysTickReload, (coreHz / ticksPerSecond) - 1);
        Register.Write(SysTickCurrent, 0);
        Register.Write(SysTickControl, 0b111);
    }

    /// <summary>Asks for a change of tasks when the present handler is over.</summary>
    internal static void PendSwitch() => Register.Write(InterruptControlState, 1 << 28);

    /// <summary>Keeps an interrupt from arriving; one that comes now stays pending.</summary>
    internal static void MaskInterrupt(uint number) => Register.Write(InterruptClearEnable + (number / 32 * 4), 1u << (int)(number % 32));

    /// <summary>Lets an interrupt arrive.</summary>
    internal static void UnmaskInterrupt(uint number) => Register.Write(InterruptSetEnable + (number / 32 * 4), 1u << (int)(number % 32));

    /// <summary>Forgets a system call that was pended by an instruction whose own stacking faulted: it is not the next task's (B1.5.6).</summary>
    internal static void ClearPendingHandlers() => Register.Modify(HandlerControl, 0b1111 << 12, 0);

    /// <summary>Resets the chip.</summary>
    internal static void Reset()
    {
        Register.Write(ResetControl, 0x05FA_0004);
        WaitForReset();
    }

    /// <summary>DSB and ISB.</summary>
    [RuntimeImport("anckor_barrier")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void Barrier();

    /// <summary>The address of the vector table.</summary>
    [RuntimeImport("anckor_vector_table")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern uint VectorTable();

    /// <summary>Where the kernel's tables must begin.</summary>
    [RuntimeImport("anckor_kernel_tables")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern uint KernelTablesAddress();

    /// <summary>Copies a short message.</summary>
    [RuntimeImport("anckor_move_payload")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void MovePayload(ref Payload from, ref Payload to);

    [RuntimeImport("anckor_wait_for_reset")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern void WaitForReset();
}
