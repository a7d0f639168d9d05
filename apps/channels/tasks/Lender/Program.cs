using System;
using System.Runtime.CompilerServices;
using Anckor;
using Anckor.Abi;
using Suite;

namespace Channels.Lender;

/// <summary>Sends and lends on command, rightly and wrongly. Its channel has its name.</summary>
internal static class Program
{
    private static Outcome outcome;

    [TaskEntry]
    private static void Main()
    {
        Name name = SystemInformation.TaskName(Task.Index);
        Receiver commands = Channel.Create(name.Bytes);
        while (true)
        {
            Message message = commands.Receive();
            message.Reply(outcome);
            Command command = message.Read<Command>();
            if (command.Verb != Verb.Report)
            {
                uint begun = (uint)Clock.Now;
                outcome = Do(in command);
                outcome.Begun = begun;
                outcome.Ended = (uint)Clock.Now;
            }
        }
    }

    private static Outcome Do(in Command command)
    {
        switch (command.Verb)
        {
            case Verb.SendWrongHandle:
            case Verb.CallWrongHandle:
                return UseWrongHandle(in command);
            case Verb.UseFloats:
                return UseFloats();
            case Verb.CallOften:
                return CallOften(command.Argument);
            case Verb.CallDespiteBusy:
                return CallDespiteBusy(in command);
            case Verb.SendOldStyle:
                return SendOldStyle(in command);
            case Verb.CallOnce:
                return CallOnce(in command);
            default:
                return Lend(in command);
        }
    }

    private static Outcome Lend(in Command command)
    {
        Span<byte> block = LendBuffer.Get("block"u8);
        Span<byte> part = block.Slice(command.Verb == Verb.LendMisaligned ? 1 : 0, command.Offset);
        Pattern.Fill(part, command.Argument);
        Channel more = Channel.Open("more"u8);
        Duration timeout = Duration.FromTicks(command.Ticks);
        Outcome found = default;
        found.Value = (uint)(command.Verb == Verb.CallLending
            ? more.TryCallLending(part, timeout, out found.Extra)
            : more.TryLend(part, timeout));
        found.Good = Pattern.Holds(part, command.Argument) || Pattern.Holds(part, command.Argument + 1) ? 1u : 0u;
        return found;
    }

    /// <summary>By the original calls and nothing else.</summary>
    private static Outcome SendOldStyle(in Command command)
    {
        Span<byte> part = LendBuffer.Get("block"u8)[..command.Offset];
        Pattern.Fill(part, command.Argument);
        Outcome found = default;
        found.Extra = (uint)ChannelCalls.channel_get(out ulong handle, "suite-data"u8);
        found.Value = (uint)ChannelCalls.channel_snd(handle, part);
        return found;
    }

    private static Outcome CallOnce(in Command command)
    {
        Request request = new() { Service = (Service)command.Offset, Argument = command.Argument };
        Result result = Channel.Open("low"u8).TryCall(request, Duration.FromTicks(command.Ticks), out uint answer);
        return new Outcome { Value = (uint)result, Extra = answer };
    }

    private static Outcome UseWrongHandle(in Command command)
    {
        Registers registers = default;
        registers.R0 = (uint)(command.Verb == Verb.SendWrongHandle ? Operation.Send : Operation.Call) + 8;
        uint handle = Registers.HandleOf(Channel.Open("low"u8));

        // An offset says that the argument is no change but the handle.
        registers.R1 = command.Offset == 0 ? handle ^ command.Argument : command.Argument;
        registers.Invoke();
        return new Outcome { Value = registers.R0 };
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Outcome UseFloats()
    {
        float sum = Task.Index;
        for (int round = 0; round < 3; round++)
        {
            sum += 0.5f;
            Task.Yield();
        }

        return new Outcome { Value = (uint)(sum * 2) };
    }

    /// <summary>Calls servers more, less and as important in turn.</summary>
    private static Outcome CallOften(uint count)
    {
        Outcome found = default;
        Channel high = Channel.Open("high"u8);
        Channel same = Channel.Open("same"u8);
        Channel low = Channel.Open("low"u8);
        for (uint number = 0; number < count; number++)
        {
            Channel server = (number % 3) switch
            {
                0 => high,
                1 => same,
                _ => low,
            };
            uint answer = server.Call<Request, uint>(new Request { Argument = number });
            found.Value += answer == number + 1 ? 1u : 0u;
        }

        return found;
    }

    /// <summary>Says to a task that computes when a call begins and when it is answered, so that it knows whether it ran in between.</summary>
    private static Outcome CallDespiteBusy(in Command command)
    {
        Outcome found = default;
        Channel low = Channel.Open("low"u8);
        int busy = command.Offset;
        Notification.Post(busy, Bits.Begin);
        Clock.Sleep(Duration.FromTicks(2));
        for (uint number = 0; number < command.Ticks; number++)
        {
            Notification.Post(busy, Bits.Called);
            uint answer = low.Call<Request, uint>(new Request { Service = (Service)command.Argument, Argument = 1 });
            Notification.Post(busy, Bits.Answered);
            found.Value += answer == 2 ? 1u : 0u;

            // Lets it see both.
            Clock.Sleep(Duration.FromTicks(1));
        }

        Notification.Post(busy, Bits.End);
        return found;
    }
}
