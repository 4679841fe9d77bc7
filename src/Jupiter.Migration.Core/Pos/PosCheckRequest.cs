using System;
using System.Collections.Generic;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Pos;

/// <summary>Which computers are checked, and against which database.</summary>
public sealed class PosCheckRequest
{
    /// <summary>The database that the POS terminals work on.</summary>
    public required string Database { get; init; }

    /// <summary>The computers, in the order in which they are checked after the main POS terminal.</summary>
    public required IReadOnlyList<VenueComputer> Computers { get; init; }

    /// <summary>Name of the main POS terminal, or null for the one that is marked.</summary>
    public string? MainPos { get; init; }

    /// <summary>What the venue knows of the computers that are only named, or null.</summary>
    public Venue? Venue { get; init; }

    /// <summary>TCP port of computers that have none of their own.</summary>
    public int Port { get; init; } = VenueComputer.DefaultPort;

    /// <summary>Name of the POS terminal's program, with * and ?.</summary>
    public required string ProgramName { get; init; }

    /// <summary>Query that tells whether the business day is open, or null.</summary>
    public VenueQuery? BusinessDayQuery { get; init; }

    /// <summary>How long a computer is waited for.</summary>
    public required TimeSpan Timeout { get; init; }
}
