namespace Jupiter.Migration.Servers.Specification;

/// <summary>The least that a server of a role must have.</summary>
public sealed class RoleMinimum
{
    /// <summary>Installed memory in bytes.</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>Cores of all sockets together.</summary>
    public required int Cores { get; init; }

    /// <summary>Size of one solid-state disk in bytes.</summary>
    public required long SsdBytes { get; init; }

    /// <summary>Class of the processor.</summary>
    public required ProcessorRank Processor { get; init; }

    /// <summary>How the minimum grows with the sessions; null for a role without sessions.</summary>
    public SessionStep? SessionStep { get; init; }

    /// <summary>The minimum for a number of sessions.</summary>
    /// <param name="sessions">Sessions at the same time.</param>
    /// <returns>This minimum up to the included sessions, a larger one above.</returns>
    public RoleMinimum For(int sessions)
    {
        if (SessionStep is not { } step || sessions <= step.Included)
        {
            return this;
        }

        var steps = (sessions - step.Included + step.Sessions - 1L) / step.Sessions;
        return new RoleMinimum
        {
            MemoryBytes = MemoryBytes + (steps * step.MemoryBytes),
            Cores = Cores + (int)(steps * step.Cores),
            SsdBytes = SsdBytes,
            Processor = Processor,
            SessionStep = step,
        };
    }
}
