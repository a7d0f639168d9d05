using Anckor.Abi;
using Xunit;

namespace Anckor.Kernel.Tests.Rules;

/// <summary>Stale, foreign and forged handles.</summary>
public sealed class HandleTests
{
    private static World TwoSenders() =>
        Given.Task("receiver", 4).Task("a", 5).Task("b", 6)
            .Channel("first", "receiver", "a").Channel("second", "receiver", "a", "b").Opened();

    private static void SendsBy(Actor task, uint handle) => task.Asks(Operation.Send, handle);

    [Fact]
    public void A_handle_from_before_the_receivers_restart_is_Dead()
    {
        World world = TwoSenders();
        world.Supervisor.Wakes().Restarts(world["receiver"]).Sleeps();
        world["receiver"].Sleeps();
        world["a"].Wakes().Sends("first", "x"u8).IsReadyWith(Result.Dead);
    }

    [Fact]
    public void A_handle_from_before_the_receivers_restart_is_Dead_also_when_the_channel_is_open_again()
    {
        World world = TwoSenders();
        world.Supervisor.Wakes().Restarts(world["receiver"]).Sleeps();
        world["receiver"].Creates("first").Creates("second").Sleeps();
        uint stale = world["a"].Handle("first");
        world["a"].Wakes().Gets("first");
        SendsBy(world["a"], stale);
        world["a"].IsReadyWith(Result.Dead);
        world["a"].Sends("first", "x"u8).Is(TaskState.Sending);
    }

    [Fact]
    public void A_handle_to_a_faulted_receiver_is_Dead_before_and_after_its_restart()
    {
        World world = TwoSenders();
        world["receiver"].Wakes().Panics();
        world.Supervisor.Sleeps();
        world["a"].Wakes().Sends("first", "x"u8).IsReadyWith(Result.Dead).Gets("first").IsReadyWith(Result.NotFound);
    }

    [Fact]
    public void Handles_stay_Dead_when_the_generation_of_a_receiver_wraps()
    {
        World world = TwoSenders();
        world["receiver"].Wakes().Panics();
        world["receiver"].Control.Generation = ushort.MaxValue;
        world.Supervisor.Restarts(world["receiver"]).Sleeps();
        world["receiver"].Creates("first").Sleeps();
        world["a"].Wakes().Gets("first").Sleeps();
        uint stale = world["a"].Handle("first");
        world["receiver"].Wakes().Panics();
        world.Supervisor.Sleeps();
        world["a"].Wakes().Sends("first", "x"u8).IsReadyWith(Result.Dead).Sleeps();
        world.Supervisor.Wakes().Restarts(world["receiver"]).Sleeps();
        world["receiver"].Creates("first").Sleeps();
        SendsBy(world["a"].Wakes(), stale);
        world["a"].IsReadyWith(Result.Dead).Gets("first").IsReadyWith(Result.Ok);
        Assert.Equal(1u, world["a"].Handle("first") >> 16);
    }

    [Fact]
    public void A_handle_never_got_is_a_fault()
    {
        World world = Given.Task("receiver", 4).Task("a", 5).Channel("first", "receiver", "a").Boot();
        world["receiver"].Creates("first").Sleeps();
        SendsBy(world["a"], 1u << 16);
        world["a"].IsFaulted(FaultKind.BadHandle);
    }

    [Fact]
    public void A_handle_to_a_channel_that_nobody_has_created_is_a_fault()
    {
        World world = Given.Task("receiver", 4).Task("a", 5).Channel("first", "receiver", "a").Boot();
        world["receiver"].Sleeps();
        SendsBy(world["a"], 1u << 16);
        world["a"].IsFaulted(FaultKind.BadHandle);
    }

    [Theory]
    [InlineData(0x0000_0000u)]
    [InlineData(0x0000_0001u)]
    [InlineData(0x0000_0102u)]
    [InlineData(0x0001_0000u)]
    [InlineData(0x0001_0002u)]
    [InlineData(0x0001_0101u)]
    [InlineData(0x0001_0201u)]
    [InlineData(0x0002_0001u)]
    [InlineData(0x0001_FF01u)]
    [InlineData(SenderSlot.NoKey)]
    [InlineData(0xFFFF_FFFFu)]
    [InlineData(0xDEAD_BEEFu)]
    [InlineData(0x8000_0000u)]
    public void A_forged_handle_is_a_fault_and_harms_nobody(uint handle)
    {
        World world = TwoSenders();
        Assert.Equal(0x0001_0001u, world["a"].Handle("first"));
        Assert.Equal(0x0001_0102u, world["a"].Handle("second"));
        world["receiver"].Wakes().Receives("first", "second");
        SendsBy(world["a"].Wakes(), handle);

        world["a"].IsFaulted(FaultKind.BadHandle);
        world["receiver"].Is(TaskState.Receiving);
    }

    [Fact]
    public void Another_tasks_handle_is_a_fault()
    {
        World world = TwoSenders();
        SendsBy(world["b"].Wakes(), world["a"].Handle("second"));
        world["b"].IsFaulted(FaultKind.BadHandle);
    }

    [Fact]
    public void The_handle_of_the_next_task_in_the_table_is_a_fault_for_one_that_may_not_send()
    {
        World world = Given.Task("receiver", 4).Task("stranger", 6).Task("a", 5).Channel("first", "receiver", "a").Opened();
        Assert.Equal(world["a"].Control.FirstSlot, world["stranger"].Control.FirstSlot);
        world["receiver"].Wakes().Receives("first");
        world["stranger"].Wakes();
        SendsBy(world["stranger"], world["a"].Handle("first"));
        world["stranger"].IsFaulted(FaultKind.BadHandle);
        world["receiver"].Is(TaskState.Receiving);
    }

    [Fact]
    public void A_task_that_may_not_send_at_all_has_no_handle_that_works()
    {
        World world = TwoSenders();
        SendsBy(world["receiver"].Wakes(), world["a"].Handle("first"));
        world["receiver"].IsFaulted(FaultKind.BadHandle);
    }

    [Theory]
    [InlineData(Operation.Call)]
    [InlineData(Operation.TimedCall)]
    [InlineData(Operation.TimedSend)]
    [InlineData(Operation.LongSend)]
    [InlineData(Operation.LongCall)]
    public void Every_way_of_sending_refuses_a_forged_handle(Operation operation)
    {
        World world = TwoSenders();
        world["a"].Wakes().Asks(operation, 0x0001_0500u, 5).IsFaulted(FaultKind.BadHandle);
    }

    [Fact]
    public void A_channel_set_with_a_channel_not_created_is_a_fault()
    {
        World world = Given.Task("receiver", 4).Task("a", 5).Channel("first", "receiver", "a").Channel("second", "receiver", "a").Boot();
        world["receiver"].Creates("first").Receives("first", "second").IsFaulted(FaultKind.BadHandle);
    }

    [Theory]
    [InlineData(0x8000_0000u)]
    [InlineData(0b100u)]
    [InlineData(0xFFFF_FFFFu)]
    public void A_channel_set_with_a_channel_of_nobody_is_a_fault(uint channels)
    {
        World world = TwoSenders();
        world["receiver"].Wakes().Asks(Operation.Receive, 0, channels, 0).IsFaulted(FaultKind.BadHandle);
    }
}
