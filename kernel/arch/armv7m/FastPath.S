        .include "Macros.inc"

@ The fast path: a short message from the task that runs to one that waits for it, and back, without C#.
@
@ What it may assume, and what it leaves for C# to settle, stands at Kernel.Settle (kernel/core/Kernel.FastPath.cs). In short: a task
@ whose FastSet holds a channel waits there, with nothing pending, no timeout, no loan and no floating-point frame; and a link
@ (FastCaller, FastSender) says that since that message nothing happened but fast paths.
@
@ Every check comes before the first store but that of the stack pointer, so that whatever does not fit goes to C# as it came.
@ r4-r11 carry the message and are not touched. r0-r3 come from the frame: live ones are stale after a late arrival (ARM ARM B1.5.12).
@ lr is free: EXC_RETURN is known. sp is the top of the main stack, where SchedulerState stands.
@ No barrier: the exception return is one, and MPU registers are strongly-ordered (ARM ARM B3.5.3).
@
@ The result words of a receiver: r0 operation and length, r1 handle, r2 token. See Operation.Receive.

        .if     SchedulerState_CurrentControl
        .error  "the fast path expects CurrentControl first"
        .endif
        .if     TaskControl_Descriptor - TaskControl_StackPointer - 4
        .error  "the fast path loads StackPointer and Descriptor as a pair"
        .endif
        .if     TaskControl_FirstSlot - TaskControl_Slots - 4
        .error  "the fast path loads Slots and the slot count behind it as a pair"
        .endif
        .if     TaskControl_FastSender - TaskControl_FastCaller - 4
        .error  "the fast path stores both links as a pair"
        .endif
        .if     SenderSlot_Key | (SenderSlot_ReceiverControl - 4) | (SenderSlot_Longest - 8)
        .error  "the fast path loads Key, ReceiverControl and Longest in one burst"
        .endif

