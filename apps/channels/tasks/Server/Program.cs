using System.Runtime.CompilerServices;
using Anckor;
using Anckor.Abi;

namespace Channels.Server;

/// <summary>Answers together with the next receive, always. It has the channel of its name and one with "-2" behind it.</summary>
internal static class Program
{
    private static Receiver both;
    private static Receiver second;
    private static Registers registers;
    private static uint mask;
    private static uint seen;
    private static uint lastToken;
    private static uint keptToken;

    [TaskEntry]
    private static void Main()
    {
        Name name = SystemInformation.TaskName(Task.Index);
        switch (name.Bytes.Length)
        {
            case 4 when name.Bytes[0] == (byte)'h':
                Create("high"u8, "high-2"u8);
                break;
            case 4:
                Create("same"u8, "same-2"u8);
                break;
            case 3:
                Create("low"u8, "low-2"u8);
                break;
            default:
                Create("lowest"u8, "lowest-2"u8);
                break;
        }

        registers.R0 = (uint)Operation.Receive;
        registers.R2 = Registers.SetOf(both);
        while (true)
        {
            registers.R3 = mask;
            registers.Invoke();
            if (registers.R0 == (uint)Result.Notified)
            {
                seen |= registers.R1;
                registers.R0 = (uint)Operation.Receive;
                registers.R2 = Registers.SetOf(both);
            }
            else if (registers.R0 >= (uint)Operation.Send)
            {
                // Only one way: to see who runs first.
                Notification.Post((int)(registers.R2 & 0xFF), 1u << 8);
                registers.R0 = (uint)Operation.Receive;
                registers.R2 = Registers.SetOf(both);
            }
            else
            {
                Serve();
            }
        }
    }

    private static void Create(System.ReadOnlySpan<byte> name, System.ReadOnlySpan<byte> other)
    {
        second = Channel.Create(other);
        both = Channel.Create(name) | second;
    }

    /// <summary>Leaves the answer and the next receive in the registers.</summary>
    private static void Serve()
    {
        uint token = registers.R2;
        Request request = Unsafe.ReadUnaligned<Request>(ref registers.Payload[0]);
        uint bit = (registers.R1 & 0xFF) - 1;
        registers.R0 = (uint)Operation.ReplyReceive + sizeof(uint);
        registers.R1 = token;
        registers.R2 = Registers.SetOf(both);
        uint answer = request.Argument + 1;
        switch (request.Service)
        {
            case Service.SetMask:
                answer = mask;
                mask = request.Argument;
                break;
            case Service.Notifications:
                answer = seen;
                seen = 0;
                break;
            case Service.PostToSelf:
                Notification.Post(Task.Index, request.Argument);
                break;
            case Service.OnlySecond:
                registers.R2 = Registers.SetOf(second);
                break;
            case Service.StaleToken:
                registers.R1 = lastToken;
                break;
            case Service.ForgedToken:
                registers.R1 = token ^ request.Argument;
                break;
            case Service.Keep:
                keptToken = token;
                registers.R0 = (uint)Operation.Receive;
                registers.R1 = 0;
                break;
            case Service.AnswerKept:
                registers.R1 = keptToken;
                break;
            case Service.UseFloats:
                answer = Floats.Increment(request.Argument);
                break;
            case Service.Chain:
                answer = Channel.Open("lowest"u8).Call<Request, uint>(new Request { Argument = request.Argument });
                break;
            case Service.Sleep:
                Clock.Sleep(Duration.FromTicks(request.Argument));
                break;
            case Service.Which:
                answer = (Registers.SetOf(second) >> (int)bit & 1) + 1;
                break;
            default:
                break;
        }

        lastToken = token;
        Unsafe.WriteUnaligned(ref registers.Payload[0], answer);
    }
}
