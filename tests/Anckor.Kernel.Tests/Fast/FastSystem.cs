using Anckor.Abi;
using Xunit;

namespace Anckor.Kernel.Tests.Fast;

/// <summary>A client and a server with the fast path in front, which counts what it takes from now on.</summary>
internal sealed class FastSystem
{
    private readonly FastPath fastPath = new();

    /// <summary>A client that runs and a server that waits for it, unless it shall not yet.</summary>
    internal FastSystem(int client, int server, bool waits = true)
        : this(Given.Task("client", client).Task("server", server).Channel("ask", "server", "client").Opened())
    {
        if (waits)
        {
            Server.Wakes().Receives("ask");
            Client.Wakes();
        }
    }

    private FastSystem(World world)
    {
        World = world;
        world.PutInFront(fastPath);
    }

    internal World World { get; }

    internal Actor Client => World["client"];

    internal Actor Server => World["server"];

    internal static FastSystem Of(World world) => new(world);

    /// <summary>The fast path took so many operations so far, all of which did what the rules do.</summary>
    internal FastSystem Takes(int operations)
    {
        Assert.Equal(operations, fastPath.Taken);
        return this;
    }

    internal FastSystem Runs(string name)
    {
        Assert.Equal(name, World.Running);
        return this;
    }
}
