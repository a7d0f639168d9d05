@ The vector table (ARM ARM B1.5.3). Word 7, reserved by the architecture, is filled in by the image builder: the address of the
@ application table. Every chip of the STM32F4 family has at most 98 interrupts; those a chip lacks never arrive.

        .include "Macros.inc"

        .section .vectors, "a"
        .global anckor_vectors
anckor_vectors:
        .word   __stack_top
        .word   anckor_reset
        .word   anckor_kernel_fault         @ NMI
        .word   anckor_task_fault           @ HardFault: of a task, a breakpoint that no debugger waits for (B1.5.3)
        .word   anckor_task_fault           @ MemManage
        .word   anckor_task_fault           @ BusFault
        .word   anckor_task_fault           @ UsageFault
        .word   0                           @ address of the application table
        .word   0
        .word   0
        .word   0
        .word   anckor_system_call_entry    @ SVCall
        .word   anckor_task_fault           @ DebugMonitor: the same breakpoint, when a debugger has enabled the monitor (C1.6.5, DEMCR)
        .word   0
        .word   anckor_switch_entry         @ PendSV
        .word   anckor_tick_entry           @ SysTick
        .rept   98
        .word   anckor_interrupt_entry
        .endr
