namespace Jupiter.Migration.Servers.Specification;

/// <summary>What sessions over the included ones cost.</summary>
public sealed class SessionStep
{
    /// <summary>How many sessions the minimum of the role includes.</summary>
    public required int Included { get; init; }

    /// <summary>The number of further sessions that the figures of this step are for; fewer or more cost pro rata.</summary>
    public required int Sessions { get; init; }

    /// <summary>Memory that they need, in bytes; rounded up to a whole gibibyte.</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>Cores that they need; rounded up to a whole core.</summary>
    public required int Cores { get; init; }
}
