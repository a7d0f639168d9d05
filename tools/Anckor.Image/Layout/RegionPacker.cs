using System;
using System.Collections.Generic;
using System.Linq;

namespace Anckor.Image.Layout;

/// <summary>A piece of memory to place.</summary>
/// <param name="Bytes">How many it needs.</param>
/// <param name="EndAlignment">A power of two: the address after the last of them must be a multiple of it.</param>
internal readonly record struct Piece(uint Bytes, uint EndAlignment = 1)
{
    /// <summary>Bytes from this start to an end that is aligned.</summary>
    public uint SizeAt(uint start) => (uint)SizeAt((ulong)start);

    /// <inheritdoc cref="SizeAt(uint)"/>
    public ulong SizeAt(ulong start) => ((start + Bytes + EndAlignment - 1) & ~((ulong)EndAlignment - 1)) - start;
}

/// <summary>Where the pieces went.</summary>
/// <param name="Placements">By piece; null for one that found no room.</param>
/// <param name="Left">What is free after that, in ascending order.</param>
internal sealed record Packing(IReadOnlyList<Placement?> Placements, IReadOnlyList<MemoryRange> Left);

/// <summary>Packs pieces of memory into a space so that one MPU region shows each exactly.</summary>
/// <remarks>
/// A piece occupies one to eight neighbouring eighths of an aligned power of two; the others are hidden from its owner and free for
/// its neighbours. So 5 KiB occupy 5 KiB, not 8. How small the eighths are decides the rounding, and where a run of them may begin;
/// the packer tries several orders and two ways to choose a place, improves the best of each by swapping, and takes what ends lowest.
/// It uses no chance and no clock: the same pieces always go to the same places.
/// </remarks>
internal sealed class RegionPacker
{
    /// <summary>Rounds of swapping at most; each tries every pair of pieces.</summary>
    private const int MostRounds = 8;

    private readonly MemoryRange space;
    private readonly Piece[] pieces;

    private RegionPacker(MemoryRange space, IReadOnlyList<Piece> pieces)
    {
        this.space = space;
        this.pieces = [.. pieces.Select(piece => piece with { Bytes = Math.Max(piece.Bytes, 1) })];
    }

    /// <summary>Packs pieces.</summary>
    public static Packing Pack(MemoryRange space, IReadOnlyList<Piece> pieces) => new RegionPacker(space, pieces).Pack();

    /// <summary>The fewest bytes that a piece can occupy.</summary>
    public static ulong LeastOccupied(uint need)
    {
        ulong granule = Granule(need);
        return (need + granule - 1) / granule * granule;
    }

    /// <summary>The finest eighth of which no more than eight hold the piece.</summary>
    public static ulong Granule(uint need)
    {
        ulong granule = MpuRegion.Smallest;
        while (granule * MpuRegion.Subregions < need)
        {
            granule *= 2;
        }

        return granule;
    }

    /// <summary>One way to place all pieces: where each begins and how long it is, and how good that is.</summary>
    private sealed record Attempt((ulong Start, ulong Size)?[] Places, List<(ulong Start, ulong End)> Gaps, Score Score);

    /// <summary>Which of several places a piece gets. Neither way is always the better one.</summary>
    private enum Choice
    {
        /// <summary>The one that ends lowest, even when coarse eighths waste some of it.</summary>
        LowestEnd,

        /// <summary>The one with the finest eighths, even when it leaves a gap before it.</summary>
        LeastOccupied,
    }

    /// <summary>Fewer pieces without room are better, then a lower end, then fewer bytes occupied.</summary>
    private readonly record struct Score(int Missing, ulong End, ulong Occupied)
    {
        public bool IsBetterThan(Score other) => (Missing, End, Occupied).CompareTo((other.Missing, other.End, other.Occupied)) < 0;
    }

    private Packing Pack()
    {
        int[] indexes = [.. Enumerable.Range(0, pieces.Length)];
        int[][] orders =
        [
            [.. indexes.OrderByDescending(index => Granule(pieces[index].Bytes)).ThenByDescending(index => pieces[index].Bytes)],
            [.. indexes.OrderByDescending(index => LeastOccupied(pieces[index].Bytes))],
            [.. indexes.OrderBy(index => LeastOccupied(pieces[index].Bytes))],
            indexes,
        ];
        Attempt best = Best(orders, Choice.LowestEnd);
        Attempt other = Best(orders, Choice.LeastOccupied);
        best = other.Score.IsBetterThan(best.Score) ? other : best;
        return new Packing(
            [.. best.Places.Select((place, index) => place is { } found ? ToPlacement(found, pieces[index].Bytes) : null)],
            [.. best.Gaps.Select(gap => new MemoryRange((uint)gap.Start, (uint)(gap.End - gap.Start)))]);
    }

    private static Placement ToPlacement((ulong Start, ulong Size) place, uint need)
    {
        MemoryRange occupied = new((uint)place.Start, (uint)place.Size);
        return MpuRegion.Around(occupied, need)
            ?? throw new InvalidOperationException($"no MPU region shows 0x{occupied.Size:X} bytes at 0x{occupied.Base:X8}");
    }

