using Anckor.Abi;

namespace Attacks;

/// <summary>Messages and loans from memory that cannot be given away, and over channels that are not there.</summary>
internal static class Offer
{
    /// <summary>The peripheral that the manifest grants this task, TIM3: its own, and still not to be lent.</summary>
    private const uint Device = 0x4000_0400;

    private const uint Kernel = 0x2000_0000;
    private const uint ToRead = 0;
    private const uint ToWrite = 1;

    /// <summary>Makes one.</summary>
    internal static void Make(Attack attack, in Places other, uint ram, uint flash)
    {
        switch (attack)
        {
            case Attack.SendDeviceMemory:
                Send(Device, 64, ToRead);
                break;
            case Attack.LendDeviceMemory:
                Send(Device, 64, ToWrite);
                break;
            case Attack.ReceiveIntoDeviceMemory:
                Raw.SystemCall(Operation.ReceiveInto, 0, 0, 0, Device, 64);
                break;
            case Attack.LendForeignMemory:
                Send(other.Ram, 32, ToWrite);
                break;
            case Attack.LendForeignMemoryInCall:
                Raw.SystemCall(Operation.LongCall, 0, 0, 0, other.Ram, 32, ToWrite);
                break;
            case Attack.LendKernelMemory:
                Send(Kernel, 32, ToRead);
                break;
            case Attack.LendOwnFlashToWrite:
                Send(flash, 32, ToWrite);
                break;
            case Attack.LendBeyondOwnMemory:
                Send(ram, 0x1_0000, ToWrite);
                break;
            case Attack.LendAroundTheEnd:
                Send(0xFFFF_FFE0, 64, ToRead);
                break;
            case Attack.LendWithUnknownOffer:
                Send(ram, 16, 2);
                break;
            default:
                Exchange(attack, in other);
                break;
        }
    }

    private static void Exchange(Attack attack, in Places other)
    {
        switch (attack)
        {
            case Attack.ReplyFromForeignMemory:
                Raw.SystemCall(Operation.LongReply, 0, 0, 0, other.Ram, 16);
                break;
            case Attack.BorrowFromForeignChannel:
                Raw.SystemCall(Operation.ReceiveLoan, 0, 1);
                break;
            case Attack.ReplyAndReceiveFromForeignChannel:
                Raw.SystemCall(Operation.ReplyReceive, 0, 1);
                break;
            case Attack.CallHandleZero:
                Raw.SystemCall(Operation.Call, 0);
                break;
            case Attack.CallHandleOfNoSlot:
                Raw.SystemCall(Operation.Call, 0x0001_FF01);
                break;
            default:
                Raw.SystemCall((uint)Operation.TimedCall + Limits.ShortMessageBytes + 1, 0, 0, 0, 0, 0, 0);
                break;
        }
    }

    private static void Send(uint address, uint length, uint offer) => Raw.SystemCall(Operation.LongSend, 0, 0, 0, address, length, offer);
}
