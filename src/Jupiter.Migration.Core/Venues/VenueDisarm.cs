using System.Collections.Generic;

namespace Jupiter.Migration.Venues;

/// <summary>The customer's consent that one machine, once its database is closed for good, no longer starts what the venue works with by itself (clauses R0, R9).</summary>
public sealed class VenueDisarm
{
    /// <summary>Name or address of the machine that the consent is for: the old server of the night, and no other.</summary>
    public required string Server { get; init; }

    /// <summary>Name of the contact of the customer who gave it.</summary>
    public required string ConsentBy { get; init; }

    /// <summary>Jupiter's services there, by the names that programs know them by; those of SQL Server need no naming.</summary>
    public IReadOnlyList<string> Services { get; init => field = value ?? []; } = [];

    /// <inheritdoc/>
    public override string ToString() => Server;
}
