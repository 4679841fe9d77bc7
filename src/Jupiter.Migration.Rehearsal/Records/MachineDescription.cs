namespace Jupiter.Migration.Rehearsals.Records;

/// <summary>A computer of a rehearsal.</summary>
internal sealed class MachineDescription
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its loopback address.</summary>
    public required string Address { get; init; }

    /// <summary>TCP port that answers while it is on.</summary>
    public required int Port { get; init; }

    /// <summary>The SQL Server that answers behind its port while it is on; null for a POS terminal, or where an embedded server does.</summary>
    public string? SqlServer { get; init; }
}
