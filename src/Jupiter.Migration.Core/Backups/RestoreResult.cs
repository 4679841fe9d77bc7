using System;
using System.Collections.Generic;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Lists;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Backups;

/// <summary>A database that was restored and proved equal to its source. Its properties bind by name to the cmdlets that go on from here.</summary>
public sealed class RestoreResult
{
    /// <summary>Server it was restored on, as it was addressed.</summary>
    public required string ServerInstance { get; init; }

    /// <summary>Name of the database.</summary>
    public required string Database { get; init; }

    /// <summary>Full path of the backup.</summary>
    public required string BackupFile { get; init; }

    /// <summary>Full path of its manifest.</summary>
    public required string Manifest { get; init; }

    /// <summary>Name under which the database that was there before is kept, or null.</summary>
    public string? SetAsideAs { get; init; }

    /// <summary>How many tables it has.</summary>
    public required int Tables { get; init; }

    /// <summary>How many rows it has.</summary>
    public required long Rows { get; init; }

    /// <summary>Fingerprint of its rows, equal to the source's.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Everything that was checked on the way.</summary>
    public required IReadOnlyList<CheckResult> Checks { get; init => field = Listing.Of(value); }

    /// <summary>How long it took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Id of the case whose step this was; null for a cmdlet that ran alone.</summary>
    public string? CaseId { get; set; }

    /// <summary>The case for people; says so when there was none, and nobody's approval was asked for.</summary>
    public string Approval => CaseId is null ? SR.OutsideAnyCase : SR.InsideCase.With(CaseId);
}
