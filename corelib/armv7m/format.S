/* Numbers as text. In assembly because a division is one instruction here, and a call in C#: a quarter of the size.
 * in:   r0 the place, r1 its length, r2 the number, r3 the least count of digits; FormatHex: r3 that, plus 'X' or 'x' times 256
 * out:  r0 the length of the text, or 0 when it does not fit
 * uses: r1-r3, r12, flags */

        .include "function.inc"

        FUNCTION FormatInt32
        cmp     r2, #0
        bge     1f
        cmp     r1, #2
        blt     3f
        push    {r4, lr}                /* r4 only keeps the stack aligned */
        movs    r4, #'-'
        strb    r4, [r0], #1
        subs    r1, r1, #1
        rsbs    r2, r2, #0
        bl      1f
        cmp     r0, #0
        it      ne
        addne   r0, r0, #1
        pop     {r4, pc}
3:      movs    r0, #0
        bx      lr

        ENTRY   FormatUInt32
1:      push    {r4, r5}
        movs    r5, #10
        mov     r12, r2                 /* r4 = how many digits */
        movs    r4, #0
2:      adds    r4, r4, #1
        udiv    r12, r12, r5
        cmp     r12, #0
        bne     2b
        cmp     r4, r3
        it      lt
        movlt   r4, r3
        cmp     r4, r1
        it      gt
        movgt   r4, #0
        bgt     5f
        mov     r1, r4
4:      udiv    r12, r2, r5             /* from the last digit to the first */
        mls     r3, r5, r12, r2
        adds    r3, r3, #'0'
        mov     r2, r12
        subs    r1, r1, #1
        strb    r3, [r0, r1]
        bne     4b
5:      mov     r0, r4
        pop     {r4, r5}
        bx      lr
        END_FUNCTION FormatInt32

        FUNCTION FormatHex
        push    {r4, r5}
        lsrs    r5, r3, #8
        subs    r5, r5, #('X' - 'A' + 10)
        sxtb    r3, r3
        clz     r4, r2                  /* r4 = how many digits: (35 - zeros) / 4, at least one */
        rsb     r4, r4, #35
        lsrs    r4, r4, #2
        it      eq
        moveq   r4, #1
        cmp     r4, r3
        it      lt
        movlt   r4, r3
        cmp     r4, r1
        it      gt
        movgt   r4, #0
        bgt     2f
        mov     r1, r4
1:      and     r3, r2, #15
        cmp     r3, #10
        ite     lo
        addlo   r3, r3, #'0'
        addhs   r3, r3, r5
        lsrs    r2, r2, #4
        subs    r1, r1, #1
        strb    r3, [r0, r1]
        bne     1b
2:      mov     r0, r4
        pop     {r4, r5}
        bx      lr
        END_FUNCTION FormatHex

/* The same for 64 bits, in three parts of at most nine digits, because dividing 64 bits is slow.
 * in:   r0 the place, r1 its length, r2, r3 the number, on the stack the least count of digits
 * out:  r0 the length of the text, or 0 when it does not fit
 * uses: r1-r3, r12, flags */

        FUNCTION FormatInt64
        cmp     r3, #0
        bge     FormatUInt64
        cmp     r1, #2
        blt     1f
        ldr     r12, [sp]
        push    {r4, lr}
        movs    r4, #'-'
        strb    r4, [r0], #1
        subs    r1, r1, #1
        rsbs    r2, r2, #0
        sbc     r3, r3, r3, lsl #1
        push    {r4, r12}
        str     r12, [sp]
        bl      FormatUInt64
        add     sp, sp, #8
        cmp     r0, #0
        it      ne
        addne   r0, r0, #1
        pop     {r4, pc}
1:      movs    r0, #0
        bx      lr

        ENTRY   FormatUInt64
        ldr     r12, [sp]
        push    {r3-r11, lr}            /* r3 only keeps the stack aligned */
        mov     r8, r0                  /* r8 place, r9 length, r10 digits */
        mov     r9, r1
        mov     r10, r12
        mov     r0, r2
        mov     r1, r3
        bl      6f
        mov     r11, r2                 /* r11 the lowest nine digits */
        bl      6f                      /* r0 the highest, r2 those in the middle */
        mov     r4, r2
        movs    r5, #0                  /* r5 = what is written */
        sub     r3, r10, #18
        cbnz    r0, 1f
        cmp     r3, #0
        bgt     1f
        sub     r3, r10, #9
        cbnz    r4, 2f
        cmp     r3, #0
        bgt     2f
        mov     r3, r10
        b       3f

1:      mov     r2, r0
        bl      5f
        beq     4f
        movs    r3, #9
2:      mov     r2, r4
        bl      5f
        beq     4f
        movs    r3, #9
3:      mov     r2, r11
        bl      5f
        beq     4f
        mov     r0, r5
4:      pop     {r3-r11, pc}

        /* One part: r2 number, r3 digits; sets Z and r0 = 0 when it does not fit. */
5:      push    {r6, lr}
        add     r0, r8, r5
        sub     r1, r9, r5
        bl      FormatUInt32
        add     r5, r5, r0
        cmp     r0, #0
        pop     {r6, pc}

        /* r0, r1 by 10^9: quotient in r0, r1, remainder in r2. */
6:      movw    r2, #:lower16:1000000000
        movt    r2, #:upper16:1000000000
        movs    r3, #0
        b       DivideUInt64Unchecked
        END_FUNCTION FormatInt64
