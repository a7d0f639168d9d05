using Anckor;

namespace Regression.Assist;

/// <summary>What must end the assistant, and what the record of its fault must say.</summary>
internal static class Misdeed
{
    /// <summary>A register that only privileged code may read: CFSR (ARM ARM B3.2.15).</summary>
    private const uint PrivilegedRegister = 0xE000_ED28;

    private const uint FloatFrameBytes = 104;

    /// <summary>Says before it happens where the fault will be.</summary>
    internal static Answer Announce(in Request request) => request.Deed switch
    {
        Deed.BadMemory => At(request.Argument, Place.Read),
        Deed.BusError => At(PrivilegedRegister, Place.Read),
        Deed.BelowStack => At(Raw.Ram - 4, Place.Read),
        Deed.TextOutOfBounds => At(Raw.FlashEnd, Place.Walk),
        Deed.StackOutOfBounds => At(Raw.RamEnd, Place.Walk),
        Deed.IllegalInstruction => At(0, Place.Undefined),
        Deed.DivideByZero => At(0, Place.Divide),
        Deed.PiAndDie => At(0, Place.FloatDie),
        Deed.Privileged or Deed.PostNobody => At(0, Place.Call),
        Deed.ExecData => new Answer { Address = Raw.Ram + 64, Place = Raw.Ram + 64 },
        Deed.IllegalOperation => new Answer { Place = Raw.Flash },
        Deed.StackOverflow => new Answer { Address = FrameBelow(DeepStack, Known.FrameBytes) },
        Deed.ExhaustedStack => new Answer { Address = FrameBelow(Raw.Ram + request.Argument, Known.FrameBytes) },
        Deed.FloatsBehindTheEnd => new Answer
        {
            Address = FrameBelow(Raw.RamEnd + request.Argument, FloatFrameBytes),
            Place = Raw.AddressOf(Place.FloatStack),
        },
        _ => default,
    };

    /// <summary>Does it. Whoever comes back from a misdeed panics, and the case sees another fault than it expects.</summary>
    internal static void Do(in Request request, uint number)
    {
        switch (request.Deed)
        {
            case Deed.Wait:
                Service.Wait(request.Argument);
                return;
            case Deed.Sleep:
                Clock.Sleep(Duration.FromTicks(request.Argument));
                return;
            case Deed.Borrow:
                Service.Borrow(request.Argument);
                return;
            case Deed.Copy:
                Service.Copy(request.Argument);
                return;
            case Deed.BadMemory:
                Raw.Read(request.Argument);
                break;
            case Deed.BusError:
                Raw.Read(PrivilegedRegister);
                break;
            case Deed.BelowStack:
                Raw.Read(Raw.Ram - 4);
                break;
            case Deed.TextOutOfBounds:
                Raw.Walk(Raw.FlashEnd - 16);
                break;
            case Deed.StackOutOfBounds:
                Raw.Walk(Raw.StackPointer());
                break;
            case Deed.StackOverflow:
                Raw.UseStack(DeepStack);
                break;
            case Deed.ExhaustedStack:
                Raw.CallWithStack(Raw.Ram + request.Argument);
                break;
            case Deed.FloatsBehindTheEnd:
                Raw.FillFloatsAndCall(Raw.RamEnd + request.Argument);
                break;
            case Deed.ExecData:
                Raw.Jump((Raw.Ram + 64) | 1);
                break;
            case Deed.IllegalOperation:
                Raw.Jump(Raw.Flash);
                break;
            case Deed.BadExec:
                Raw.Jump(1);
                break;
            default:
                Misbehave(in request, number);
                break;
        }

        Task.Panic("survived"u8);
    }

    private static void Misbehave(in Request request, uint number)
    {
        switch (request.Deed)
        {
            case Deed.IllegalInstruction:
                Raw.UndefinedInstruction();
                break;
            case Deed.DivideByZero:
                Raw.DivideByZero();
                break;
            case Deed.PiAndDie:
                Raw.FillFloatsAndDie(number);
                break;
            case Deed.ReadTaskStatus:
                Supervisor.Status((int)request.Argument);
                break;
            case Deed.FaultTask:
                Supervisor.Inject((int)request.Argument);
                break;
            case Deed.RestartTask:
                Supervisor.Restart((int)request.Argument);
                break;
            case Deed.Privileged:
                Raw.Call(request.Argument, uint.MaxValue, 0, 0);
                break;
            case Deed.PostNobody:
                Raw.Call((uint)Anckor.Abi.Operation.Notify, request.Argument, 1, 0);
                break;
            case Deed.Malformed:
                ShortMessage words = default;
                words[0] = uint.MaxValue;
                Channel.Open("supervisor"u8).TryCall((int)request.Argument, ref words, out _);
                break;
            default:
                break;
        }
    }

    private static Answer At(uint address, Place place) => new() { Address = address, Place = Raw.AddressOf(place) };

    /// <summary>Where the hardware puts a frame (ARM ARM B1.5.7): aligned to 8.</summary>
    private static uint FrameBelow(uint stack, uint bytes) => (stack - bytes) & ~7u;

    /// <summary>8 KiB below the middle of the stack.</summary>
    private static uint DeepStack => Raw.Ram + 512 - 8192;
}
