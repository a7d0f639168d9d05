/* Instructions that the code generator does not know.
 * in:   r0 value
 * out:  r0 count (32 for zero)
 * uses: nothing */

        .include "function.inc"

        FUNCTION CountTrailingZeros
        rbit    r0, r0
        ENTRY   CountLeadingZeros
        clz     r0, r0
        bx      lr
        END_FUNCTION CountTrailingZeros
