/* 64-bit products and shifts, called by the code generator. */

        .include "function.inc"
        .include "panic.inc"

/* Product, the lower 64 bits.
 * in:   r0, r1 and r2, r3 factors
 * out:  r0, r1 product
 * uses: r2, r3, r12 */

        FUNCTION RhpLMul
        mul     r1, r1, r2
        mla     r1, r0, r3, r1
        umull   r0, r12, r0, r2
        add     r1, r1, r12
        bx      lr
        END_FUNCTION RhpLMul

/* Shifts. The processor takes the lowest byte of a count, and gives zero (or the sign) for 32 to 255.
 * in:   r0, r1 value; r2 count (the lower six bits)
 * out:  r0, r1 value
 * uses: r2, r3, r12, flags */

        FUNCTION RhpLLsh
        and     r2, r2, #63
        lsls    r1, r1, r2
        sub     r3, r2, #32
        lsl     r12, r0, r3
        orr     r1, r1, r12
        rsb     r3, r2, #32
        lsr     r12, r0, r3
        orr     r1, r1, r12
        lsls    r0, r0, r2
        bx      lr
        END_FUNCTION RhpLLsh

        FUNCTION RhpLRsz
        and     r2, r2, #63
        lsrs    r0, r0, r2
        sub     r3, r2, #32
        lsr     r12, r1, r3
        orr     r0, r0, r12
        rsb     r3, r2, #32
        lsl     r12, r1, r3
        orr     r0, r0, r12
        lsrs    r1, r1, r2
        bx      lr
        END_FUNCTION RhpLRsz

        FUNCTION RhpLRsh
        and     r2, r2, #63
        lsrs    r0, r0, r2
        rsb     r3, r2, #32
        lsl     r12, r1, r3
        orr     r0, r0, r12
        subs    r3, r2, #32
        itt     pl                      /* below 32 the sign would come in */
        asrpl   r12, r1, r3
        orrpl   r0, r0, r12
        asrs    r1, r1, r2
        bx      lr
        END_FUNCTION RhpLRsh

/* Products in checked code: a panic when they do not fit.
 * in:   r0, r1 and r2, r3 factors
 * out:  r0, r1 product
 * uses: r2, r3, r12, flags */

        FUNCTION MultiplyCheckedUInt64
        cbz     r3, 1f
        cbnz    r1, 9f                  /* both reach beyond 32 bits */
        push    {r4}
        umull   r12, r4, r0, r3
        b       2f
1:      push    {r4}
        umull   r12, r4, r1, r2         /* one product that crosses is zero, the other must fit the upper half */
2:      umull   r0, r1, r0, r2
        adds    r1, r1, r12
        adc     r4, r4, #0
        mov     r2, r4
        pop     {r4}
        cbnz    r2, 9f
        bx      lr
9:      udf     #PANIC_OVERFLOW
        END_FUNCTION MultiplyCheckedUInt64

        FUNCTION MultiplyCheckedInt64
        push    {r4-r6}
        eor     r4, r1, r3              /* the sign of the product; then compute without signs */
        cmp     r1, #0
        bge     1f
        rsbs    r0, r0, #0
        sbc     r1, r1, r1, lsl #1
1:      cmp     r3, #0
        bge     2f
        rsbs    r2, r2, #0
        sbc     r3, r3, r3, lsl #1
2:      cmp     r1, #0                  /* when both reach beyond 32 bits, it does not fit */
        it      ne
        cmpne   r3, #0
        umull   r12, r5, r1, r2         /* else one of the two products that cross is zero */
        umull   r6, r3, r0, r3
        it      ne
        orrne   r5, r5, #1
        orr     r5, r5, r3
        orr     r12, r12, r6
        umull   r0, r1, r0, r2
        adds    r1, r1, r12
        adc     r5, r5, #0
        cmp     r4, #0
        bge     3f
        rsbs    r0, r0, #0
        sbc     r1, r1, r1, lsl #1
3:      eor     r2, r1, r4              /* the product must have its sign, unless it is zero */
        and     r2, r2, #0x80000000
        orr     r12, r0, r1
        cmp     r12, #0
        it      ne
        orrne   r5, r5, r2
        mov     r2, r5
        pop     {r4-r6}
        cbnz    r2, 9f
        bx      lr
9:      udf     #PANIC_OVERFLOW
        END_FUNCTION MultiplyCheckedInt64
