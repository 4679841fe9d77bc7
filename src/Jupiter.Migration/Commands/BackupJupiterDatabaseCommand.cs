using System.Management.Automation;
using Jupiter.Migration.Backups;
using Jupiter.Migration.Binding;
using Jupiter.Migration.Loading;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Commands;

/// <summary>Takes a backup of a database and verifies it before it gets its name (clauses R2, S2).</summary>
[Cmdlet(VerbsData.Backup, "JupiterDatabase", SupportsShouldProcess = true)]
[OutputType(typeof(BackupResult))]
public sealed class BackupJupiterDatabaseCommand : DatabaseCommand
{
    /// <summary>The backup to write.</summary>
    [Parameter(Mandatory = true, Position = 2)]
    public string BackupFile { get; set; } = "";

    /// <summary>The manifest to write on this computer, when -BackupFile is a path that only the server sees.</summary>
    [Parameter]
    public string? ManifestFile { get; set; }

    /// <summary>Folder of a second, verified copy on another medium.</summary>
    [Parameter]
    public string? CopyTo { get; set; }

    /// <summary>The venue, or the path of its venue.json: its identity is proved and recorded.</summary>
    [Parameter]
    [VenueTransformation]
    [ValidateNotNull]
    public VenueSource? Venue { get; set; }

    /// <summary>Replaces a backup that is there already.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var request = new BackupRequest
        {
            Database = Database,
            BackupFile = ManifestFile is null ? FullPath(BackupFile) : BackupFile,
            ManifestFile = ManifestFile is null ? null : FullPath(ManifestFile),
            CopyTo = CopyTo is null ? null : FullPath(CopyTo),
            Overwrite = Force,
            Venue = Venue?.Read(FullPath),
            ModuleVersion = ModuleIdentity.Version,
        };
        var target = SR.DatabaseOn.With(Database, ServerInstance);
        if (!ShouldSend(ServerInstance, target, SR.ActionBackup.With(request.BackupFile), engine => engine.PreviewBackup(Database, request.BackupFile)))
        {
            return;
        }

        using var instance = Open(ServerInstance);
        WriteObject(Await((observer, stop) => new DatabaseBackup(instance, observer).Run(request, stop)));
    }
}
