namespace Jupiter.Migration.Servers.Specification;

/// <summary>What sessions over the included ones cost.</summary>
public sealed class SessionStep
{
    /// <summary>How many sessions the minimum of the role includes.</summary>
    public required int Included { get; init; }

    /// <summary>The number of further sessions that the figures of this step are for; a step that is begun costs them whole.</summary>
    public required int Sessions { get; init; }

    /// <summary>Memory that they need, in bytes.</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>Cores that they need.</summary>
    public required int Cores { get; init; }
}
