namespace Jupiter.Migration.Servers;

/// <summary>The domain or workgroup of a computer.</summary>
public sealed class DomainMembership
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is a domain; null where that is not known.</summary>
    public bool? IsDomain { get; init; }

    /// <summary>Whether the computer is a controller of it.</summary>
    public bool? IsController { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
