        .include "Macros.inc"

@ How control comes into the kernel and leaves it again.
@
@ SVCall, PendSV, SysTick and all interrupts share one priority: none interrupts another, and the kernel runs to its end on the main
@ stack. Faults of a task come in at a higher priority, but only ever from a task: from a handler they are the kernel's own, and final.
@ r0-r3, r12, lr, pc and the flags of the task were stacked by the hardware, under the task's own MPU regions (ARM ARM B1.5.6).

        @ The second region of a task, and what the hardware stacks of one that has used floating point (B1.5.7).
        .equ    TaskRam, TaskDescriptor_Regions + sizeof_RegionDescriptor
        .equ    FloatFrameBytes, 104

        .if     RegionDescriptor_Base | (RegionDescriptor_Size - 4)
        .error  "save_task loads base and size as a pair"
        .endif

@ Leaves nothing of a task in the FPU: its registers are nobody's until they are loaded again.
.macro  clear_float scratch
        ldr     \scratch, =anckor_float_zero
        vldmia  \scratch, {s0-s15}
        vldmia  \scratch, {s16-s31}
.endm

@ Forgets the s0-s15 that the hardware has not stacked yet: their task goes on no more, or its stack is no place for them.
.macro  drop_float scratch1, scratch2
        ldr     \scratch1, =0xE000EF34             @ FPCCR
        ldr     \scratch2, [\scratch1]
        bic     \scratch2, \scratch2, #1            @ LSPACT
        str     \scratch2, [\scratch1]
        dsb                                         @ the next floating-point instruction must see it (ARM ARM A3.7.3)
        isb
.endm

        .section .rodata.anckor_float_zero, "a"
        .balign 4
anckor_float_zero:
        .space  64

