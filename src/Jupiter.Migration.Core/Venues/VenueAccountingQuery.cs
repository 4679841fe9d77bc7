namespace Jupiter.Migration.Venues;

/// <summary>
/// How to find what was made on the new server since the restore: what has to be entered again when the venue goes back to its old
/// server (clause R9).
/// </summary>
public sealed class VenueAccountingQuery
{
    /// <summary>What it lists, for people.</summary>
    public required string Title { get; init; }

    /// <summary>One statement that only reads; its scalar is the mark at the restore: the greatest number there is.</summary>
    public required string MarkQuery { get; init; }

    /// <summary>One statement that only reads; lists the rows made since. <c>@mark</c> in it is the mark. What it calls its columns heads the list that people enter again.</summary>
    public required string ListQuery { get; init; }
}
