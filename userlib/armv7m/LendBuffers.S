        .include "thumb.inc"

@ The buffers that this task can lend. The image builder defines the list when the manifest declares some: without it, both ends are 0.
        .weak   anckor_lend_buffers
        .weak   anckor_lend_buffers_end

@ Where the list of LendBufferEntry is.
@ in:   nothing
@ out:  r0 its first entry, r1 the address after the last
function anckor_lend_buffer_list
        ldr     r0, =anckor_lend_buffers
        ldr     r1, =anckor_lend_buffers_end
        bx      lr
        .ltorg
