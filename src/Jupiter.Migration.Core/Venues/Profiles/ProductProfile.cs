using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;

namespace Jupiter.Migration.Venues.Profiles;

/// <summary>
/// What belongs to the product and not to a venue: the questions to its database, the name of its program, its ports. Its developers write it once
/// (schemas/product-profile.schema.json), so that nobody who runs a restaurant writes SQL. What a venue's file says itself goes before it.
/// </summary>
/// <remarks>What a file leaves out is set to null by the serializer, whatever the default: the lists make themselves empty then.</remarks>
public sealed record ProductProfile
{
    /// <summary>Name and version of the format.</summary>
    public const string CurrentSchema = "jupiter.product-profile/1";

    /// <summary>Name and version of the format of this file.</summary>
    public string Schema { get; init; } = CurrentSchema;

    /// <summary>What it is of, and of which version, for people.</summary>
    public required string Name { get; init; }

    /// <summary>Questions whose answers tell a venue's database from a sister venue's (clause R4b).</summary>
    public IReadOnlyList<ProfileIdentityQuery> IdentityQueries { get; init => field = value ?? []; } = [];

    /// <summary>Whether the business day is open (clause R6).</summary>
    public VenueQuery? BusinessDayQuery { get; init; }

    /// <summary>What must answer as expected before the final backup: shift closed, no open bills, no fiscal document unsent (clause R2).</summary>
    public IReadOnlyList<VenueQuery> PreconditionQueries { get; init => field = value ?? []; } = [];

    /// <summary>How to find what was made on the new server (clause R9).</summary>
    public IReadOnlyList<VenueAccountingQuery> AccountingQueries { get; init => field = value ?? []; } = [];

    /// <summary>One statement that only reads and answers with the name of the computer that has the fiscal registrar (clause R5); null where the database does not know it.</summary>
    public string? MainPosQuery { get; init; }

    /// <summary>Name of the program as its sessions bear it, with * and ?.</summary>
    public string? ProgramName { get; init; }

    /// <summary>TCP port that answers while a POS terminal is on.</summary>
    public int? TillPort { get; init; }

    /// <summary>TCP port that tells whether a server is on.</summary>
    public int? ServerPort { get; init; }

    /// <summary>Where the program is installed on a server; what stands beside it may have to be carried (clause P2).</summary>
    public IReadOnlyList<string> ProgramFolders { get; init => field = value ?? []; } = [];

    /// <summary>Whether it has what no night can be planned without (clauses R2, R4b, R6).</summary>
    [JsonIgnore]
    public bool HasQuestions => IdentityQueries.Count > 0 && PreconditionQueries.Count > 0 && BusinessDayQuery is not null;

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>A venue with what the product adds to what its file says.</summary>
    /// <param name="venue">The venue as its file has it.</param>
    /// <returns>The venue.</returns>
    public Venue ApplyTo(Venue venue) => venue with
    {
        IdentityQueries = venue.IdentityQueries.Count > 0 ? venue.IdentityQueries : [.. IdentityQueries.Select(query => query.For(venue)).OfType<VenueQuery>()],
        BusinessDayQuery = venue.BusinessDayQuery ?? BusinessDayQuery,
        PreconditionQueries = venue.PreconditionQueries.Count > 0 ? venue.PreconditionQueries : PreconditionQueries,
        AccountingQueries = venue.AccountingQueries.Count > 0 ? venue.AccountingQueries : AccountingQueries,
        ProgramName = venue.ProgramName ?? ProgramName,
        ServerPort = venue.ServerPort ?? ServerPort,
        Computers = TillPort is null ? venue.Computers : [.. venue.Computers.Select(computer => computer with { Port = computer.Port ?? TillPort })],
    };
}
