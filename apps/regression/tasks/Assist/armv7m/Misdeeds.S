@ What no C# task can do by itself: wild jumps, wild stacks, any instruction at a known place.

        .include "thumb.inc"
        .include "abi.inc"

@ Where this task's memory is.
@ in:   r0 0 flash, 1 size of flash, 2 RAM, 3 size of RAM
@ out:  r0
function assist_memory
        adr     r1, 1f
        ldr     r0, [r1, r0, lsl #2]
        bx      lr
        .balign 4
1:      .word   __flash_base
        .word   __flash_size
        .word   __ram_base
        .word   __ram_size

@ Where a misdeed is seen.
@ in:   r0 which, in the order of Place
@ out:  r0 address
function assist_place
        adr     r1, 1f
        ldr     r0, [r1, r0, lsl #2]
        bx      lr
        .balign 4
1:      .word   assist_read_here
        .word   assist_walk_here
        .word   assist_undefined_here
        .word   assist_divide_here
        .word   assist_call_here
        .word   assist_float_die_here
        .word   assist_float_stack_here

@ Reads a word.
@ in:   r0 address
function assist_read
assist_read_here:
        ldr     r0, [r0]
        bx      lr

@ Reads words without end.
@ in:   r0 address of the first
function assist_walk
assist_walk_here:
        ldr     r1, [r0]
        adds    r0, #4
        b       assist_walk

@ The stack pointer.
@ out:  r0
function assist_stack_pointer
        mov     r0, sp
        bx      lr

@ Goes anywhere.
@ in:   r0 address, bit 0 as wanted
function assist_jump
        bx      r0

@ An instruction that is none.
function assist_undefined
assist_undefined_here:
        udf     #1
        bx      lr

@ A division by zero that no compiled check sees before.
function assist_divide
        movs    r0, #100
        movs    r1, #0
assist_divide_here:
        sdiv    r0, r0, r1
        bx      lr

@ Any system call.
@ in:   r0 operation, r1-r3 arguments
@ out:  r0 result
function assist_call
        svc     0
assist_call_here:
        bx      lr

@ Sets the stack pointer, and stores there.
@ in:   r0 stack pointer
function assist_use_stack
        mov     sp, r0
        str     r0, [sp]
        b       .

@ Makes a system call with another stack.
@ in:   r0 stack pointer
@ out:  r0 what the call brought in r0: the time
function assist_call_with_stack
        mov     r12, sp
        mov     sp, r0
        movs    r0, #Operation_ClockRead
        svc     0
        mov     sp, r12
        bx      lr

@ Fills all floating-point registers.
@ in:   r0 with what
.macro  fill_float
        .irp    n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
        vmov    s\n, r0
        .endr
.endm

function assist_float_fill
        fill_float
        bx      lr

@ Fills them, and dies.
@ in:   r0 with what
function assist_float_die
        fill_float
assist_float_die_here:
        udf     #1
        bx      lr

@ Fills them, and makes a system call with another stack.
@ in:   r0 stack pointer
function assist_float_stack
        fill_float
        mov     sp, r0
        movs    r0, #Operation_Yield
        svc     0
assist_float_stack_here:
        b       .

@ What stands in them.
@ out:  r0 all bits that are set in any
function assist_float_read
        movs    r0, #0
        .irp    n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
        vmov    r1, s\n
        orr     r0, r0, r1
        .endr
        bx      lr
