namespace Jupiter.Migration.Venues.Profiles;

/// <summary>What of a venue its database tells, too, and so tells it from a sister venue's (clause R4b).</summary>
public enum VenueFact
{
    /// <summary>The venue's name.</summary>
    Name,

    /// <summary>Its tax number.</summary>
    TaxNumber,
}
