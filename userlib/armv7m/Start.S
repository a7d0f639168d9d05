        .include "thumb.inc"
        .include "abi.inc"

@ Where a task without static data begins: fills its stack, so that it can be seen how deep it was, unprivileged and preemptible.
@ in:   nothing; the kernel has set the stack pointer and cleared the registers
@ uses: r0-r3
function anckor_task_start
        ldr     r1, =__ram_base             @ the lowest word of the stack; that one is filled last
        mov     r0, sp
        mov     r2, #StackMark_Unused
        mov     r3, r2
1:      stmdb   r0!, {r2, r3}
        cmp     r0, r1
        bhi     1b
        bl      anckor_task_main
        udf     #FaultKind_Returned
        .ltorg

@ Where a task with static data begins: gives it its initial values first.
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
