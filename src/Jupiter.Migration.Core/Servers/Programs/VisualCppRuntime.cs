namespace Jupiter.Migration.Servers.Programs;

/// <summary>A Microsoft Visual C++ runtime that is installed.</summary>
public sealed class VisualCppRuntime
{
    /// <summary>Its release: 2005, 2008, 2010, 2012, 2013, or 2015 for the one that serves all since.</summary>
    public required string Release { get; init; }

    /// <summary>For which programs: x86 or x64.</summary>
    public required string Architecture { get; init; }

    /// <summary>Its version; null where it tells none.</summary>
    public string? Version { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Release} {Architecture} {Version}".TrimEnd();
}
