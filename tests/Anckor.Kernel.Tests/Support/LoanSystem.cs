using Anckor.Abi;

namespace Anckor.Kernel.Tests;

/// <summary>The systems in which loans are tested.</summary>
internal static class LoanSystem
{
    internal const int Longest = 1024;

    /// <summary>A client, a server that it lends to, and a task that has nothing to do with it.</summary>
    internal static World Create(int client = 5, int server = 4) =>
        Given.Task("client", client).Task("server", server).Task("other", 6).LongChannel("bulk", Longest, "server", "client")
            .Channel("small", "server", "client").Opened();

    /// <summary>A server that borrows over three channels, is sent short messages over another, and could lend on itself.</summary>
    internal static World WithThreeLenders() =>
        Given.Task("a", 5).Task("b", 5).Task("c", 5).Task("server", 4).Task("sink", 20)
            .LongChannel("one", Longest, "server", "a").LongChannel("two", Longest, "server", "b").LongChannel("three", Longest, "server", "c")
            .Channel("short", "server", "c").LongChannel("onward", Longest, "sink", "server").Opened();

    /// <summary>The server holds a one-way loan of a and a call's loan of b, in this order.</summary>
    internal static Actor HoldTwo(World world)
    {
        Actor server = world["server"].Wakes().Borrows("one");
        world["a"].Wakes().LongSends("one", world["a"].Ram, 0x40);
        server.Borrows("two");
        world["b"].Wakes().LongCalls("two", new(world["b"].Ram, 0x80), new(world["b"].Ram + 0x100, 8), writable: true);
        return server;
    }
}
