using Anckor.Abi;
using Xunit;

namespace Anckor.Kernel.Tests.Rules;

/// <summary>Creating and getting channels: rights come from the manifest, names from the caller's memory.</summary>
public sealed class OpeningTests
{
    private const string LongestName = "a-name-of-exactly-31-characters";

    private static World Started() =>
        Given.Task("receiver", 5).Task("sender", 6).Task("stranger", 7)
            .Channel("news", "receiver", "sender").Channel(LongestName, "receiver", "sender").Boot();

    private static World AsSender(out Actor sender)
    {
        World world = Started();
        world["receiver"].Creates("news").Sleeps();
        sender = world["sender"];
        return world;
    }

    [Fact]
    public void The_declared_receiver_creates_a_channel_and_learns_its_bit()
    {
        World world = Started();
        world["receiver"].Creates("news").IsReadyWith(Result.Ok);
        Assert.Equal(0u, world["receiver"].Frame.R1);
        world["receiver"].Creates(LongestName).IsReadyWith(Result.Ok);
        Assert.Equal(1u, world["receiver"].Frame.R1);
    }

    [Fact]
    public void Creating_twice_is_Exists()
    {
        World world = Started();
        world["receiver"].Creates("news").IsReadyWith(Result.Ok).Creates("news").IsReadyWith(Result.Exists);
    }

    [Theory]
    [InlineData("sender")]
    [InlineData("stranger")]
    public void Creating_somebody_elses_channel_is_Denied(string name)
    {
        World world = Started();
        world.LetOthersSleepUntil(name);
        world[name].Creates("news").IsReadyWith(Result.Denied);
    }

    [Fact]
    public void Creating_an_undeclared_channel_is_NotFound()
    {
        World world = Started();
        world["receiver"].Creates("olds").IsReadyWith(Result.NotFound);
    }

    [Fact]
    public void Getting_a_channel_that_is_not_created_yet_is_NotFound()
    {
        World world = Started();
        world.LetOthersSleepUntil("sender");
        world["sender"].Gets("news").IsReadyWith(Result.NotFound);
    }

    [Fact]
    public void A_declared_sender_gets_a_handle_that_works_and_the_same_one_again()
    {
        AsSender(out Actor sender);
        uint first = sender.Gets("news").Handle("news");
        Assert.NotEqual(0u, first);
        Assert.Equal(first, sender.Gets("news").Handle("news"));
        sender.Sends("news", "x"u8).Is(TaskState.Sending);
    }

    [Theory]
    [InlineData("receiver")]
    [InlineData("stranger")]
    public void Getting_a_channel_without_being_a_declared_sender_is_Denied(string name)
    {
        World world = AsSender(out _);
        world["receiver"].Wakes();
        world.LetOthersSleepUntil(name);
        world[name].Gets("news").IsReadyWith(Result.Denied);
    }

    [Theory]
    [InlineData("")]
    [InlineData("new")]
    [InlineData("newss")]
    [InlineData("News")]
    [InlineData("news\0")]
    [InlineData("news\0\0\0\0")]
    [InlineData("\0")]
    [InlineData("news\0x")]
    [InlineData(LongestName + "x")]
    [InlineData(LongestName + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    public void A_name_that_is_not_exactly_a_channels_is_never_found(string name)
    {
        World world = Started();
        world["receiver"].Creates(name).IsReadyWith(Result.NotFound);
        world["receiver"].Creates("news").Creates(LongestName).Sleeps();
        world["sender"].Gets(name).IsReadyWith(Result.NotFound);
    }

    [Fact]
    public void The_longest_name_works()
    {
        World world = Started();
        Assert.Equal(Limits.ChannelNameBytes, LongestName.Length);
        world["receiver"].Creates(LongestName).IsReadyWith(Result.Ok).Sleeps();
        world["sender"].Gets(LongestName).IsReadyWith(Result.Ok);
    }

    [Fact]
    public void An_empty_name_is_not_found_whatever_its_address()
    {
        AsSender(out Actor sender);
        sender.Asks(Operation.ChannelGet, 0, 0).IsReadyWith(Result.NotFound);
        sender.Asks(Operation.ChannelGet, 0xFFFF_FFFF, 0).IsReadyWith(Result.NotFound);
    }

    [Theory]
    [InlineData(Operation.ChannelCreate)]
    [InlineData(Operation.ChannelGet)]
    public void A_name_in_foreign_memory_is_a_fault(Operation operation)
    {
        World world = AsSender(out Actor sender);
        world["receiver"].Writes(world["receiver"].Ram, "news"u8);
        sender.Asks(operation, world["receiver"].Ram, 4).IsFaulted(FaultKind.BadPointer);
        Assert.Equal((uint)operation, sender.Fault.Detail);
    }

    [Theory]
    [InlineData(0x0000_0000u, 4u)]
    [InlineData(0xE000_ED00u, 4u)]
    [InlineData(0xFFFF_FFFFu, 4u)]
    [InlineData(0xFFFF_FFFEu, 0xFFFF_FFFFu)]
    public void A_name_at_a_wild_address_is_a_fault(uint address, uint length)
    {
        AsSender(out Actor sender);
        sender.Asks(Operation.ChannelGet, address, length).IsFaulted(FaultKind.BadPointer);
    }

    [Fact]
    public void A_name_across_two_regions_of_the_caller_is_read()
    {
        World world = AsSender(out Actor sender);
        "news"u8.CopyTo(world.Machine.Memory(sender.Ram - 2, 4));
        sender.Asks(Operation.ChannelGet, sender.Ram - 2, 4).IsReadyWith(Result.Ok);
    }

    [Fact]
    public void A_name_that_runs_from_memory_into_a_peripheral_is_a_fault()
    {
        World world = AsSender(out Actor sender);
        "news"u8.CopyTo(world.Machine.Memory(sender.Device - 2, 4));
        sender.Asks(Operation.ChannelGet, sender.Device - 2, 4).IsFaulted(FaultKind.BadPointer);
    }

    [Fact]
    public void A_name_in_a_peripheral_is_a_fault()
    {
        AsSender(out Actor sender);
        sender.Asks(Operation.ChannelGet, sender.Device, 4).IsFaulted(FaultKind.BadPointer);
    }
}
