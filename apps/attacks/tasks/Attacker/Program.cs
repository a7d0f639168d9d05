using System;
using System.Runtime.CompilerServices;
using Anckor;
using Anckor.Abi;

namespace Attacks;

/// <summary>Tries one attack a life. Whoever survives his attack says so, and has found a hole.</summary>
internal static class Attacker
{
    private static Storage storage;

    [TaskEntry]
    private static void Main()
    {
        Attack attack = (Attack)Task.Generation;
        if (attack >= Attack.Count)
        {
            Clock.Sleep(Duration.Forever);
        }

        Places places = Channel.Open("witness"u8).Ask<Places>();
        if (attack == Attack.Return)
        {
            return;
        }

        Try(attack, in places);
        Task.Panic("survived"u8);
    }

    private static void Try(Attack attack, in Places other)
    {
        switch (attack)
        {
            case <= Attack.ReadFarFromNull:
                Touch(attack, in other);
                break;
            case <= Attack.NotifyNobody:
                Misuse(attack, in other);
                break;
            case <= Attack.TooLongForRegisters:
                Offer.Make(attack, in other, OwnRam(), OwnFlash() & ~3u);
                break;
            case <= Attack.ResetMachine:
                Supervise(attack);
                break;
            default:
                Fail(attack);
                break;
        }
    }

    private static void Touch(Attack attack, in Places other)
    {
        switch (attack)
        {
            case Attack.ReadOtherRam:
                Raw.Load(other.Ram);
                break;
            case Attack.WriteOtherRam:
                Raw.Store(other.Ram);
                break;
            case Attack.ExecuteOtherRam:
                Raw.Jump(other.Ram | 1);
                break;
            case Attack.ReadOtherFlash:
                Raw.Load(other.Flash & ~3u);
                break;
            case Attack.WriteOtherFlash:
                Raw.Store(other.Flash & ~3u);
                break;
            case Attack.ExecuteOtherFlash:
                Raw.Jump(other.Flash | 1);
                break;
            case Attack.ReadKernelRam:
                Raw.Load(0x2000_0000);
                break;
            case Attack.WriteKernelRam:
                Raw.Store(0x2000_0000);
                break;
            case Attack.ReadKernelFlash:
                Raw.Load(0x0800_0000);
                break;
            case Attack.ExecuteKernelFlash:
                Raw.Jump(0x0800_0201);
                break;
            case Attack.WriteOwnFlash:
                Raw.Store(OwnFlash() & ~3u);
                break;
            case Attack.ExecuteOwnRam:
                Raw.Jump(OwnRam() | 1);
                break;
            case Attack.ReadPeripheral:
                Raw.Load(0x4000_0000);
                break;
            case Attack.WritePeripheral:
                Raw.Store(0x4002_0000);
                break;
            case Attack.WriteMpu:
                Raw.Store(0xE000_ED94);
                break;
            case Attack.ReadNull:
                Raw.Load(0);
                break;
            case Attack.WriteNull:
                Raw.Store(0);
                break;
            case Attack.CallNull:
                Raw.Jump(1);
                break;
            default:
                Raw.Load(0x0000_4000);
                break;
        }
    }

    private static void Misuse(Attack attack, in Places other)
    {
        switch (attack)
        {
            case Attack.OverflowStack:
                Overflow(1);
                break;
            case Attack.CallWithForeignStack:
                Raw.UseStack(other.Ram + 64);
                break;
            case Attack.NameInForeignMemory:
                Raw.SystemCall(Operation.ChannelGet, other.Ram, 4);
                break;
            case Attack.SendForeignMemory:
                Raw.SystemCall(Operation.LongSend, 0, 0, 0, other.Ram, 16);
                break;
            case Attack.ReplyIntoForeignMemory:
                Raw.SystemCall(Operation.LongCall, 0, 0, 0, other.Ram, 16);
                break;
            case Attack.ReceiveIntoForeignMemory:
                Raw.SystemCall(Operation.ReceiveInto, 0, 0, 0, other.Ram, 16);
                break;
            case Attack.WrapAround:
                Raw.SystemCall(Operation.LongSend, 0, 0, 0, OwnRam(), 0xFFFF_FFFF);
                break;
            case Attack.UnknownOperation:
                Raw.SystemCall(0x7FFF_FFFF, 0, 0, 0, 0, 0, 0);
                break;
            case Attack.ForgedHandle:
                Raw.SystemCall(Operation.Send, 0x0002_0000);
                break;
            case Attack.ForeignChannelSet:
                Raw.SystemCall(Operation.Receive, 0, 1);
                break;
            default:
                Raw.SystemCall(Operation.Notify, 32, 1);
                break;
        }
    }

    private static void Supervise(Attack attack)
    {
        switch (attack)
        {
            case Attack.RestartOther:
                TaskManagement.Restart(2);
                break;
            case Attack.ReadStatus:
                TaskManagement.Status(0);
                break;
            default:
                TaskManagement.Reset();
                break;
        }
    }

    private static void Fail(Attack attack)
    {
        int zero = (int)storage[0];
        switch (attack)
        {
            case Attack.DivideByZero:
                storage[1] = (uint)(100 / zero);
                break;
            case Attack.UndefinedInstruction:
                Raw.UndefinedInstruction();
                break;
            case Attack.Breakpoint:
                Raw.Breakpoint();
                break;
            case Attack.IndexOutOfRange:
                storage[1] = ((Span<uint>)storage)[zero + Storage.Length];
                break;
            case Attack.CheckedOverflow:
                storage[1] = (uint)checked(int.MaxValue - zero + (int)attack);
                break;
            case Attack.SliceOutOfRange:
                storage[1] = (uint)((Span<uint>)storage)[(zero + 1)..(zero + Storage.Length + 1)].Length;
                break;
            case Attack.NullReference:
                storage[1] = (uint)Nothing(zero)!.Length;
                break;
            case Attack.ThrowNull:
                throw null!;
            case Attack.ClearThumbBit:
                Raw.Jump(OwnFlash() & ~1u);
                break;
            case Attack.ReturnToHandler:
                ChannelCalls.channel_get(out ulong witness, "witness"u8);
                Raw.SpoilOwnFrame((uint)witness);
                break;
            default:
                Task.Panic("on purpose"u8);
                break;
        }
    }

    /// <summary>Null, in a way the compiler does not see through.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string? Nothing(int zero) => zero == 0 ? null : "something";

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static uint Overflow(uint depth) => depth == 0 ? 0 : Overflow(depth + 1) + depth;

    private static unsafe uint OwnRam()
    {
        fixed (Storage* ram = &storage)
        {
            return (uint)ram;
        }
    }

    private static unsafe uint OwnFlash() => (uint)(delegate*<void>)&Main;

    [InlineArray(Length)]
    private struct Storage
    {
        internal const int Length = 4;

        private uint first;
    }
}
