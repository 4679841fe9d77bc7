namespace Jupiter.Migration.Servers.Programs;

/// <summary>A program that is installed ("Uninstall Registry Key" on Microsoft Learn).</summary>
public sealed class InstalledProgram
{
    /// <summary>Its name for people.</summary>
    public required string Name { get; init; }

    /// <summary>Its version; null where it tells none.</summary>
    public string? Version { get; init; }

    /// <summary>Whether only one user has it.</summary>
    public bool IsOfOneUser { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Version is null ? Name : $"{Name} {Version}";
}
