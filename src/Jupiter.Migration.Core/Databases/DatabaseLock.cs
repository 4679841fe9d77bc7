using System;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Databases;

/// <summary>A lock that keeps writers out of a database, as it is recorded beside it: it outlives the process that set it.</summary>
public sealed class DatabaseLock
{
    /// <summary>Name of the database.</summary>
    public required string Database { get; init; }

    /// <summary>Whether the database is locked now.</summary>
    public required bool IsLocked { get; init; }

    /// <summary>When it was locked.</summary>
    public DateTimeOffset? LockedAt { get; init; }

    /// <summary>Account that locked it.</summary>
    public string LockedBy { get; init; } = "";

    /// <summary>Computer from which it was locked.</summary>
    public string LockedFrom { get; init; } = "";

    /// <summary>What was found before the lock and is put back by unlocking, as the engine names it.</summary>
    public string StateBefore { get; init; } = "";

    /// <summary>Id of the case whose step this was; null for a cmdlet that ran alone.</summary>
    public string? CaseId { get; set; }

    /// <summary>The case for people; says so when there was none, and nobody's approval was asked for.</summary>
    public string Approval => CaseId is null ? SR.OutsideAnyCase : SR.InsideCase.With(CaseId);
}
