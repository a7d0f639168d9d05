@ Floating point in a task that the build takes for one without.

        .include "thumb.inc"

@ Reads all floating-point registers. When there is anything in one it ends with an illegal instruction; else it goes on.
@ in:   r0 how: 0 into the kernel by a system call, 1 round and round until something interrupts it
function plain_float
        ldr     r1, =plain_hidden
        orr     r1, r1, #1
        bx      r1
        .ltorg

@ Where the task is to be found when it is stopped.
@ in:   r0 how, as above
@ out:  r0 address
function plain_place
        ldr     r1, =plain_after_call
        ldr     r2, =plain_round
        cmp     r0, #0
        ite     eq
        moveq   r0, r1
        movne   r0, r2
        bx      lr
        .ltorg

        .section .rodata.plain_hidden, "a"
        .balign 4
plain_hidden:
        movs    r1, #0
        .irp    n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
        vmov    r2, s\n
        orr     r1, r1, r2
        .endr
        cmp     r1, #0
        beq     1f
        udf     #1
1:      cmp     r0, #0
        bne     plain_round
        movs    r0, #143                    @ Operation.Yield
        svc     0
plain_after_call:
        udf     #2
plain_round:
        b       plain_round
