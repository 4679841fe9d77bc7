using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Serialization;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Files;
using Jupiter.Migration.Json;

namespace Jupiter.Migration.Rehearsals.Records;

/// <summary>What <c>rehearsal.json</c> holds.</summary>
internal sealed class RehearsalRecord
{
    private const string CurrentSchema = "jupiter.rehearsal/1";

    private static readonly JsonFile<RehearsalRecord> Format =
        new("Rehearsal", CurrentSchema, 1 << 20, new RehearsalJson(ReadableJson.Options()).RehearsalRecord);

    /// <summary>Name and version of the format of this file.</summary>
    public string Schema { get; init; } = CurrentSchema;

    /// <summary>Name of the database.</summary>
    public required string Database { get; init; }

    /// <summary>The computers.</summary>
    public required IReadOnlyList<MachineDescription> Machines { get; init; }

    /// <summary>Reads the record of a rehearsal.</summary>
    /// <param name="layout">Its folder.</param>
    /// <returns>The record.</returns>
    public static RehearsalRecord Read(RehearsalLayout layout)
    {
        var record = Format.Read(layout.Record);
        var sound = !string.IsNullOrEmpty(record.Database) && record.Machines is not null
            && record.Machines.All(machine => machine?.Name is not null && System.Net.IPAddress.TryParse(machine.Address, out var address)
                && System.Net.IPAddress.IsLoopback(address) && machine.Port is > 0 and < 65536);
        return sound ? record : throw Format.Broken(layout.Record, null);
    }

    /// <summary>The database server of a computer, for <c>-ServerInstance</c>: a SQL Server is reached through its computer only.</summary>
    /// <param name="layout">The folder.</param>
    /// <param name="computer">Name of the computer.</param>
    /// <returns>The server, or null for a POS terminal.</returns>
    public string? InstanceOf(RehearsalLayout layout, string computer) => Machines.FirstOrDefault(machine => machine.Name == computer) is { SqlServer: not null } machine
        ? string.Format(CultureInfo.InvariantCulture, "{0},{1}", machine.Address, machine.Port)
        : layout.EmbeddedInstanceOf(computer);

    /// <summary>The database server of a computer, whether the computer is on or not: for making and removing a rehearsal.</summary>
    /// <param name="layout">The folder.</param>
    /// <param name="computer">Name of the computer.</param>
    /// <returns>The server, or null for a POS terminal.</returns>
    public ServerAddress? ServerBehind(RehearsalLayout layout, string computer) =>
        (Machines.FirstOrDefault(machine => machine.Name == computer)?.SqlServer ?? layout.EmbeddedInstanceOf(computer)) is { } text
            ? ServerAddress.Parse(text)
            : null;

    /// <summary>Writes the record.</summary>
    /// <param name="layout">The folder.</param>
    public void Write(RehearsalLayout layout) => DurableFile.Write(layout.Record, Format.Bytes(this));
}
