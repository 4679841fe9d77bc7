using System;

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

    /// <summary>The edition, as the registry calls it in every language, such as ServerStandard.</summary>
    public string? Edition { get; init; }

    /// <summary>The edition by its number (GetProductInfo on Microsoft Learn), such as 7 for Standard Server.</summary>
    public int? Sku { get; init; }

    /// <summary>Whether it is a 64-bit one; null where that is not known.</summary>
    public bool? Is64Bit { get; init; }

    /// <summary>Its language, such as ru-RU.</summary>
    public string? Language { get; init; }

    /// <summary>Whether it is an evaluation, which shuts the server down when its time is over; null where that is not known.</summary>
    public bool? IsEvaluation { get; init; }

    /// <summary>When an evaluation ends; null where that is not known.</summary>
    public DateTimeOffset? EvaluationEnds { get; init; }

    /// <summary>Whether it is activated; null where that is not known.</summary>
    public bool? IsActivated { get; init; }

    /// <summary>When it was last started.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
