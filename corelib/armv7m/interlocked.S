/* Changes that nobody can come in between of: ldrex marks the place, strex stores only if nobody else has been there, and an interrupt
 * counts as somebody else. A barrier on both sides, as .NET promises.
 * in:   r0 the place; r1 the operand; InterlockedCompareExchange: r1 the new value, r2 the value that must be there
 * out:  r0 what was there before; InterlockedAdd: the sum
 * uses: r2, r3, r12, flags */

        .include "function.inc"

        FUNCTION InterlockedCompareExchange
        dmb
1:      ldrex   r3, [r0]
        cmp     r3, r2
        bne     2f
        strex   r12, r1, [r0]
        cmp     r12, #0
        bne     1b
2:      dmb
        mov     r0, r3
        bx      lr
        END_FUNCTION InterlockedCompareExchange

        FUNCTION InterlockedExchange
        dmb
1:      ldrex   r3, [r0]
        strex   r12, r1, [r0]
        cmp     r12, #0
        bne     1b
        dmb
        mov     r0, r3
        bx      lr
        END_FUNCTION InterlockedExchange

        FUNCTION InterlockedAdd
        dmb
1:      ldrex   r3, [r0]
        adds    r3, r3, r1
        strex   r12, r3, [r0]
        cmp     r12, #0
        bne     1b
        dmb
        mov     r0, r3
        bx      lr
        END_FUNCTION InterlockedAdd

        FUNCTION InterlockedAnd
        dmb
1:      ldrex   r3, [r0]
        and     r2, r3, r1
        strex   r12, r2, [r0]
        cmp     r12, #0
        bne     1b
        dmb
        mov     r0, r3
        bx      lr
        END_FUNCTION InterlockedAnd

        FUNCTION InterlockedOr
        dmb
1:      ldrex   r3, [r0]
        orr     r2, r3, r1
        strex   r12, r2, [r0]
        cmp     r12, #0
        bne     1b
        dmb
        mov     r0, r3
        bx      lr
        END_FUNCTION InterlockedOr
