namespace Jupiter.Migration.Servers.Preparation;

/// <summary>A Visual C++ runtime that a prepared server has.</summary>
public sealed class RuntimeRequirement
{
    /// <summary>Its release, such as 2010.</summary>
    public required string Release { get; init; }

    /// <summary>For which programs: x86 or x64; the latter only where Windows is 64-bit.</summary>
    public required string Architecture { get; init; }

    /// <summary>The oldest version that is the last of its release.</summary>
    public required string Version { get; init; }

    /// <summary>The file that installs it.</summary>
    public required string File { get; init; }

    /// <summary>Where its maker offers it.</summary>
    public required string Page { get; init; }

    /// <summary>Whether other programs bring it without a trace, so that one which is not found may be there.</summary>
    public bool MayBeHidden { get; init; }
}
