using System;
using System.Collections.Generic;
using Jupiter.Migration.Checks;
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

    /// <summary>How long one question to a computer, its name or its port, is given.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>How long each computer is waited for until it works; zero to look once.</summary>
    public TimeSpan Patience { get; init; }

    /// <summary>
    /// Asked each time when a computer was waited for, before the next one is: somebody may have switched the other server on meanwhile (clause R0).
    /// Whatever it throws stops the chain.
    /// </summary>
    public Func<IReadOnlyList<CheckResult>> AfterWaiting { get; init; } = () => [];

    /// <summary>The computer that the chain begins with, because those before it are checked already; null for the main POS terminal.</summary>
    public string? From { get; init; }

    /// <summary>The computers whose turn has not come (clause R7): one that works already is named. Empty where nobody waits.</summary>
    public IReadOnlyList<VenueComputer> NotYet { get; init; } = [];

    /// <summary>Whether the computers are off: nothing can be put right on them before their turn (clause R3b).</summary>
    public bool AreComputersOff { get; init; }

    /// <summary>How many people are to work on the server itself, by remote desktop (clause H2); 0 where they are not asked for.</summary>
    public int RemoteDesktopSessions { get; init; }

    /// <summary>The name under which the POS terminals know the server (clause P1a); null where it is not asked.</summary>
    public string? ServerName { get; init; }

    /// <summary>Name or address of the computer that they are to work on; null where it is not asked.</summary>
    public string? ServerHost { get; init; }
}
