namespace Jupiter.Migration.Venues;

/// <summary>What a database answered to one identity query of its venue.</summary>
public sealed class VenueIdentityAnswer
{
    /// <summary>Title of the query in <c>venue.json</c>.</summary>
    public required string Title { get; init; }

    /// <summary>The answer as culture-free text, or null.</summary>
    public string? Answer { get; init; }
}