    /// <summary>The best of some orders, improved.</summary>
    private Attempt Best(int[][] orders, Choice choice)
    {
        int[] order = orders[0];
        Attempt best = Try(order, choice);
        foreach (int[] other in orders.Skip(1))
        {
            Attempt attempt = Try(other, choice);
            if (attempt.Score.IsBetterThan(best.Score))
            {
                (order, best) = (other, attempt);
            }
        }

        return Improve(order, best, choice);
    }

    /// <summary>Swaps pairs in the order as long as that helps.</summary>
    private Attempt Improve(int[] start, Attempt best, Choice choice)
    {
        int[] order = [.. start];
        ulong ideal = space.Base + (ulong)pieces.Sum(piece => (long)LeastOccupied(piece.Bytes));
        bool better = true;
        for (int round = 0; round < MostRounds && better; round++)
        {
            better = false;
            for (int first = 0; first < order.Length; first++)
            {
                for (int second = first + 1; second < order.Length; second++)
                {
                    if (best.Score.Missing == 0 && best.Score.End <= ideal)
                    {
                        return best;
                    }

                    (order[first], order[second]) = (order[second], order[first]);
                    Attempt attempt = Try(order, choice);
                    if (attempt.Score.IsBetterThan(best.Score))
                    {
                        best = attempt;
                        better = true;
                    }
                    else
                    {
                        (order[first], order[second]) = (order[second], order[first]);
                    }
                }
            }
        }

        return best;
    }

    /// <summary>Places the pieces in this order.</summary>
    private Attempt Try(int[] order, Choice choice)
    {
        (ulong Start, ulong Size)?[] places = new (ulong Start, ulong Size)?[pieces.Length];
        List<(ulong Start, ulong End)> gaps = [(space.Base, (ulong)space.Base + space.Size)];
        ulong end = space.Base;
        ulong occupied = 0;
        int missing = 0;
        foreach (int index in order)
        {
            if (Find(gaps, pieces[index], choice) is { } place)
            {
                places[index] = place;
                Take(gaps, place);
                end = Math.Max(end, place.Start + place.Size);
                occupied += place.Size;
            }
            else
            {
                missing++;
            }
        }

        return new Attempt(places, gaps, new Score(missing, end, occupied));
    }

    /// <summary>The place for a piece, or null when no gap can hold it.</summary>
    private static (ulong Start, ulong Size)? Find(List<(ulong Start, ulong End)> gaps, Piece piece, Choice choice)
    {
        (ulong Start, ulong Size)? best = null;

        // Coarser eighths waste more but may begin where finer ones of this many would cross the border of their region. One that
        // holds the whole piece and its alignment fits at every multiple of itself.
        ulong coarsest = Math.Max(piece.Bytes, piece.EndAlignment);
        ulong granule = Granule(piece.Bytes);
        do
        {
            foreach ((ulong Start, ulong End) gap in gaps)
            {
                if (FindIn(gap, granule, piece, choice) is not { } place)
                {
                    continue;
                }

                best = best is not { } other || Rank(place, choice).CompareTo(Rank(other, choice)) < 0 ? place : best;

                // The gaps ascend: with these eighths, no later one is better, unless the alignment of the end makes sizes differ.
                if (piece.EndAlignment == 1)
                {
                    break;
                }
            }

            granule *= 2;
        }
        while (granule / 2 < coarsest);

        return best;
    }

    /// <summary>The place for a piece in a gap, with eighths of this size.</summary>
    private static (ulong Start, ulong Size)? FindIn((ulong Start, ulong End) gap, ulong granule, Piece piece, Choice choice)
    {
        (ulong Start, ulong Size)? best = null;
        ulong first = RoundUp(gap.Start, granule);
        ulong period = Math.Max(granule * MpuRegion.Subregions, piece.EndAlignment);
        for (ulong start = first; start < first + period && start < gap.End; start += granule)
        {
            ulong count = (piece.SizeAt(start) + granule - 1) / granule;
            ulong inRegion = start / granule % MpuRegion.Subregions;
            (ulong Start, ulong Size) place = (start, count * granule);
            if (inRegion + count > MpuRegion.Subregions || place.Start + place.Size > gap.End)
            {
                continue;
            }

            if (piece.EndAlignment == 1)
            {
                return place;
            }

            best = best is not { } other || Rank(place, choice).CompareTo(Rank(other, choice)) < 0 ? place : best;
        }

        return best;
    }

    /// <summary>Smaller is better.</summary>
    private static (ulong, ulong) Rank((ulong Start, ulong Size) place, Choice choice) =>
        choice == Choice.LowestEnd ? (place.Start + place.Size, place.Size) : (place.Size, place.Start);

    private static void Take(List<(ulong Start, ulong End)> gaps, (ulong Start, ulong Size) place)
    {
        ulong end = place.Start + place.Size;
        int index = gaps.FindIndex(gap => gap.Start <= place.Start && end <= gap.End);
        (ulong gapStart, ulong gapEnd) = gaps[index];
        gaps.RemoveAt(index);
        if (end < gapEnd)
        {
            gaps.Insert(index, (end, gapEnd));
        }

        if (gapStart < place.Start)
        {
            gaps.Insert(index, (gapStart, place.Start));
        }
    }

    private static ulong RoundUp(ulong value, ulong multiple) => (value + multiple - 1) / multiple * multiple;
}
