        .include "Macros.inc"

@ Reset: makes C# possible, then lets it boot. Never returns.
@ in:   MSP = __stack_top (from the vector table); everything else unknown
@ uses: all
function anckor_reset
        cpsid   i                           @ handlers need the kernel's state: none before it stands
        ldr     r1, =__ram_base             @ the lowest word of the stack
        mov     r0, sp
        mov     r2, #StackMark_Unused
        mov     r3, r2
0:      stmdb   r0!, {r2, r3}
        cmp     r0, r1
        bhi     0b
        ldr     r0, =__data_source
        ldr     r1, =__data_start
        ldr     r2, =__data_end
1:      cmp     r1, r2
        ittt    lo
        ldrlo   r3, [r0], #4
        strlo   r3, [r1], #4
        blo     1b
        ldr     r1, =__zero_start
        ldr     r2, =__zero_end
        movs    r3, #0
2:      cmp     r1, r2
        itt     lo
        strlo   r3, [r1], #4
        blo     2b
        ldr     r0, =anckor_kernel_state
        ldr     r1, =0xE000ED9C             @ MPU_RBAR
        str     r1, [r0, #SchedulerState_RegionRegisters]
        mvn     r1, #2                      @ EXC_RETURN 0xFFFFFFFD: thread mode, process stack, basic frame (B1.5.8)
        str     r1, [r0, #SchedulerState_ReturnToTask]
        bl      anckor_boot
        @ The first task is started by an exception return, like every other: nobody runs yet, so PendSV saves nothing.
        ldr     r0, =0xE000ED04             @ ICSR
        mov     r1, #(1 << 28)              @ PENDSVSET
        str     r1, [r0]
        dsb
        cpsie   i
        isb
3:      b       3b                          @ not reached
        .ltorg

@ The kernel's state, directly above its stack: entry code hands its address to C#, and the fast path finds it at its stack pointer.
        .section .kernel.state, "aw", %nobits
        .balign 8
        .global anckor_kernel_state
        .type   anckor_kernel_state, %object
anckor_kernel_state:
        .space  KERNEL_STATE_BYTES
        .size   anckor_kernel_state, KERNEL_STATE_BYTES

@ The kernel's epitaph. Nothing initialises it: it tells the next run how this one ended.
        .section .epitaph, "aw", %nobits
        .balign 4
        .global anckor_epitaph
        .type   anckor_epitaph, %object
anckor_epitaph:
        .space  sizeof_Epitaph
        .size   anckor_epitaph, sizeof_Epitaph

@ Where it stands, for C#.
@ out:  r0 address
function anckor_epitaph_address
        ldr     r0, =anckor_epitaph
        bx      lr
        .ltorg

@ Memory barriers for C#.
@ uses: nothing
function anckor_barrier
        dsb
        isb
        bx      lr

@ Where the kernel's tables begin: right behind its own data, a constant of the kernel's link.
@ out:  r0 address
function anckor_kernel_tables
        ldr     r0, =__kernel_tables
        bx      lr
        .ltorg

@ Where the vector table stands.
@ out:  r0 address
function anckor_vector_table
        ldr     r0, =anckor_vectors
        bx      lr
        .ltorg

@ Stops everything until the reset that was asked for comes.
@ uses: nothing; never returns
function anckor_wait_for_reset
        cpsid   i
1:      b       1b
