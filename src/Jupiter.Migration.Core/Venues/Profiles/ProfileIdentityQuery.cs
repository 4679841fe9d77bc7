using System.Text.Json.Serialization;
using Jupiter.Migration.Json;

namespace Jupiter.Migration.Venues.Profiles;

/// <summary>A question to the product's database whose answer has to be what the venue's file says (clause R4b).</summary>
public sealed class ProfileIdentityQuery
{
    /// <summary>What it asks, for people.</summary>
    public required string Title { get; init; }

    /// <summary>One statement that only reads; its first column of its first row is the answer.</summary>
    public required string Query { get; init; }

    /// <summary>What of the venue the answer has to be; <c>name</c> or <c>taxNumber</c> in the file.</summary>
    [JsonConverter(typeof(EnumText<VenueFact>))]
    public required VenueFact Answers { get; init; }

    /// <summary>The question for one venue.</summary>
    /// <param name="venue">The venue.</param>
    /// <returns>The question with its answer; null where the venue's file does not say it.</returns>
    public VenueQuery? For(Venue venue) => (Answers == VenueFact.Name ? venue.Name : venue.TaxNumber) is { } expected
        ? new VenueQuery { Title = Title, Query = Query, Expected = expected }
        : null;
}
