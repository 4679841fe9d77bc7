using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Lists;

namespace Jupiter.Migration.Servers.Surroundings;

/// <summary>
/// The database server on a computer, as far as a backup of a database does not bring it along (clauses P2, P3, S2): what the new server is
/// held against when the old one is off already. No secret is in it: no password, no provider string, no step of a job.
/// </summary>
public sealed class InstanceInventory
{
    /// <summary>The server, as it was addressed.</summary>
    public required string ServerInstance { get; init; }

    /// <summary>Product name.</summary>
    public required string Product { get; init; }

    /// <summary>Version of the product.</summary>
    public required string Version { get; init; }

    /// <summary>Edition of the product; empty where there is only one.</summary>
    public string Edition { get; init => field = value ?? ""; } = "";

    /// <summary>Collation of the instance; empty where it has none.</summary>
    public string Collation { get; init => field = value ?? ""; } = "";

    /// <summary>Name of the machine, as the database server tells it.</summary>
    public required string MachineName { get; init; }

    /// <summary>The name that the instance gives itself (@@SERVERNAME).</summary>
    public string ServerName { get; init => field = value ?? ""; } = "";

    /// <summary>What tells this installation from every other; empty where this account is not told.</summary>
    public string Identity { get; init => field = value ?? ""; } = "";

    /// <summary>Whether SQL Server logins are let in (mixed mode); null where there are none.</summary>
    public bool? AcceptsSqlLogins { get; init; }

    /// <summary>Whether SQL Server Browser answered from here; null where nobody asked.</summary>
    public bool? BrowserAnswers { get; init; }

    /// <summary>Whether rights on the server and credentials were read: an attacker's map, which a file that leaves the venue is better without.</summary>
    public bool IsDetailed { get; init; }

    /// <summary>What the instance has beside its databases.</summary>
    public IReadOnlyList<InstanceItem> Items { get; init => field = Listing.Of(value); } = Listing.Of<InstanceItem>([]);

    /// <summary>Folder of new databases, as the server sees it; empty where it was not recorded.</summary>
    public string DefaultDataPath { get; init => field = value ?? ""; } = "";

    /// <summary>Folder of new logs, as the server sees it; empty where it was not recorded.</summary>
    public string DefaultLogPath { get; init => field = value ?? ""; } = "";

    /// <summary>Free space of the volumes that the server knows.</summary>
    public IReadOnlyList<VolumeSpace> Volumes { get; init => field = Listing.Of(value ?? []); } = Listing.Of<VolumeSpace>([]);

    /// <summary>Name of the instance, by which POS terminals may call it; empty for the default one.</summary>
    [JsonIgnore]
    public string InstanceName => ServerName.IndexOf('\\') is >= 0 and var at ? ServerName.Substring(at + 1) : "";

    /// <summary>Whether the name that the instance gives itself is that of its machine: another one says that the machine was renamed.</summary>
    [JsonIgnore]
    public bool IsNamedAsMachine => string.Equals(ServerName.Split('\\')[0], MachineName, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override string ToString() => $"{ServerInstance}, {Product} {Version}";
}
