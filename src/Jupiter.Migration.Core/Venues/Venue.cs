using System.Collections.Generic;

namespace Jupiter.Migration.Venues;

/// <summary>A venue as <c>venue.json</c> describes it: schemas/venue.schema.json.</summary>
public sealed class Venue
{
    /// <summary>Name and version of the format.</summary>
    public const string CurrentSchema = "jupiter.venue/1";

    /// <summary>Name and version of the format of this file.</summary>
    public string Schema { get; init; } = CurrentSchema;

    /// <summary>Name of the venue.</summary>
    public required string Name { get; init; }

    /// <summary>Name of its server, usually JUPITER (clause P1a).</summary>
    public required string ServerName { get; init; }

    /// <summary>Name of its database.</summary>
    public required string Database { get; init; }

    /// <summary>Queries whose answers tell this venue's database from a sister venue's (clause R4b).</summary>
    public IReadOnlyList<VenueQuery> IdentityQueries { get; init => field = value ?? []; } = [];

    /// <summary>Query that tells whether the business day is open (clause R6).</summary>
    public VenueQuery? BusinessDayQuery { get; init; }

    /// <summary>Queries that must answer as expected before the final backup: shift closed, no open bills (clause R2).</summary>
    public IReadOnlyList<VenueQuery> PreconditionQueries { get; init => field = value ?? []; } = [];

    /// <summary>The tills and workstations, the main till marked (clauses R5 to R8).</summary>
    public IReadOnlyList<VenueComputer> Computers { get; init => field = value ?? []; } = [];

    /// <summary>Folders that are carried over (clause P2).</summary>
    public IReadOnlyList<string> Folders { get; init => field = value ?? []; } = [];

    /// <summary>Who is called.</summary>
    public IReadOnlyList<VenueContact> Contacts { get; init => field = value ?? []; } = [];
}
