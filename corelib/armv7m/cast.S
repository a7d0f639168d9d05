/* Casts of objects, and references in arrays. A type table has the table of its base at 8, the count of its virtual methods at 12, of
 * its interfaces at 14, and from 20 on first the methods, then the interfaces. */

        .include "function.inc"
        .include "panic.inc"

        .equ    TYPE_RELATED, 8
        .equ    TYPE_METHOD_COUNT, 12
        .equ    TYPE_INTERFACE_COUNT, 14
        .equ    TYPE_METHODS, 20

/* Cast to a class.
 * in:   r0 the type, r1 the object or null; lr the place
 * out:  r0 the object; when it is of another type, a panic or null
 * uses: r1, r2, flags */

        FUNCTION CheckCastClass
        cbz     r1, 2f
        ldr     r2, [r1]
1:      cmp     r2, r0
        beq     2f
        ldr     r2, [r2, #TYPE_RELATED]
        cmp     r2, #0
        bne     1b
        udf     #PANIC_INVALID_CAST
2:      mov     r0, r1
        bx      lr
        END_FUNCTION CheckCastClass

        FUNCTION IsInstanceOfClass
        cbz     r1, 2f
        ldr     r2, [r1]
1:      cmp     r2, r0
        beq     2f
        ldr     r2, [r2, #TYPE_RELATED]
        cmp     r2, #0
        bne     1b
        mov     r1, r2
2:      mov     r0, r1
        bx      lr
        END_FUNCTION IsInstanceOfClass

/* Cast to an interface, by identity: no variance.
 * in:   r0 the type, r1 the object or null; lr the place
 * out:  r0 the object; when it does not have the interface, a panic or null
 * uses: r1-r3, r12, flags */

        .macro  FIND_INTERFACE found
        cbz     r1, \found
        ldr     r2, [r1]
        ldrh    r3, [r2, #TYPE_METHOD_COUNT]
        ldrh    r12, [r2, #TYPE_INTERFACE_COUNT]
        add     r2, r2, r3, lsl #2
        add     r2, r2, #TYPE_METHODS
        b       2f
1:      ldr     r3, [r2], #4
        cmp     r3, r0
        beq     \found
2:      subs    r12, r12, #1
        bcs     1b
        .endm

        FUNCTION CheckCastInterface
        FIND_INTERFACE 3f
        udf     #PANIC_INVALID_CAST
3:      mov     r0, r1
        bx      lr
        END_FUNCTION CheckCastInterface

        FUNCTION IsInstanceOfInterface
        FIND_INTERFACE 3f
        movs    r1, #0
3:      mov     r0, r1
        bx      lr
        END_FUNCTION IsInstanceOfInterface

/* The value inside a box; a panic when it is of another type or there is no box.
 * in:   r0 the type, r1 the box or null; lr the place
 * out:  r0 the address of the value
 * uses: r1, r2, flags */

        FUNCTION Unbox
        cbz     r1, 1f
        ldr     r2, [r1]
        cmp     r2, r0
        bne     2f
        adds    r0, r1, #4
        bx      lr
1:      udf     #PANIC_NULL_REFERENCE
2:      udf     #PANIC_INVALID_CAST
        END_FUNCTION Unbox

/* References in arrays. Without a heap there is one object of each type at most where it is read: no check of the type.
 * in:   r0 the array, r1 the index, StelemRef: r2 the object; lr the place
 * out:  LdelemaRef: r0 the address of the element
 * uses: r3, flags */

        FUNCTION StelemRef
        ldr     r3, [r0, #4]
        cmp     r1, r3
        bhs     1f
        adds    r0, r0, #8
        str     r2, [r0, r1, lsl #2]
        bx      lr
1:      udf     #PANIC_INDEX_OUT_OF_RANGE
        END_FUNCTION StelemRef

        FUNCTION LdelemaRef
        ldr     r3, [r0, #4]
        cmp     r1, r3
        bhs     1f
        adds    r0, r0, #8
        add     r0, r0, r1, lsl #2
        bx      lr
1:      udf     #PANIC_INDEX_OUT_OF_RANGE
        END_FUNCTION LdelemaRef

/* References into objects. No collector wants to know.
 * in:   r0 the place, r1 the object; RhpByRefAssignRef: r1 the place of the object
 * out:  nothing; RhpByRefAssignRef: both places moved on by one reference
 * uses: r2 */

        FUNCTION RhpAssignRef
        ENTRY   RhpCheckedAssignRef
        str     r1, [r0]
        bx      lr
        END_FUNCTION RhpAssignRef

        FUNCTION RhpByRefAssignRef
        ldr     r2, [r1], #4
        str     r2, [r0], #4
        bx      lr
        END_FUNCTION RhpByRefAssignRef
