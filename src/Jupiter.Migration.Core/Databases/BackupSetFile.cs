namespace Jupiter.Migration.Databases;

/// <summary>A file of the database that a backup holds.</summary>
public sealed class BackupSetFile
{
    /// <summary>Its logical name, unique in the database.</summary>
    public required string LogicalName { get; init; }

    /// <summary>Where it was on the source.</summary>
    public required string PhysicalName { get; init; }

    /// <summary>D for data, L for log, F for full text, S for streams and memory-optimised data.</summary>
    public required string Type { get; init; }

    /// <summary>The room that it takes on the target, in bytes.</summary>
    public required long SizeBytes { get; init; }
}
