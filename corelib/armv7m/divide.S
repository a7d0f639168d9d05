/* Division. The code generator emits no divide instruction and no check: it calls these for every / and %.
 * A divisor of zero, and the least integer by -1, are panics; the link register is kept for them. */

        .include "function.inc"
        .include "panic.inc"

/* 32 bits.
 * in:   r0 dividend, r1 divisor
 * out:  r0 quotient or remainder
 * uses: r2, flags */

        FUNCTION DivUInt32
        cbz     r1, 8f
        udiv    r0, r0, r1
        bx      lr
8:      udf     #PANIC_DIVIDE_BY_ZERO
        END_FUNCTION DivUInt32

        FUNCTION ModUInt32
        cbz     r1, 8f
        udiv    r2, r0, r1
        mls     r0, r1, r2, r0
        bx      lr
8:      udf     #PANIC_DIVIDE_BY_ZERO
        END_FUNCTION ModUInt32

        FUNCTION DivInt32
        cbz     r1, 8f
        adds    r2, r1, #1
        it      eq
        cmpeq   r0, #0x80000000
        beq     9f
        sdiv    r0, r0, r1
        bx      lr
8:      udf     #PANIC_DIVIDE_BY_ZERO
9:      udf     #PANIC_OVERFLOW
        END_FUNCTION DivInt32

        FUNCTION ModInt32
        cbz     r1, 8f
        adds    r2, r1, #1
        it      eq
        cmpeq   r0, #0x80000000
        beq     9f
        sdiv    r2, r0, r1
        mls     r0, r1, r2, r0
        bx      lr
8:      udf     #PANIC_DIVIDE_BY_ZERO
9:      udf     #PANIC_OVERFLOW
        END_FUNCTION ModInt32

/* 64 bits, unsigned: shift and subtract, one round per bit of the quotient.
 * in:   r0, r1 dividend; r2, r3 divisor (not zero)
 * out:  r0, r1 quotient; r2, r3 remainder
 * uses: r4-r7, r12, flags */

        FUNCTION DivideUInt64Unchecked
        orrs    r12, r1, r3
        bne     1f
        udiv    r12, r0, r2             /* both fit 32 bits */
        mls     r2, r2, r12, r0
        mov     r0, r12
        bx      lr

1:      clz     r4, r1                  /* r6 = leading zeros of the dividend */
        clz     r5, r0
        cmp     r4, #32
        ite     eq
        addeq   r6, r5, #32
        movne   r6, r4
        clz     r4, r3                  /* r7 = leading zeros of the divisor */
        clz     r5, r2
        cmp     r4, #32
        ite     eq
        addeq   r7, r5, #32
        movne   r7, r4
        subs    r12, r7, r6             /* r12 = rounds - 1: align the divisor to the dividend */
        mov     r6, #0                  /* r6, r7 = quotient (the flags are still needed) */
        mov     r7, r6
        bmi     4f                      /* the divisor is larger */

        sub     r4, r12, #32            /* divisor <<= r12 (shifts by 32 or more give zero) */
        lsl     r3, r3, r12
        lsl     r5, r2, r4
        orr     r3, r3, r5
        rsb     r4, r12, #32
        lsr     r5, r2, r4
        orr     r3, r3, r5
        lsl     r2, r2, r12

2:      adds    r6, r6, r6              /* quotient <<= 1 */
        adcs    r7, r7, r7
        subs    r4, r0, r2              /* does the divisor fit? */
        sbcs    r5, r1, r3
        bcc     3f
        mov     r0, r4
        mov     r1, r5
        adds    r6, r6, #1
3:      lsrs    r3, r3, #1              /* divisor >>= 1 */
        rrx     r2, r2
        subs    r12, r12, #1
        bpl     2b

4:      mov     r2, r0
        mov     r3, r1
        mov     r0, r6
        mov     r1, r7
        bx      lr
        END_FUNCTION DivideUInt64Unchecked

/* 64 bits.
 * in:   r0, r1 dividend; r2, r3 divisor
 * out:  r0, r1 quotient or remainder
 * uses: r2, r3, r12, flags */

        FUNCTION DivUInt64
        orrs    r12, r2, r3
        beq     8f
        push    {r4-r7, lr}
        bl      DivideUInt64Unchecked
        pop     {r4-r7, pc}
8:      udf     #PANIC_DIVIDE_BY_ZERO
        END_FUNCTION DivUInt64

        FUNCTION ModUInt64
        orrs    r12, r2, r3
        beq     8f
        push    {r4-r7, lr}
        bl      DivideUInt64Unchecked
        mov     r0, r2
        mov     r1, r3
        pop     {r4-r7, pc}
8:      udf     #PANIC_DIVIDE_BY_ZERO
        END_FUNCTION ModUInt64

        .macro  NEGATE low, high
        rsbs    \low, \low, #0
        sbc     \high, \high, \high, lsl #1
        .endm

        /* Leaves through 8 for a zero divisor, through 9 for the least integer by -1. */
        .macro  CHECK_INT64
        orrs    r12, r2, r3
        beq     8f
        and     r12, r2, r3
        adds    r12, r12, #1            /* -1 has all bits set */
        itt     eq
        eoreq   r12, r1, #0x80000000
        orrseq  r12, r12, r0
        beq     9f
        .endm

        FUNCTION DivInt64
        CHECK_INT64
        push    {r4-r8, lr}
        eor     r8, r1, r3              /* the sign of the quotient */
        cmp     r1, #0
        bge     1f
        NEGATE  r0, r1
1:      cmp     r3, #0
        bge     2f
        NEGATE  r2, r3
2:      bl      DivideUInt64Unchecked
        cmp     r8, #0
        bge     3f
        NEGATE  r0, r1
3:      pop     {r4-r8, pc}
8:      udf     #PANIC_DIVIDE_BY_ZERO
9:      udf     #PANIC_OVERFLOW
        END_FUNCTION DivInt64

        FUNCTION ModInt64
        CHECK_INT64
        push    {r4-r8, lr}
        mov     r8, r1                  /* the sign of the remainder */
        cmp     r1, #0
        bge     1f
        NEGATE  r0, r1
1:      cmp     r3, #0
        bge     2f
        NEGATE  r2, r3
2:      bl      DivideUInt64Unchecked
        mov     r0, r2
        mov     r1, r3
        cmp     r8, #0
        bge     3f
        NEGATE  r0, r1
3:      pop     {r4-r8, pc}
8:      udf     #PANIC_DIVIDE_BY_ZERO
9:      udf     #PANIC_OVERFLOW
        END_FUNCTION ModInt64
