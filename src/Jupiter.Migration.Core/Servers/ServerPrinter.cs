namespace Jupiter.Migration.Servers;

/// <summary>A printer.</summary>
public sealed class ServerPrinter
{
    /// <summary>Its name, by which programs print.</summary>
    public required string Name { get; init; }

    /// <summary>Its driver.</summary>
    public required string Driver { get; init; }

    /// <summary>Whether it belongs to somebody's remote desktop, and goes with the session.</summary>
    public bool IsRedirected { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