@ Saves what the hardware did not: r4-r11, the stack pointer, EXC_RETURN and, for a task that has used it, the upper half of the FPU.
@ in:   r0 = kernel state, lr = EXC_RETURN
@ out:  r2 = control block, r1 = its stack pointer; uses r3-r6
.macro  save_task
        ldr     r2, [r0, #SchedulerState_CurrentControl]
        tell_current r2, r0, r3
        mrs     r1, psp
        stmia   r2, {r4-r11}
        str     r1, [r2, #TaskControl_StackPointer]
        str     lr, [r2, #TaskControl_ExceptionReturn]
        tst     lr, #0x10                           @ clear: the frame has room for s0-s15 (ARM ARM B1.5.7)
        bne     1f
        ldr     r6, [r2, #TaskControl_Descriptor]
        ldr     r3, [r6, #TaskDescriptor_FloatContext]
        cmp     r3, #0
        beq     anckor_float_denied
        @ The hardware has stacked only the lower part of the frame yet: nobody knows whether the rest is the task's.
        ldrd    r4, r5, [r6, #TaskRam]
        sub     r4, r1, r4
        sub     r5, r5, #FloatFrameBytes
        cmp     r4, r5
        bhi     anckor_float_denied
        vstmia  r3, {s16-s31}                       @ also makes the hardware fill in s0-s15 now, under this task's regions
        clear_float r3
1:
.endm

@ A system call of a task with floating point in its frame, which the fast path does not do.
@ in:   lr = EXC_RETURN; the task's r0-r3 are read from its frame, because live ones are stale after a late arrival (B1.5.12)
function anckor_system_call_float
        ldr     r0, =anckor_kernel_state
        save_task
        mov     r4, r2
        bl      anckor_system_call                  @ (ref Kernel, uint* frame)
        b       anckor_resume
        .ltorg

@ A change of tasks that an interrupt or boot asked for.
@ in:   lr = EXC_RETURN
function anckor_switch_entry
        ldr     r0, =anckor_kernel_state
        ldr     r1, [r0, #SchedulerState_CurrentControl]
        cmp     r1, #0
        beq     anckor_first_task
        save_task
        mov     r4, r2
        bl      anckor_reschedule                   @ (ref Kernel)
        b       anckor_resume
        .ltorg

@ Nobody has run yet: drops what boot left on the stack, and makes thread mode unprivileged from the first task on.
@ in:   r0 = kernel state
function anckor_first_task
        ldr     sp, =__stack_top
        movs    r1, #1                              @ nPRIV; takes effect in thread mode only (B1.4.4)
        msr     control, r1
        isb
        movs    r4, #0
        bl      anckor_reschedule
        b       anckor_resume
        .ltorg

@ Leaves the kernel into the current task.
@ in:   r4 = control block of the task that was saved, whose regions are still loaded; 0 for none
function anckor_resume
        ldr     r0, =anckor_kernel_state
        ldr     r3, [r0, #SchedulerState_Current]
        ldr     r2, =__kernel_tables
        add     r2, r2, r3, lsl #7
        str     r2, [r0, #SchedulerState_CurrentControl]
        ldr     lr, [r2, #TaskControl_ExceptionReturn]
        @ Regions 1 to 5 from flash, 6 and 7 from the control block, four at a time through the alias registers (B3.5.8).
        @ The kernel's own accesses are allowed by the background map all the while.
        ldr     r12, [r0, #SchedulerState_RegionRegisters]
        cmp     r2, r4
        beq     1f
        ldr     r3, [r2, #TaskControl_Descriptor]
        ldmia   r3!, {r4-r11}
        stmia   r12, {r4-r11}
        ldmia   r3, {r4, r5}
        stmia   r12, {r4, r5}
        @ Loans change also for a task that goes on: it has received or released one.
1:      add     r3, r2, #TaskControl_LoanWords
        ldmia   r3, {r6-r9}
        stmia   r12, {r6-r9}
        ldr     r1, [r2, #TaskControl_StackPointer]
        msr     psp, r1
        tst     lr, #0x10
        bne     2f
        ldr     r3, [r2, #TaskControl_Descriptor]
        ldr     r3, [r3, #TaskDescriptor_FloatContext]
        vldmia  r3, {s16-s31}
2:      ldmia   r2, {r4-r11}
        bx      lr
        .ltorg

@ A tick of the clock, and an interrupt of a device: C# posts what there is to post, and pends PendSV when somebody else is to run.
@ in:   lr = EXC_RETURN
function anckor_tick_entry
        push    {r3, lr}
        ldr     r0, =anckor_kernel_state
        ldr     r1, [r0, #SchedulerState_CurrentControl]
        tell_current r1, r0, r2
        bl      anckor_tick                         @ (ref Kernel)
        pop     {r3, pc}
        .ltorg

function anckor_interrupt_entry
        push    {r3, lr}
        ldr     r0, =anckor_kernel_state
        ldr     r1, [r0, #SchedulerState_CurrentControl]
        tell_current r1, r0, r2
        mrs     r1, ipsr
        subs    r1, r1, #16
        bl      anckor_interrupt                    @ (ref Kernel, uint number)
        pop     {r3, pc}
        .ltorg

@ A task used floating point but has no place to keep it: it never compiled to that, or its stack pointer leaves no room in its RAM.
@ in:   r0 = kernel state, r2 = control block
function anckor_float_denied
        drop_float r1, r3
        clear_float r3
        bl      anckor_float_fault                  @ (ref Kernel)
        movs    r4, #0
        b       anckor_resume
        .ltorg

@ A fault: of the current task when it comes from thread mode, of the kernel otherwise.
@ in:   lr = EXC_RETURN
function anckor_task_fault
        tst     lr, #8
        beq     anckor_kernel_fault
        ldr     r0, =anckor_kernel_state
        ldr     r1, [r0, #SchedulerState_CurrentControl]
        cmp     r1, #0
        beq     anckor_kernel_fault
        @ A return that failed for what stood in the task's frame can leave a frame here (B1.5.8, PushStack after PopStack): a task's fault
        @ finds nothing else on the main stack.
        ldr     sp, =__stack_top
        @ The task will not go on, so its FPU state is dropped, not saved: its stack may be the very thing that is broken.
        drop_float r3, r2
        tst     lr, #0x10
        bne     1f
        clear_float r3
1:      ldr     r2, [r0, #SchedulerState_CurrentControl]
        tell_current r2, r0, r3
        mrs     r1, psp
        stmia   r2, {r4-r11}
        str     r1, [r2, #TaskControl_StackPointer]
        str     lr, [r2, #TaskControl_ExceptionReturn]
        bl      anckor_fault                        @ (ref Kernel)
        movs    r4, #0
        b       anckor_resume
        .ltorg

@ The kernel itself failed, or an exception came that nobody enabled.
@ in:   lr = EXC_RETURN; sp = its own frame unless the stack is exhausted
function anckor_kernel_fault
        mrs     r0, ipsr
        mov     r1, sp
        mov     r2, lr
        ldr     sp, =__stack_top
        bl      anckor_kernel_failure               @ (uint exception, uint stack, uint exceptionReturn); never returns
        b       .
        .ltorg
