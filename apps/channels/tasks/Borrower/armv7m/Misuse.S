@ What no C# task can do by itself: jump into what it was lent, and use it as a stack.

        .include "thumb.inc"

@ Goes anywhere.
@ in:   r0 address, bit 0 as wanted
function borrower_jump
        bx      r0

@ A system call whose stack is somewhere else.
@ in:   r0 address for the stack pointer
@ out:  nothing, if it comes back
function borrower_call_with_stack
        mov     r12, sp
        mov     sp, r0
        movs    r0, #142                    @ Operation.ClockRead: not one that the fast path answers
        svc     0
        mov     sp, r12
        bx      lr
