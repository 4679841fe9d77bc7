using System.Collections.Generic;
using Jupiter.Migration.Lists;

namespace Jupiter.Migration.Cases.Rollback;

/// <summary>
/// What was written on the new server since the restore, and will not be in the old database: whoever goes back takes this list and enters
/// it again by hand.
/// </summary>
public sealed class WrittenReport
{
    /// <summary>Name and version of the format.</summary>
    public const string CurrentSchema = "jupiter.write-account/1";

    /// <summary>Name and version of the format of this file.</summary>
    public string Schema { get; init; } = CurrentSchema;

    /// <summary>Name of the database.</summary>
    public required string Database { get; init; }

    /// <summary>The server on which it was written.</summary>
    public required string ServerInstance { get; init; }

    /// <summary>Whether the server can't be read any more: then nothing is known, and the lists are empty for that reason.</summary>
    public bool IsUnreachable { get; init; }

    /// <summary>The tables that differ, by name.</summary>
    public IReadOnlyList<WrittenTable> Tables { get; init => field = Listing.Of(value); } = new Listing<WrittenTable>([]);

    /// <summary>What the venue's own questions name.</summary>
    public IReadOnlyList<WrittenList> Lists { get; init => field = Listing.Of(value); } = new Listing<WrittenList>([]);
}
