/* Guards of the stack. */

        .include "function.inc"
        .include "panic.inc"

/* The code generator calls this before it makes a frame of a page or more, which could jump over the memory that stops an overflow.
 * The linker script may define __stack_limit, the lowest address of the stack; without it only a wrap around is found.
 * in:   r4 the stack pointer to be; lr the place (inside the prologue)
 * out:  returns when it is allowed
 * uses: r5, flags */

        .weak   __stack_limit

        FUNCTION RhpStackProbe
        cmp     sp, r4
        blo     1f
        movw    r5, #:lower16:__stack_limit
        movt    r5, #:upper16:__stack_limit
        cmp     r4, r5
        it      hs
        bxhs    lr
1:      udf     #PANIC_STACK_OVERFLOW
        END_FUNCTION RhpStackProbe

/* What functions with a buffer on the stack put behind it and compare when they return. It has a zero byte, which ends a copied text,
 * and is no address. */

        .section .rodata.__security_cookie, "a", %progbits
        .balign 4
        .global __security_cookie
        .type   __security_cookie, %object
__security_cookie:
        .word   0xC00C005A
        .size   __security_cookie, 4
