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
}
