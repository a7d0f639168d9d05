/* What a failed check calls. One instruction, and the link register still names the check.
 * in:   lr the place; RhpThrowEx: r0 the exception (or null)
 * out:  never returns
 * uses: nothing */

        .include "function.inc"
        .include "panic.inc"

        .macro  PANIC name, kind
        FUNCTION \name
        udf     #\kind
        END_FUNCTION \name
        .endm

        PANIC   PanicIndexOutOfRange, PANIC_INDEX_OUT_OF_RANGE
        PANIC   PanicOverflow, PANIC_OVERFLOW
        PANIC   PanicDivideByZero, PANIC_DIVIDE_BY_ZERO
        PANIC   PanicNullReference, PANIC_NULL_REFERENCE
        PANIC   PanicArgument, PANIC_ARGUMENT
        PANIC   PanicInvalidOperation, PANIC_INVALID_OPERATION
        PANIC   PanicNotSupported, PANIC_INVALID_OPERATION
        PANIC   RhpThrowEx, PANIC_THROW
        PANIC   RhpFallbackFailFast, PANIC_STACK_COOKIE
