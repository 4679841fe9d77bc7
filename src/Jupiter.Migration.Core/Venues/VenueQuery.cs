namespace Jupiter.Migration.Venues;

/// <summary>A query whose answer must be a known one.</summary>
public sealed class VenueQuery
{
    /// <summary>What it asks, for people.</summary>
    public required string Title { get; init; }

    /// <summary>One statement that only reads; its first column of its first row is the answer.</summary>
    public required string Query { get; init; }

    /// <summary>The answer that must come, as culture-free text.</summary>
    public required string Expected { get; init; }
}
