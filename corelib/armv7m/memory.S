/* Runs of bytes. Words where both places are aligned alike, bytes otherwise: unaligned words would fault in device memory. */

        .include "function.inc"

/* Copy; the places may overlap.
 * in:   r0 destination, r1 source, r2 bytes
 * out:  r0 destination
 * uses: r1-r3, r12, flags */

        FUNCTION memmove
        ENTRY   memcpy
        mov     r12, r0
        subs    r3, r0, r1
        cmp     r3, r2
        bcc     5f                      /* the destination begins inside the source: from the end */

        orr     r3, r0, r1
        lsls    r3, r3, #30
        bne     3f                      /* not all words are aligned */
        subs    r2, r2, #16
        bcc     11f
        push    {r4-r6}
10:     ldmia   r1!, {r3-r6}            /* four words at a time */
        stmia   r0!, {r3-r6}
        subs    r2, r2, #16
        bcs     10b
        pop     {r4-r6}
11:     adds    r2, r2, #16
        bne     2f
        mov     r0, r12
        bx      lr
1:      ldr     r3, [r1], #4
        str     r3, [r0], #4
2:      subs    r2, r2, #4
        bcs     1b
        adds    r2, r2, #4
        b       3f
4:      ldrb    r3, [r1], #1
        strb    r3, [r0], #1
3:      subs    r2, r2, #1
        bcs     4b
        mov     r0, r12
        bx      lr

5:      add     r0, r0, r2
        add     r1, r1, r2
        orr     r3, r0, r1
        lsls    r3, r3, #30
        bne     8f
        b       7f
6:      ldr     r3, [r1, #-4]!
        str     r3, [r0, #-4]!
7:      subs    r2, r2, #4
        bcs     6b
        adds    r2, r2, #4
        b       8f
9:      ldrb    r3, [r1, #-1]!
        strb    r3, [r0, #-1]!
8:      subs    r2, r2, #1
        bcs     9b
        mov     r0, r12
        bx      lr
        END_FUNCTION memmove

/* Fill.
 * in:   r0 destination, r1 byte, r2 bytes (memzero: r1 bytes)
 * out:  r0 destination
 * uses: r1-r3, r12, flags */

        FUNCTION memzero
        mov     r2, r1
        movs    r1, #0
        ENTRY   memset
        mov     r12, r0
        uxtb    r1, r1
        orr     r1, r1, r1, lsl #8
        orr     r1, r1, r1, lsl #16
        lsls    r3, r0, #30
        bne     3f
        b       2f
1:      str     r1, [r0], #4
2:      subs    r2, r2, #4
        bcs     1b
        adds    r2, r2, #4
        b       3f
4:      strb    r1, [r0], #1
3:      subs    r2, r2, #1
        bcs     4b
        mov     r0, r12
        bx      lr
        END_FUNCTION memzero

/* Compare.
 * in:   r0, r1 the places, r2 bytes
 * out:  r0 1 when all bytes are equal, or else 0
 * uses: r1-r3, r12, flags */

        FUNCTION memequal
        orr     r3, r0, r1
        lsls    r3, r3, #30
        bne     4f
        subs    r2, r2, #4
        bcc     2f
1:      ldr     r3, [r0], #4            /* words, while both places are aligned */
        ldr     r12, [r1], #4
        cmp     r3, r12
        bne     5f
        subs    r2, r2, #4
        bcs     1b
2:      adds    r2, r2, #4
        b       4f
3:      ldrb    r3, [r0], #1
        ldrb    r12, [r1], #1
        cmp     r3, r12
        bne     5f
4:      subs    r2, r2, #1
        bcs     3b
        movs    r0, #1
        bx      lr
5:      movs    r0, #0
        bx      lr
        END_FUNCTION memequal
