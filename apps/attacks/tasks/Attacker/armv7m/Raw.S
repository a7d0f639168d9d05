@ What no C# task can do by itself: raw system calls, jumps to anywhere, a foreign stack.

        .include "thumb.inc"
        .include "abi.inc"

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
        movs    r0, #Operation_Null
        svc     0
        b       .

@ An instruction that is none.
function attack_undefined
        udf     #1
        bx      lr

@ Only a debugger that is not there could go on.
function attack_breakpoint
        bkpt    #0
        bx      lr

@ A call whose reply goes where the hardware stacks the task's own registers: the witness echoes flags that say a handler goes on,
@ so that the return from the kernel fails half way (ARM ARM B1.5.8).
@ in:   r0 handle of the witness
function attack_spoil_frame
        mov     r1, r0
        movw    r0, #3                              @ IPSR: in HardFault
        movt    r0, #0x0100                         @ T
        adr     r2, attack_breakpoint               @ pc
        sub     sp, #32
        strd    r2, r0, [sp, #24]
        mov     r4, sp
        movs    r5, #32
        sub     r6, sp, #32
        movs    r7, #32
        mov     r8, #0
        movs    r0, #Operation_LongCall
        mov     r2, #-1
        svc     0
        b       .