@ The end of every fast path: loads the regions of the task that goes on, and goes. Its loan regions are off, and so are those loaded:
@ no task with a loan comes here.
@ in:   lr = its TaskDescriptor; uses r0-r3, r12
.macro  resume
        ldr     r12, [sp, #SchedulerState_RegionRegisters]
        ldmia   lr!, {r0-r3}
        stmia   r12, {r0-r3}
        ldmia   lr!, {r0-r3}
        stmia   r12, {r0-r3}
        ldmia   lr, {r0, r1}
        stmia   r12, {r0, r1}
        ldr     pc, [sp, #SchedulerState_ReturnToTask]
.endm

@ The sender slot that a handle names: bounds, generation and right are one comparison of the whole word.
@ in:   r0 operation and length, r1 handle, lr = control block
@ out:  r2 = 0, r3 = control block of the receiver, r12 = longest message; leaves if the handle is not good
.macro  find_slot
        ubfx    r12, r1, #8, #8
        ldrd    r2, r3, [lr, #TaskControl_Slots]
        cmp     r12, r3, lsr #16                    @ FastSlotCount
        bhs     slow
        add     r2, r2, r12, lsl #4                 @ sizeof(SenderSlot) = 16
        ldmia   r2, {r2, r3, r12}
        subs    r2, r2, r1
        bne     slow
.endm

@ The receiver must wait on the channel, ready for the fast path.
@ in:   r1 handle, r3 = control block of the receiver; uses r12, leaves if it does not
.macro  must_wait
        ldr     r12, [r3, #TaskControl_FastSet]
        lsrs    r12, r12, r1                        @ bits 0-7 of the handle: the channel's bit plus 1
        bcc     slow
.endm

@ The receiver gets the message and goes on.
@ in:   r0 operation and length, r1 handle, r3 = its control block, lr = the sender's
.macro  deliver
        str     r3, [sp]
        ldr     r2, [lr, #TaskControl_Token]
        ldrd    r12, lr, [r3, #TaskControl_StackPointer]
        msr     psp, r12
        stmia   r12, {r0-r2}
        resume
.endm

@ The task must begin to wait for the same as the last time.
@ in:   r2 channels, r3 notifications, lr = control block; uses r12, leaves if it does not
.macro  wait_as_before
        ldr     r12, [lr, #TaskControl_Wait]
        cmp     r12, r2
        bne     slow
        ldr     r12, [lr, #TaskControl_NotificationMask]
        cmp     r12, r3
        bne     slow
.endm

        .if     sizeof_SenderSlot - 16
        .error  "find_slot assumes 16 bytes"
        .endif

@ A system call.
@ in:   lr = EXC_RETURN
function anckor_system_call_entry
        cmn     lr, #3                              @ 0xFFFFFFFD: from a task, with a basic frame
        bne     anckor_system_call_float
        mrs     r12, psp
        ldr     lr, [sp]
        ldmia   r12, {r0-r3}
        str     r12, [lr, #TaskControl_StackPointer]
        cmp     r0, #Limits_ShortMessageBytes
        bhi     not_call

        @ Call: r0 length, r1 handle.
        find_slot
        cmp     r0, r12
        bhi     slow
        must_wait
        str     r2, [r3, #TaskControl_FastSet]
        strd    lr, r2, [r3, #TaskControl_FastCaller]
        deliver

not_call:
        cmp     r0, #Operation_Send - 1
        bhi     not_reply_receive

        @ ReplyReceive: r0 length, r1 token, r2 channels, r3 notifications. Only to the caller at the end of the link, only as it received before.
        wait_as_before
        ldr     r3, [lr, #TaskControl_FastCaller]
        cbz     r3, slow
        ldr     r12, [r3, #TaskControl_Token]
        cmp     r12, r1
        bne     slow
        str     r2, [lr, #TaskControl_FastSet]
        str     r3, [sp]
        ldrd    r12, lr, [r3, #TaskControl_StackPointer]
        msr     psp, r12
        str     r0, [r12]
        resume

@ Whatever does not fit, as it came: saves what the hardware did not, and calls C#.
@ in:   lr = control block, whose StackPointer is set; sp = kernel state
slow:
        mov     r2, lr
        mov     r0, sp
        tell_current r2, r0, r3
        mrs     r1, psp
        mvn     lr, #2                              @ EXC_RETURN
        stmia   r2, {r4-r11}
        str     lr, [r2, #TaskControl_ExceptionReturn]
        mov     r4, r2
        bl      anckor_system_call                  @ (ref Kernel, uint* frame)
        b       anckor_resume
        .ltorg

not_reply_receive:
        cmp     r0, #Operation_Reply - 1
        bhi     not_send

        @ Send: r0 length, r1 handle. Only to a receiver that is not less important, and only without a link of its own.
        find_slot
        add     r12, r12, #Operation_Send
        cmp     r0, r12
        bhi     slow
        must_wait
        ldrb    r2, [r3, #TaskControl_Priority]
        ldrb    r12, [lr, #TaskControl_Priority]
        cmp     r2, r12
        bhi     slow
        ldrd    r2, r12, [lr, #TaskControl_FastCaller]
        orrs    r2, r2, r12
        bne     slow
        stmia   lr, {r4-r11}                        @ r2 = 0
        str     r2, [r3, #TaskControl_FastSet]
        strd    r2, lr, [r3, #TaskControl_FastCaller]
        deliver

not_send:
        cmp     r0, #Operation_Receive
        bne     not_receive

        @ Receive: r2 channels, r3 notifications. Only back to the one-way sender at the end of the link, only as it received before.
        wait_as_before
        ldr     r3, [lr, #TaskControl_FastSender]
        cmp     r3, #0
        beq     slow
        str     r2, [lr, #TaskControl_FastSet]
        str     r3, [sp]
        ldmia   r3, {r4-r11}
        ldrd    r12, lr, [r3, #TaskControl_StackPointer]
        msr     psp, r12
        movs    r0, #Result_Ok
        str     r0, [r12]
        resume

not_receive:
        cmp     r0, #Operation_Null
        bne     slow
        ldr     pc, [sp, #SchedulerState_ReturnToTask]
