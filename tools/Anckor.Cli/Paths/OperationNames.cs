using System;
using Anckor.Abi;

namespace Anckor.Cli.Paths;

/// <summary>System calls by name.</summary>
internal static class OperationNames
{
    /// <summary>What stands in r0 of a task that calls no operation there is.</summary>
    public const string Unknown = "no operation";

    private static readonly Operation[] withLength =
    [
        Operation.Call, Operation.ReplyReceive, Operation.Send, Operation.Reply, Operation.TimedCall, Operation.TimedSend,
    ];

    /// <summary>The operation that a word in r0 asks for; the length of a short message, which stands in the same word, is left out.</summary>
    public static string Of(uint word)
    {
        foreach (Operation operation in withLength)
        {
            if (word - (uint)operation <= Limits.ShortMessageBytes)
            {
                return operation.ToString();
            }
        }

        return Enum.IsDefined((Operation)word) ? ((Operation)word).ToString() : Unknown;
    }
}
