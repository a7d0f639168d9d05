using Anckor;

namespace Regression.Typed;

/// <summary>Serves typed calls: each answer is computed from every part of its request.</summary>
internal static class Program
{
    [TaskEntry]
    private static void Main()
    {
        Receiver calls = Channel.Create("typed"u8);
        while (true)
        {
            Message message = calls.Receive();
            switch ((TypedCall)message.Bytes(default)[0])
            {
                case TypedCall.Add:
                    AddRequest sum = message.Read<AddRequest>();
                    message.Reply(sum.Left + sum.Right);
                    break;
                case TypedCall.Choose:
                    ChooseRequest choice = message.Read<ChooseRequest>();
                    message.Reply(choice.First ? choice.Left : choice.Right);
                    break;
                case TypedCall.IsZero:
                    message.Reply(message.Read<NumberRequest>().Number == 0);
                    break;
                case TypedCall.Xor:
                    XorRequest xor = message.Read<XorRequest>();
                    message.Reply(xor.Left ^ xor.Right);
                    break;
                case TypedCall.Divide:
                    message.Reply(Divide(message.Read<AddRequest>()));
                    break;
                case TypedCall.Mirror:
                    MirrorRequest mirror = message.Read<MirrorRequest>();
                    message.Reply(new Mirrored { Value = mirror.Value, Kind = mirror.Kind, Flag = !mirror.Flag, Wide = ~mirror.Wide });
                    break;
                default:
                    message.Fault(Known.Reason);
                    break;
            }
        }
    }

    private static Quotient Divide(AddRequest request) => request.Right == 0
        ? new Quotient { Error = TypedError.DivisionByZero }
        : new Quotient { Value = request.Left / request.Right };
}
