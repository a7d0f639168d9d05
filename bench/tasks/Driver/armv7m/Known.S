@ Functions that execute a known number of instructions, the call and the return among them: tools/Anckor.Cli/Benchmarks/KnownLoops.cs
@ says how many. They change r0-r3 only.

        .include "thumb.inc"

@ n instructions in a row, one call, one return.
.macro  straight n
function bench_known_straight_\n
        .rept   \n
        nop
        .endr
        bx      lr
.endm

        straight 1
        straight 10
        straight 100
        straight 1000

@ n rounds of two instructions, one before, one call, one return.
.macro  loop n
function bench_known_loop_\n
        movw    r0, #\n
1:      subs    r0, #1
        bne     1b
        bx      lr
.endm

        loop    1
        loop    10
        loop    100
        loop    1000

@ One of many kinds: conditional instructions count also when their condition is false, transfers of several registers count once.
@ 21 instructions, one call.
function bench_known_mixed
        push    {r4, r5, r6, lr}            @  1
        movs    r4, #5                      @  2
        cmp     r4, #5                      @  3
        ite     eq                          @  4
        moveq   r5, #1                      @  5
        movne   r5, #2                      @  6, skipped
        itt     ne                          @  7
        addne   r5, r5, #1                  @  8, skipped
        addne   r5, r5, #2                  @  9, skipped
        cbz     r4, 1f                      @ 10, not taken
        stmdb   sp!, {r0-r5}                @ 11
        ldrd    r2, r3, [sp, #16]           @ 12
        udiv    r3, r2, r3                  @ 13
        umull   r0, r1, r2, r3              @ 14
        b       2f                          @ 15
        nop                                 @ never
2:      bl      bench_known_leaf            @ 16
        ldr     r0, [sp], #8                @ 18, after the leaf's 17
        add     sp, #16                     @ 19
        cbz     r4, 1f                      @ 20, not taken
        pop     {r4, r5, r6, pc}            @ 21
1:      udf     #0

function bench_known_leaf
        bx      lr

@ Ten loads, ten stores and two loads of three words from the registers of timer 3, which the manifest grants: the simulator takes
@ such instructions back and repeats them, and they must count once.
@ 2 + 20 + 2 + 1 instructions, one call.
function bench_known_device
        movw    r0, #0x0400
        movt    r0, #0x4000
        .rept   10
        ldr     r1, [r0, #0x24]
        str     r1, [r0, #0x34]
        .endr
        ldmia   r0, {r1-r3}
        ldmia   r0, {r1-r3}
        bx      lr
