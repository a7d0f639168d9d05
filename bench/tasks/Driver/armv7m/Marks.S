@ Places that ./anckor bench looks for in the trace of executed instructions. They do nothing.

        .include "thumb.inc"

@ A benchmark begins: what follows, up to the next such place, is its.
.macro  begin name
function bench_begin_\name
        bx      lr
.endm

@ Loops whose length is known, and the empty loop that is subtracted from all others.
        begin   empty
        begin   known_straight_1
        begin   known_straight_10
        begin   known_straight_100
        begin   known_straight_1000
        begin   known_loop_1
        begin   known_loop_10
        begin   known_loop_100
        begin   known_loop_1000
        begin   known_mixed
        begin   known_device

@ What is measured.
        begin   null_call
        begin   call_reply_0
        begin   call_reply_4
        begin   call_reply_16
        begin   call_reply_32
        begin   call_reply_32_equal
        begin   call_reply_32_below
        begin   call_reply_32_slow
        begin   one_way_32
        begin   copy_256
        begin   copy_1024
        begin   copy_4096
        begin   loan_256
        begin   loan_1024
        begin   loan_4096
        begin   notify_wake
        begin   interrupt_to_task

@ One round of a benchmark is over.
function bench_mark
        bx      lr

@ All benchmarks are over.
function bench_done
        bx      lr
