using Anckor.Abi;
using Anckor.Cli.Paths;
using Xunit;

namespace Anckor.Cli.Tests;

/// <summary>System calls by the word in r0.</summary>
public class OperationNamesTests
{
    [Theory]
    [InlineData(0, "Call")]
    [InlineData(32, "Call")]
    [InlineData(33, "ReplyReceive")]
    [InlineData(65, "ReplyReceive")]
    [InlineData(66, "Send")]
    [InlineData(99, "Reply")]
    [InlineData(131, "Reply")]
    [InlineData(132, "Receive")]
    [InlineData((uint)Operation.WatchdogFeed, "WatchdogFeed")]
    [InlineData(0x120, "TimedCall")]
    [InlineData(0x140, "TimedSend")]
    [InlineData(0x160, "TimedSend")]
    public void An_operation_is_named_without_the_length_that_stands_in_the_same_word(uint word, string name) =>
        Assert.Equal(name, OperationNames.Of(word));

    [Theory]
    [InlineData(0x121)]
    [InlineData(0x161)]
    [InlineData((uint)Operation.TaskStack + 1)]
    [InlineData(uint.MaxValue)]
    public void What_is_no_operation_has_no_name(uint word) => Assert.Equal(OperationNames.Unknown, OperationNames.Of(word));
}
