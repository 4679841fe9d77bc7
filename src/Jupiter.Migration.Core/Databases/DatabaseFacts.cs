namespace Jupiter.Migration.Databases;

/// <summary>What an engine tells of one database without reading its rows.</summary>
public sealed class DatabaseFacts
{
    /// <summary>Name of the database.</summary>
    public required string Name { get; init; }

    /// <summary>Size of its files in bytes.</summary>
    public required long SizeBytes { get; init; }

    /// <summary>Whether <c>Lock-JupiterDatabase</c> keeps writers out of it.</summary>
    public required bool IsLocked { get; init; }

    /// <summary>What the engine has that tells this database from others; empty when it has nothing.</summary>
    public string Identity { get; init; } = "";
}
