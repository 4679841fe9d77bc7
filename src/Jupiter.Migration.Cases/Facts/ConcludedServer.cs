using System;
using System.Collections.Generic;
using Jupiter.Migration.Servers;

namespace Jupiter.Migration.Cases.Facts;

/// <summary>The server of which Jupiter concluded that the work can be done on it (clause P4), and that no other may take the place of.</summary>
/// <param name="Machine">Name of the computer.</param>
/// <param name="SmbiosUuid">The identifier in its firmware; empty where it is not known.</param>
/// <param name="MachineGuid">The identifier of its Windows; empty where it is not known.</param>
/// <param name="Instance">What tells the installation of its DBMS from every other; empty where it is not known.</param>
/// <param name="Version">Version of its DBMS; empty where it was not read.</param>
/// <param name="Collation">Collation of its DBMS; empty where it was not read.</param>
/// <param name="Until">How long the conclusion holds; null where that can't be read.</param>
internal sealed record ConcludedServer(
    string Machine, string SmbiosUuid, string MachineGuid, string Instance, string Version, string Collation, DateTimeOffset? Until) : LineFact
{
    /// <summary>As long as a trial counts.</summary>
    public static readonly TimeSpan Good = TimeSpan.FromDays(14);

    private const string MachineKey = "concludedMachine";
    private const string UuidKey = "concludedUuid";
    private const string GuidKey = "concludedMachineGuid";
    private const string InstanceKey = "concludedInstance";
    private const string VersionKey = "concludedVersion";
    private const string CollationKey = "concludedCollation";
    private const string UntilKey = "concludedUntil";

    /// <inheritdoc/>
    internal override IEnumerable<(string Name, string? Text)> Texts =>
    [
        (MachineKey, Machine), (UuidKey, SmbiosUuid), (GuidKey, MachineGuid), (InstanceKey, Instance), (VersionKey, Version), (CollationKey, Collation),
        (UntilKey, Text(Until)),
    ];

    /// <summary>The fact of an inventory.</summary>
    /// <param name="inventory">The inventory.</param>
    /// <returns>The fact.</returns>
    public static ConcludedServer Of(ServerInventory inventory) => new(
        inventory.ComputerName, inventory.Identity?.SmbiosUuid ?? "", inventory.Identity?.MachineGuid ?? "", inventory.Instance?.Identity ?? "",
        inventory.Instance?.Version ?? "", inventory.Instance?.Collation ?? "", inventory.ReadAt + Good);

    /// <summary>Reads it.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The server; null where the conclusion was a person's word alone.</returns>
    public static ConcludedServer? From(LineFacts line) => line.Has(MachineKey)
        ? new(
            line.Text(MachineKey), line.Text(UuidKey), line.Text(GuidKey), line.Text(InstanceKey), line.Text(VersionKey), line.Text(CollationKey),
            line.Time(UntilKey))
        : null;
}
