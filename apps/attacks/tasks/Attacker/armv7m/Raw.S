@ What no C# task can do by itself: raw system calls, jumps to anywhere, a foreign stack.

        .syntax unified
        .cpu    cortex-m4
        .thumb

.macro  function name
        .section .text.\name, "ax"
        .balign 4
        .global \name
        .thumb_func
        .type   \name, %function
\name:
.endm

@ Any system call.
@ in:   r0 operation, r1-r3 arguments, [sp], [sp, #4] and [sp, #8] words for r4, r5 and r8
@ out:  r0 result
function attack_system_call
        push    {r4-r11, lr}
        ldrd    r4, r5, [sp, #36]
        mov     r6, r4                      @ LongCall's reply buffer: the same
        mov     r7, r5
        ldr     r8, [sp, #44]
        svc     0
        pop     {r4-r11, pc}

@ Goes anywhere.
@ in:   r0 address, bit 0 as wanted
function attack_jump
        bx      r0

@ A system call whose stack is not the task's.
@ in:   r0 address for the stack pointer
function attack_stack
        mov     sp, r0
        movs    r0, #144                    @ Operation.Null
        svc     0
        b       .

@ An instruction that is none.
function attack_undefined
        udf     #1
        bx      lr
