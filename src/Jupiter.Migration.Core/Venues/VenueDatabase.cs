using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Files;

namespace Jupiter.Migration.Venues;

/// <summary>
/// A database that is carried beside the venue's own: reports, loyalty, a journal (clause R2). The venue's questions are of its own one alone.
/// </summary>
public sealed class VenueDatabase
{
    // sysname of SQL Server.
    private const int Longest = 128;

    // So is called what is being restored, until it is proved.
    private const string Incoming = ".incoming";

    private static readonly string[] OfSystem = ["master", "model", "msdb", "tempdb", "mssqlsystemresource", "distribution"];

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the venue consents to Service Broker delivering messages again in this one, too.</summary>
    public bool EnableBroker { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Says of which database results are.</summary>
    /// <param name="checks">The results.</param>
    /// <returns>The results.</returns>
    public IEnumerable<CheckResult> Named(IEnumerable<CheckResult> checks) =>
        checks.Select(check => check.Subject == Name ? check : check with { Subject = $"{Name}: {check.Subject}" });

    /// <summary>Those that can't be other databases of a venue: no file can bear the name, it is the server's own, or named twice.</summary>
    /// <param name="venue">The venue.</param>
    /// <returns>Their names, and which they are.</returns>
    public static IEnumerable<(string Name, int Index)> Refused(Venue venue)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { venue.Database ?? "" };
        return venue.OtherDatabases.Select((other, i) => (Name: other?.Name ?? "", Index: i)).Where(other => !IsUsable(other.Name) || !names.Add(other.Name)).ToArray();
    }

    // It becomes a part of the name of its backup.
    private static bool IsUsable(string name) =>
        name.Trim() is { Length: > 0 and <= Longest } trimmed && trimmed.Length == name.Length && WindowsName.IsPossible(name) && !WindowsName.IsDevice(name)
        && !OfSystem.Contains(name, StringComparer.OrdinalIgnoreCase) && !name.EndsWith(Incoming, StringComparison.OrdinalIgnoreCase);
}
