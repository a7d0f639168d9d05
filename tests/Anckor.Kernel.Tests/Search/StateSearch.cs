using System;
using System.Collections.Generic;
using System.Linq;

namespace Anckor.Kernel.Tests.Search;

/// <summary>What a search found.</summary>
/// <param name="States">States that differ.</param>
/// <param name="Transitions">Moves tried.</param>
/// <param name="FastMoves">How many of them the fast path took.</param>
/// <param name="Depth">Moves to the farthest state.</param>
/// <param name="Violation">What went wrong first, with the shortest way there, or null.</param>
internal sealed record SearchResult(int States, long Transitions, long FastMoves, int Depth, string? Violation);

/// <summary>Visits every state that a small system can be in, breadth first, and checks each step.</summary>
internal sealed class StateSearch
{
    private readonly FastPath fastPath;
    private readonly SearchedSystem system;
    private readonly Move[] opening;
    private readonly Move[] moves;
    private readonly Player player;
    private readonly HashSet<UInt128> seen = [];

    /// <summary>For each state its predecessor and the move from there, to tell the way to a violation.</summary>
    private readonly List<(int From, ushort Move)> ways = [];

    internal StateSearch(Scenario scenario, IReadOnlyList<Move> opening, IReadOnlyList<Move> moves, FastPath fastPath)
    {
        this.opening = [new Move(MoveKind.Ignore), .. opening];
        this.fastPath = fastPath;
        system = new SearchedSystem(scenario.Complete(), fastPath);
        this.moves = [.. moves];
        player = new Player(system, moves.Any(move => move.Kind is MoveKind.Reply or MoveKind.ReplyReceive or MoveKind.Release && move.Target == 1));
    }

    /// <summary>Searches until every state was visited, something is wrong, or there are more states than expected.</summary>
    internal SearchResult Run(int atMost)
    {
        string? violation = null;
        foreach (Move move in opening)
        {
            violation = player.Do(in move);
            system.Unsettle();
            if (violation is not null)
            {
                return new SearchResult(0, 0, 0, 0, $"{violation}, when it begins");
            }
        }

        long transitions = 0;
        int depth = 0;
        system.Settle();
        seen.Add(StateKey.Of(system));
        system.Unsettle();
        List<(int Number, byte[] State)> frontier = [(0, system.Save())];
        ways.Add((-1, 0));
        while (frontier.Count > 0)
        {
            List<(int Number, byte[] State)> next = [];
            foreach ((int number, byte[] state) in frontier)
            {
                bool isThere = false;
                for (ushort move = 0; move < moves.Length; move++)
                {
                    if (!isThere)
                    {
                        system.Restore(state);
                        isThere = true;
                    }

                    if (!player.IsPossible(in moves[move]))
                    {
                        continue;
                    }

                    isThere = false;
                    transitions++;
                    violation = Try(in moves[move]);
                    if (violation is not null)
                    {
                        return new SearchResult(ways.Count, transitions, fastPath.Taken, depth, $"{violation}, after: {WayTo(number, move)}");
                    }

                    if (seen.Add(StateKey.Of(system)))
                    {
                        system.Unsettle();
                        next.Add((ways.Count, system.Save()));
                        ways.Add((number, move));
                    }
                }

                if (ways.Count > atMost)
                {
                    return new SearchResult(ways.Count, transitions, fastPath.Taken, depth, $"more than {atMost} states");
                }
            }

            frontier = next;
            depth++;
        }

        return new SearchResult(ways.Count, transitions, fastPath.Taken, depth, null);
    }

    /// <summary>A kernel that breaks so badly that it stops has violated something too.</summary>
    private string? Try(in Move move)
    {
        try
        {
            return player.Do(in move);
        }
        catch (Exception failure) when (failure is KernelFailedException or IndexOutOfRangeException or ArgumentException)
        {
            return failure.Message;
        }
    }

    private string WayTo(int number, ushort last)
    {
        List<ushort> way = [last];
        for (; number > 0; number = ways[number].From)
        {
            way.Add(ways[number].Move);
        }

        way.Reverse();
        return string.Join("; ", way.Select(move => $"{moves[move].Kind} by {moves[move].Task} on {moves[move].Target} t{(int)moves[move].Timeout} c{moves[move].Channels} m{moves[move].Mask}"));
    }
}
