using System.Collections.Generic;
using Jupiter.Migration.Backups;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Trials;

/// <summary>What is tried.</summary>
public sealed class TrialRequest
{
    /// <summary>Path of the backup, as the server and this computer see it.</summary>
    public required string BackupFile { get; init; }

    /// <summary>Name under which it is restored: whoever tries made it up and nobody else uses it, so what stands there is an earlier attempt's.</summary>
    public required string TrialDatabase { get; init; }

    /// <summary>The venue whose database it is.</summary>
    public required Venue Venue { get; init; }

    /// <summary>Another database of the venue, of which none of its questions is; null for the one that they are of.</summary>
    public VenueDatabase? Other { get; init; }

    /// <summary>The manifests of what the night restores there besides, so that room is asked for all of it.</summary>
    public IReadOnlyList<BackupManifest> Beside { get; init; } = [];

    /// <summary>Checks that need not pass, by their ids, because somebody waived it.</summary>
    public IReadOnlyCollection<string> Waived { get; init; } = [];

    /// <summary>Who came in on the old server; null for what the manifest tells.</summary>
    public EntryRecord? Entry { get; init; }

    /// <summary>Which programs are those of POS terminals, * for any text; null for all.</summary>
    public string? ProgramName { get; init; }

    /// <summary>Whether the server that the backup comes from is the one that is tried: only where nobody sells, as in tests/live.</summary>
    public bool MayBeSource { get; init; }
}
