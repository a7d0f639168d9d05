@ What no C# can say: which registers hold what.

        .syntax unified
        .cpu    cortex-m4
        .fpu    fpv4-sp-d16
        .thumb

        .section .text.below_hold_registers, "ax"
        .balign 4
        .global below_hold_registers
        .thumb_func
        .type   below_hold_registers, %function

@ Fills r1-r11 and s0-s31 with numbers from a seed on, waits for 500 rounds in which anybody may come in between, and compares.
@ in:   r0 seed
@ out:  r0 is 0 when all are still there
below_hold_registers:
        push    {r4-r11, lr}
        .irp    n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
        add     r1, r0, #(\n + 16)
        vmov    s\n, r1
        .endr
        .irp    n, 1,2,3,4,5,6,7,8,9,10,11
        add     r\n, r0, #\n
        .endr
        mov     r12, #500
1:      subs    r12, r12, #1
        bne     1b
        mov     lr, #0
        .irp    n, 1,2,3,4,5,6,7,8,9,10,11
        sub     r\n, r\n, #\n
        sub     r\n, r\n, r0
        orr     lr, lr, r\n
        .endr
        .irp    n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
        vmov    r1, s\n
        sub     r1, r1, #(\n + 16)
        sub     r1, r1, r0
        orr     lr, lr, r1
        .endr
        mov     r0, lr
        pop     {r4-r11, pc}
