using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Lists;

namespace Jupiter.Migration.Cases.Rollback;

/// <summary>What one of the venue's own questions names as made since the restore: receipts, fiscal documents.</summary>
public sealed class WrittenList
{
    /// <summary>What stands between two values of a row.</summary>
    internal const string Between = " | ";

    /// <summary>What was asked.</summary>
    public required string Title { get; init; }

    /// <summary>The rows, each with its values joined by " | ".</summary>
    public required IReadOnlyList<string> Rows { get; init => field = Listing.Of(value); }

    /// <summary>What the venue's query calls the columns; an empty name where it gives none. Null where there are none at all, and in a list of a module before 0.2.0.</summary>
    public IReadOnlyList<string>? Columns { get; init => field = value is null ? null : Listing.Of(value); }

    /// <summary>The same rows, value by value; null in a list of a module before 0.2.0.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? Cells { get; init => field = value is null ? null : Listing.Of<IReadOnlyList<string>>([.. value.Select(Listing.Of)]); }

    /// <inheritdoc/>
    public override string ToString() => $"{Title}: {Rows}";
}
