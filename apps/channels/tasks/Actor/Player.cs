using System;
using System.Runtime.CompilerServices;
using Anckor;

namespace Channels.Actor;

/// <summary>Acts of its own accord, as often as it is told. The first is more important than the servants; the second lets it go on now and then.</summary>
internal static class Player
{
    /// <summary>The second player has done something.</summary>
    private const uint Step = 1;

    /// <summary>The second player has done all.</summary>
    private const uint Over = 2;

    private static Table channels;
    private static bool isFirst;
    private static bool isOver;
    private static int suite;
    private static int first;

    /// <summary>Plays when it is told.</summary>
    internal static void Run(ReadOnlySpan<byte> name, bool isFirst)
    {
        Player.isFirst = isFirst;
        first = isFirst ? Task.Index : Task.Index - 3;
        Receiver orders = Channel.Create(name);
        channels[0] = Channel.Open("to-b"u8);
        channels[1] = Channel.Open("to-c"u8);
        channels[2] = Channel.Open("to-e"u8);
        while (true)
        {
            Message message = orders.Receive();
            suite = message.Sender;
            if (message.Length == 0)
            {
                message.Reply(Stage.Review);
                continue;
            }

            Play play = message.Read<Play>();
            Stage.Begin(in play);
            isOver = false;

            // What the other one posted after this one's last operation.
            Notification.Wait(Step | Over, Duration.Zero);
            for (uint operation = 0; operation < play.Operations; operation++)
            {
                Act();
            }

            if (!isFirst)
            {
                Notification.Post(first, Over);
            }

            Notification.Post(suite, isFirst ? 1u : 2u);
        }
    }

    private static void Act()
    {
        switch (Stage.Random(16))
        {
            case 0:
                // To any servant.
                Notification.Post(Servant(Stage.Random(3)), 1u << (4 + Stage.Random(4)));
                break;
            case 1:
                Task.Yield();
                break;
            case 2 or 3 or 4 when isFirst:
                if (!isOver)
                {
                    uint bits = Notification.Wait(Step | Over);
                    isOver = (bits & Over) != 0;
                    Stage.Fold(bits);
                }

                break;
            case 2 or 3 or 4:
                Notification.Post(first, Step);
                break;
            default:
                Stage.Talk(channels);
                break;
        }
    }

    /// <summary>The tasks b, c and e: the second player stands before the last.</summary>
    private static int Servant(int number) => first + (number == 2 ? 4 : number + 1);

    [InlineArray(3)]
    private struct Table
    {
        private Channel first;
    }
}
