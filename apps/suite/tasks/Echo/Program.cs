using System;
using Anckor;
using Anckor.Abi;

namespace Suite.Echo;

/// <summary>Answers a call of n bytes with 32 - n others, and confirms one-way messages by a notification. Its channel has its name.</summary>
internal static class Program
{
    /// <summary>What is added to the seed of a request's pattern for the answer.</summary>
    private const uint AnswerSeed = 100;

    [TaskEntry]
    private static void Main()
    {
        Name name = SystemInformation.TaskName(Task.Index);
        Receiver channel = Channel.Create(name.Bytes);
        while (true)
        {
            Raw request = Raw.From(channel);
            request.Invoke();
            if (request.Result <= Limits.ShortMessageBytes)
            {
                Answer(ref request, (int)request.Result);
            }
            else
            {
                int length = (int)(request.Result - (uint)Operation.Send);
                bool good = Pattern.HoldsOnly(request.Payload, length, (uint)length);
                Notification.Post((int)(request.Token & 0xFF), good ? Signals.Good : Signals.Bad);
            }
        }
    }

    private static void Answer(ref Raw request, int length)
    {
        int answer = Limits.ShortMessageBytes - length;
        Raw reply = Raw.Reply(in request, answer);
        if (Pattern.HoldsOnly(request.Payload, length, (uint)length))
        {
            Pattern.Fill(reply.Payload[..answer], AnswerSeed + (uint)length);
        }

        reply.Invoke();
    }
}
