using System;
using System.Collections.Generic;
using Jupiter.Migration.Lists;

namespace Jupiter.Migration.Databases;

/// <summary>What an engine tells of a database server instance.</summary>
public sealed class InstanceFacts
{
    /// <summary>Product name, such as <c>SQLite</c>.</summary>
    public required string Product { get; init; }

    /// <summary>Product version as the engine writes it.</summary>
    public required string Version { get; init; }

    /// <summary>Name of the machine that the instance runs on.</summary>
    public required string MachineName { get; init; }

    /// <summary>Folder in which new databases are made, as the server sees it.</summary>
    public required string DefaultDataPath { get; init; }

    /// <summary>Free space in bytes on the volume of that folder, or null when it could not be read.</summary>
    public long? FreeSpaceBytes { get; init; }

    /// <summary>Edition of the product; empty where there is only one.</summary>
    public string Edition { get; init; } = "";

    /// <summary>The name that the instance gives itself (@@SERVERNAME). Another one than the machine's says that the machine was renamed.</summary>
    public string ServerName { get; init; } = "";

    /// <summary>
    /// What tells this installation from every other, also from one of the same name (clause P1a); empty where this account is not told.
    /// </summary>
    public string Identity { get; init; } = "";

    /// <summary>Collation of the instance; empty where it has none.</summary>
    public string Collation { get; init; } = "";

    /// <summary>Whether SQL Server logins are let in (mixed mode); null where there are none.</summary>
    public bool? AcceptsSqlLogins { get; init; }

    /// <summary>Folder of new logs, as the server sees it.</summary>
    public string DefaultLogPath { get; init; } = "";

    /// <summary>Folder of backups, as the server sees it; empty when it is not known.</summary>
    public string DefaultBackupPath { get; init; } = "";

    /// <summary>The most memory that the instance takes, in bytes; null when there is no limit.</summary>
    public long? MemoryLimitBytes { get; init; }

    /// <summary>
    /// How long after the computer's start the database server was there, when it last started; null where that is not known. Long where
    /// somebody started the service by hand.
    /// </summary>
    public TimeSpan? StartTime { get; init; }

    /// <summary>Free space of the volumes that hold databases.</summary>
    public IReadOnlyList<VolumeSpace> Volumes { get; init => field = Listing.Of(value); } = new Listing<VolumeSpace>([]);
}
