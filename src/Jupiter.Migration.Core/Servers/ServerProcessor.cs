namespace Jupiter.Migration.Servers;

/// <summary>The processor of one socket.</summary>
public sealed class ServerProcessor
{
    /// <summary>Its name, as the processor itself tells it.</summary>
    public required string Name { get; init; }

    /// <summary>Its cores.</summary>
    public int? Cores { get; init; }

    /// <summary>Its logical processors: more than its cores where a core runs two threads.</summary>
    public int? LogicalProcessors { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
