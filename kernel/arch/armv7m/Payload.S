        .include "Macros.inc"

@ Copies the eight words of a short message, which C# would do with a call to its general copy.
@ in:   r0 address of the words, r1 where they go; both aligned, not overlapping
@ uses: r0, r2, r3, r12
function anckor_move_payload
        push    {r4-r7}
        ldmia   r0, {r0, r2-r7, r12}
        stmia   r1, {r0, r2-r7, r12}
        pop     {r4-r7}
        bx      lr
