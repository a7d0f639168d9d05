/* 64-bit integers to float, called by the code generator. (Back again it would use instructions for double: the build refuses that.)
 * in:   r0, r1 value
 * out:  s0 the nearest float
 * uses: r0-r3, r12, s1, flags */

        .include "function.inc"

        FUNCTION RhpLng2Flt
        ands    r12, r1, #0x80000000    /* the sign */
        bpl     1f
        rsbs    r0, r0, #0
        sbc     r1, r1, r1, lsl #1
        b       1f
        ENTRY   RhpULng2Flt
        mov     r12, #0

1:      cbz     r1, 3f
        clz     r2, r1                  /* the highest 32 bits into r1 */
        rsb     r3, r2, #32
        lsl     r1, r1, r2
        lsr     r3, r0, r3
        orr     r1, r1, r3
        lsls    r0, r0, r2
        it      ne
        orrne   r1, r1, #1              /* what falls off only matters in ties */
        vmov    s0, r1
        vcvt.f32.u32 s0, s0
        rsb     r2, r2, #32             /* times 2^(32 - zeros): add to the exponent */
        vmov    r0, s0
        add     r0, r0, r2, lsl #23
2:      orr     r0, r0, r12
        vmov    s0, r0
        bx      lr

3:      vmov    s0, r0
        vcvt.f32.u32 s0, s0
        vmov    r0, s0
        b       2b
        END_FUNCTION RhpLng2Flt
