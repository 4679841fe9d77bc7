using Jupiter.Migration.Servers.Settings;

namespace Jupiter.Migration.Servers.Programs;

/// <summary>A service of a server, as its registry has it.</summary>
public sealed class ServerService
{
    /// <summary>Its name, by which programs know it.</summary>
    public required string Name { get; init; }

    /// <summary>Its name in services.msc; null where that comes from a library.</summary>
    public string? DisplayName { get; init; }

    /// <summary>When it starts.</summary>
    public required ServiceStart Start { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
