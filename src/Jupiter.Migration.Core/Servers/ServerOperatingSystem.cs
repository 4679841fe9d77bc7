namespace Jupiter.Migration.Servers;

/// <summary>The operating system of a server.</summary>
public sealed class ServerOperatingSystem
{
    /// <summary>What kind of system it is.</summary>
    public OperatingSystemFamily Family { get; init; }

    /// <summary>Its name, for people; it is localised and decides nothing.</summary>
    public required string Name { get; init; }

    /// <summary>Its version, for people.</summary>
    public string? Version { get; init; }

    /// <summary>The build number of Windows, such as 7601 for Windows Server 2008 R2 with Service Pack 1.</summary>
    public int? BuildNumber { get; init; }

    /// <summary>Whether Windows is a server or a workstation edition.</summary>
    public WindowsProductType ProductType { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
