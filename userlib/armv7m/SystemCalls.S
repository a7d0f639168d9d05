        .include "thumb.inc"

@ The kernel reads r0-r3 from the frame that the hardware stacks, and returns results there. r4-r11 carry payload.

@ A system call with up to three arguments and up to two results.
@ in:   r0 operation, r1-r3 arguments
@ out:  r0, r1 results; r4-r11 as before
function anckor_system_call
        svc     0
        bx      lr

@ A system call with everything: twelve words go in as r0-r11, and come back.
@ in:   r0 address of the words
@ out:  the words
function anckor_exchange
        push    {r4-r11, lr}
        mov     r12, r0                     @ kept by the hardware's frame
        ldmia   r0, {r0-r11}
        svc     0
        stmia   r12, {r0-r11}
        pop     {r4-r11, pc}

@ A call or send of a short message.
@ in:   r0 operation and length, r1 handle, r2 address for 32 bytes of reply, r3 address of 32 bytes of message
@ out:  r0 result; the reply
function anckor_call
        push    {r4-r11, lr}
        ldmia   r3, {r4-r11}
        svc     0
        stmia   r2, {r4-r11}
        pop     {r4-r11, pc}

@ A timed call of a short message, whose reply takes its place.
@ in:   r0 operation and length, r1 handle, r2 ticks, r3 address of the 32 bytes
@ out:  r0 result; the reply
function anckor_timed_call
        push    {r4-r11, lr}
        ldmia   r3, {r4-r11}
        svc     0
        stmia   r3, {r4-r11}
        pop     {r4-r11, pc}

@ What only hardware can do for the lowest layer: wait for an interrupt.
@ uses: nothing
function anckor_wait_for_interrupt
        wfi
        bx      lr
