using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Venues;
using static Jupiter.Migration.Resources.PowerShellLiteral;

namespace Jupiter.Migration.Backups;

/// <summary>What is to be restored, and under which name.</summary>
public sealed class RestoreRequest
{
    /// <summary>Full path of the backup.</summary>
    public required string BackupFile { get; init; }

    /// <summary>Name of the restored database; null for the name in the manifest.</summary>
    public string? Database { get; init; }

    /// <summary>Full path of the manifest on this computer when the backup is the server's own path; null when it stands beside the backup.</summary>
    public string? ManifestFile { get; init; }

    /// <summary>Checks that need not pass, by their ids, because somebody waived it.</summary>
    public IReadOnlyCollection<string> Waived { get; init; } = [];

    /// <summary>What the engine's check found in the old database as well, by <see cref="Backups.KnownDamage.Plain"/>: only what is new blocks.</summary>
    public IReadOnlyCollection<string> KnownDamage { get; init; } = [];

    /// <summary>Whether the copy is a trial's, so that what the engine's check finds is known from now on and keeps nobody from going on.</summary>
    public bool IsTrial { get; init; }

    /// <summary>Whether a database of that name is set aside under a dated name.</summary>
    public bool SetAsideExisting { get; init; }

    /// <summary>
    /// Asked when the database is proved and about to take its name: the last moment at which it can be told that another server is on
    /// (clause R0). Whatever it throws keeps the name free.
    /// </summary>
    public Func<IReadOnlyList<CheckResult>> BeforeName { get; init; } = () => [];

    /// <summary>The manifests of what is to be restored there afterwards: no work is begun that can't end.</summary>
    public IReadOnlyList<BackupManifest> Beside { get; init; } = [];

    /// <summary>Whether the venue consents to Service Broker delivering messages again; null for what the venue says.</summary>
    public bool? EnableBroker { get; init; }

    /// <summary>The venue whose database it must be, or null when that is not checked.</summary>
    public Venue? Venue { get; init; }

    /// <summary>The command that does it again, as far as the backup workflow knows it.</summary>
    /// <param name="server">The server.</param>
    /// <returns>PowerShell, every value quoted.</returns>
    internal string CommandFor(string server)
    {
        var command = $"Restore-JupiterDatabase -ServerInstance {Quoted(server)} -BackupFile {Quoted(BackupFile)}";
        command += ManifestFile is null ? "" : " -ManifestFile " + Quoted(ManifestFile);
        command += Database is null ? "" : " -Database " + Quoted(Database);
        return command + (SetAsideExisting ? " -Force" : "") + (Waived.Count == 0 ? "" : " -Waive " + string.Join(", ", Waived.Select(Quoted)));
    }
}
