        .include "thumb.inc"

@ Where a task without static data begins.
@ in:   nothing; the kernel has set the stack pointer and cleared the registers
function anckor_task_start
        bl      anckor_task_main
        udf     #0xAC                       @ FaultKind.Returned

@ Where a task with static data begins: gives it its initial values, unprivileged and preemptible.
@ in:   as above
@ uses: r0-r3
function anckor_task_start_with_data
        ldr     r0, =__data_source
        ldr     r1, =__data_start
        ldr     r2, =__data_end
1:      cmp     r1, r2
        ittt    lo
        ldrlo   r3, [r0], #4
        strlo   r3, [r1], #4
        blo     1b
        ldr     r2, =__zero_end             @ zero-initialised data follows the initialised
        movs    r3, #0
2:      cmp     r1, r2
        itt     lo
        strlo   r3, [r1], #4
        blo     2b
        b       anckor_task_start
        .ltorg
