using System;
using System.Collections.Generic;
using Jupiter.Migration.Cases.Journal;

namespace Jupiter.Migration.Core.Tests.Cases.DeadEnds;

/// <summary>Where a case can come to: the lines of its journal, what the clock of the computer shows, and by which move it came there.</summary>
internal sealed class Position
{
    public required Position? Before { get; init; }

    public required string Move { get; init; }

    /// <summary>The lines that the move wrote.</summary>
    public IReadOnlyList<JournalEntry> Written { get; init; } = [];

    /// <summary>The true time.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>How far the clock of the computer runs ahead of it.</summary>
    public required TimeSpan Ahead { get; init; }

    public IEnumerable<JournalEntry> Lines()
    {
        var moves = new Stack<Position>();
        for (var position = this; position is not null; position = position.Before)
        {
            moves.Push(position);
        }

        foreach (var position in moves)
        {
            foreach (var line in position.Written)
            {
                yield return line;
            }
        }
    }

    /// <summary>The way here, for people.</summary>
    public override string ToString() => Before is null ? Move : $"{Before} > {Move}";
}
