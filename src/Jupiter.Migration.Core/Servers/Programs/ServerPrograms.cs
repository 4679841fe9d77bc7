using System.Collections.Generic;
using Jupiter.Migration.Lists;

namespace Jupiter.Migration.Servers.Programs;

/// <summary>What the preparation of a server asks of its programs (clauses P1b to P1f). What could not be read is null.</summary>
public sealed class ServerPrograms
{
    /// <summary>Whether Windows is 64-bit: then each kind of program has libraries of its own.</summary>
    public bool? Is64Bit { get; init; }

    /// <summary>What is installed, as "Programs and Features" lists it, for all users and for those whose profiles are loaded.</summary>
    public IReadOnlyList<InstalledProgram>? Installed { get; init => field = value is null ? null : Listing.Of(value); }

    /// <summary>The Microsoft Visual C++ runtimes.</summary>
    public IReadOnlyList<VisualCppRuntime>? VisualCpp { get; init => field = value is null ? null : Listing.Of(value); }

    /// <summary>The .NET Framework.</summary>
    public DotNetFramework? DotNet { get; init; }

    /// <summary>The web browsers.</summary>
    public IReadOnlyList<WebBrowser>? Browsers { get; init => field = value is null ? null : Listing.Of(value); }

    /// <summary>The programs for remote access.</summary>
    public IReadOnlyList<RemoteProgram>? Remote { get; init => field = value is null ? null : Listing.Of(value); }

    /// <summary>The services, without drivers.</summary>
    public IReadOnlyList<ServerService>? Services { get; init => field = value is null ? null : Listing.Of(value); }

    /// <summary>The scheduled tasks, without those of Windows, by their paths.</summary>
    public IReadOnlyList<string>? ScheduledTasks { get; init => field = value is null ? null : Listing.Of(value); }

    /// <summary>The accounts that people have signed in with.</summary>
    public IReadOnlyList<ServerAccount>? Accounts { get; init => field = value is null ? null : Listing.Of(value); }

    /// <summary>The policies that hinder set-up; none where none does.</summary>
    public IReadOnlyList<SetupRestriction>? Restrictions { get; init => field = value is null ? null : Listing.Of(value); }

    /// <summary>What Microsoft Defender Antivirus leaves alone, each behind its kind (Paths, Processes, Extensions); null in a file that is not detailed.</summary>
    public IReadOnlyList<string>? AntivirusExclusions { get; init => field = value is null ? null : Listing.Of(value); }

    /// <summary>User Account Control.</summary>
    public AccountControl? AccountControl { get; init; }

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", Installed ?? []);
}
