*** Comments ***
The demo on the STM32F4 Discovery:
    renode-test renode/demo.robot --variable ELF:/path/to/demo.elf

*** Variables ***
${ELF}      ${CURDIR}/../build/demo/stm32f4-discovery/demo.elf
${UART}     sysbus.usart2

*** Keywords ***
Start Demo
    Execute Command             $elf\=@${ELF}
    Execute Command             include @${CURDIR}/stm32f4-discovery.resc
    Create Terminal Tester      ${UART}    timeout=10    defaultPauseEmulation=True
    Register Failing Uart String    kernel failure
    Start Emulation

*** Test Cases ***
Should Print The Banner
    Start Demo
    Wait For Line On Uart       Anckor 0.1.0, demo on stm32f4-discovery, 168 MHz from the crystal

Should Exchange Messages
    Start Demo
    FOR    ${count}    IN RANGE    1    6
        Wait For Line On Uart   ping: ping ${count}, pong ${count}
    END

Should Catch And Restart The Rogue
    Start Demo
    Wait For Line On Uart       rogue: reading pong's memory at 0x
    Wait For Line On Uart       supervisor: rogue faulted: memory access, address 0x
    Wait For Line On Uart       supervisor: rogue restarted, generation 1
    Wait For Line On Uart       supervisor: rogue restarted, generation 2

Should Miss Nothing While The Rogue Is Caught
    Start Demo
    Register Failing Uart String    isolation is broken
    Register Failing Uart String    ping faulted
    Register Failing Uart String    pong faulted
    Wait For Line On Uart       supervisor: rogue restarted, generation 2
    Wait For Line On Uart       ping: ping 10, pong 10
