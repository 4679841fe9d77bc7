using System.Collections.Generic;
using Jupiter.Migration.Lists;

namespace Jupiter.Migration.Servers;

/// <summary>An instance of SQL Server, as the registry of its computer tells ("File locations for default and named instances" on Microsoft Learn).</summary>
public sealed class InstalledInstance
{
    /// <summary>Its name; MSSQLSERVER for the default one.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is a 32-bit one.</summary>
    public bool Is32Bit { get; init; }

    /// <summary>Its version, with its updates as far as its set-up writes them; null where it was not told.</summary>
    public string? Version { get; init; }

    /// <summary>Its edition; null where it was not told.</summary>
    public string? Edition { get; init; }

    /// <summary>Its TCP port, where it has a fixed one for all addresses.</summary>
    public int? Port { get; init; }

    /// <summary>The TCP port that it took by itself when it last started.</summary>
    public int? DynamicPort { get; init; }

    /// <summary>The protocols that are switched on, as the registry calls them: Tcp, Np, Sm; null where they were not told.</summary>
    public IReadOnlyList<string>? Protocols { get; init => field = value is null ? null : Listing.Of(value); }

    /// <summary>The name of its service.</summary>
    public required string ServiceName { get; init; }

    /// <summary>The state of its service, such as Running; null where it was not told.</summary>
    public string? ServiceState { get; init; }

    /// <summary>How its service starts, such as Auto; null where it was not told.</summary>
    public string? ServiceStart { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
