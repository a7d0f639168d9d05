using Anckor;

namespace Regression.Assist;

/// <summary>Answers, and misbehaves as it was asked.</summary>
internal static class Program
{
    private const uint Pi = 0x4049_0FDB;

    private static uint stored;

    [TaskEntry]
    private static void Main()
    {
        Receiver calls = Channel.Create("assist"u8);
        Service.Begin();
        while (true)
        {
            Message message = calls.Receive();
            Request request = message.Read<Request>();
            Answer answer = Misdeed.Announce(in request);
            switch (request.Deed)
            {
                case Deed.JustReply:
                    answer.Value = request.Argument;
                    break;
                case Deed.Store:
                    answer.Value = stored;
                    stored = request.Argument;
                    break;
                case Deed.EatSomePi:
                    Raw.FillFloats(Pi);
                    break;
                case Deed.ReadFloats:
                    answer.Value = Raw.ReadFloats();
                    break;
                case Deed.LowestStack:
                    answer.Value = Raw.CallWithStack(Raw.Ram + Known.FrameBytes);
                    break;
                case Deed.BorrowFromNobody:
                    answer.Value = Service.BorrowFromNobody(in message);
                    break;
                case Deed.Noted:
                    answer.Value = Service.Noted;
                    break;
                case Deed.Panic:
                    Task.Panic("panicked as it was asked to"u8);
                    break;
                default:
                    message.Reply(answer);
                    Misdeed.Do(in request, Pi);
                    continue;
            }

            message.Reply(answer);
        }
    }
}
