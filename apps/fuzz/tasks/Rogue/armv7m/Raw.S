@ What no C# task can do by itself: any registers at a system call, any stack pointer, jumps to anywhere, any instruction.

        .syntax unified
        .cpu    cortex-m4
        .fpu    fpv4-sp-d16
        .thumb
        .include "abi.inc"

.macro  function name
        .section .text.\name, "ax"
        .balign 4
        .global \name
        .thumb_func
        .type   \name, %function
\name:
.endm

        .equ    STACK, 48                   @ Block.Stack
        .equ    KEPT, 52                    @ Block.Kept

@ Any system call, on any stack. The kernel gives back r12, so that this comes home from wherever the stack was.
@ in:   r0 address of a block: r0-r11, the stack pointer or 0 for the present one, a word to keep the present one
@ out:  the block's r0-r11
function fuzz_call
        push    {r4-r11, lr}
        mov     r12, r0
        str     sp, [r12, #KEPT]
        ldr     r0, [r12, #STACK]
        cmp     r0, #0
        it      ne
        movne   sp, r0
        ldmia   r12, {r0-r11}
        svc     0
fuzz_call_home:
        ldr     sp, [r12, #KEPT]
        stmia   r12, {r0-r11}
        pop     {r4-r11, pc}

@ Where fuzz_call goes on after the call.
@ out:  r0
function fuzz_home
        ldr     r0, =fuzz_call_home
        bx      lr
        .ltorg

@ Goes anywhere, with any registers.
@ in:   r0 address of a block: r0 is where, with bit 0 as wanted; r1-r11
function fuzz_jump
        mov     r12, r0
        ldr     lr, [r12, #KEPT]
        ldmia   r12, {r0-r11}
        bx      r0

@ Puts something into the floating-point registers: from then on, the hardware stacks long frames.
@ in:   r0 what
function fuzz_use_float
        vmov    s0, r0
        vmov    s15, r0
        vmov    s31, r0
        bx      lr

@ The present stack pointer.
@ out:  r0
function fuzz_stack_pointer
        mov     r0, sp
        bx      lr

@ Where this task's memory is.
@ in:   r0 0 flash, 1 size of flash, 2 RAM, 3 size of RAM
@ out:  r0
function fuzz_memory
        adr     r1, 1f
        ldr     r0, [r1, r0, lsl #2]
        bx      lr
        .balign 4
1:      .word   __flash_base
        .word   __flash_size
        .word   __ram_base
        .word   __ram_size

@ One of some instructions that a task should not use, or not so.
@ in:   r0 which, 0 to 31; r1 an address
.macro  misdeed
        .balign 16
.endm

function fuzz_instruction
        and     r0, r0, #31
        adr     r2, 1f
        add     r2, r2, r0, lsl #4
        orr     r2, r2, #1
        bx      r2
        .balign 16
1:      bkpt    0
        bx      lr
        misdeed
        bkpt    0xab
        bx      lr
        misdeed
        udf     #0
        bx      lr
        misdeed
        udf     #0xA7
        bx      lr
        misdeed
        wfi
        bx      lr
        misdeed
        wfe
        bx      lr
        misdeed
        cpsid   i
        cpsid   f
        bx      lr
        misdeed
        movs    r2, #0
        msr     control, r2
        isb
        bx      lr
        misdeed
        msr     basepri, r1
        msr     primask, r1
        bx      lr
        misdeed
        msr     msp, r1
        msr     psp, r1
        bx      lr
        misdeed
        mrs     r2, msp
        mrs     r2, control
        bx      lr
        misdeed
        svc     255
        bx      lr
        misdeed
        mrc     p15, 0, r2, c0, c0, 0
        bx      lr
        misdeed
        ldc     p1, c0, [r1]
        bx      lr
        misdeed
        mvn     r2, #2                      @ EXC_RETURN: means nothing in thread mode
        bx      r2
        misdeed
        mvn     r2, #14
        bx      r2
        misdeed
        mvn     r2, #6
        mov     lr, r2
        bx      lr
        misdeed
        ldrex   r2, [r1]
        strex   r3, r2, [r1]
        bx      lr
        misdeed
        movs    r3, #0
        sdiv    r2, r1, r3
        bx      lr
        misdeed
        ldmia   r1, {r2, r3}
        bx      lr
        misdeed
        stmia   r1, {r2, r3}
        bx      lr
        misdeed
        ldrd    r2, r3, [r1]
        bx      lr
        misdeed
        strb    r2, [r1]
        bx      lr
        misdeed
        ldrt    r2, [r1]
        strt    r2, [r1]
        bx      lr
        misdeed
        vldr    s3, [r1]
        bx      lr
        misdeed
        vstmia  r1, {s0-s7}
        bx      lr
        misdeed
        vmsr    fpscr, r1
        vdiv.f32 s1, s0, s15
        bx      lr
        misdeed
        mov     sp, r1                      @ and goes on with it
        push    {r0, r1}
        pop     {r0, r1}
        bx      lr
        misdeed
        mov     sp, r1                      @ until the next tick finds it
        wfi
        bx      lr
        misdeed
        ldr     r2, =0xE000EF00             @ STIR
        str     r1, [r2]
        bx      lr
        misdeed
        ldr     r2, =0xE000ED0C             @ AIRCR
        ldr     r3, =0x05FA0004
        str     r3, [r2]
        bx      lr
        misdeed
        ldr     r2, =0xE000ED88             @ CPACR
        ldr     r3, [r2]
        bx      lr
        .ltorg
