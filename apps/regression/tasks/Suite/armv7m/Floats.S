@ What no C# can say: which floating-point register holds what across a system call.

        .syntax unified
        .cpu    cortex-m4
        .fpu    fpv4-sp-d16
        .thumb

        .section .text.suite_floats_across, "ax"
        .balign 4
        .global suite_floats_across
        .thumb_func
        .type   suite_floats_across, %function

@ Fills s0-s31 with numbers from a seed on, makes a system call, and compares.
@ in:   r0 address of twelve words: r0-r11 of the call, which come back there; r1 seed
@ out:  r0 bit n is set when s<n> has changed
suite_floats_across:
        push    {r4-r11, lr}
        mov     r12, r0                     @ kept by the hardware's frame
        .irp    n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
        vmov    s\n, r1
        adds    r1, #1
        .endr
        push    {r1}
        ldmia   r12, {r0-r11}
        svc     0
        stmia   r12, {r0-r11}
        pop     {r1}
        subs    r1, #32
        movs    r0, #0
        .irp    n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
        vmov    r2, s\n
        cmp     r2, r1
        it      ne
        orrne   r0, r0, #(1 << \n)
        adds    r1, #1
        .endr
        pop     {r4-r11, pc}
