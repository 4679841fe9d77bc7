namespace Jupiter.Migration.Servers.Preparation;

/// <summary>The .NET Framework that is recommended; 4.0 is the least (clause P1c).</summary>
public sealed class DotNetRequirement
{
    /// <summary>The number by which it tells itself, such as 528040.</summary>
    public required long Release { get; init; }

    /// <summary>Its version for people.</summary>
    public required string Version { get; init; }

    /// <summary>The file that installs it.</summary>
    public required string File { get; init; }

    /// <summary>Where its maker offers it.</summary>
    public required string Page { get; init; }
}
