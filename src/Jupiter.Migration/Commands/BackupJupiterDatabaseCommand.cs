using System.Management.Automation;
using System.Threading;
using Jupiter.Migration.Backups;
using Jupiter.Migration.Binding;
using Jupiter.Migration.Cases.Actions;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Loading;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Commands;

/// <summary>Takes a backup of a database and verifies it before it gets its name (clauses R2, S2).</summary>
[Cmdlet(VerbsData.Backup, "JupiterDatabase", SupportsShouldProcess = true, DefaultParameterSetName = Here)]
[OutputType(typeof(BackupResult))]
[Raises(ErrorArea.DatabaseFile, ErrorArea.DatabaseContent, ErrorArea.Queries, ErrorArea.Venue, ErrorArea.BackupMedium, ErrorArea.Backup,
    ErrorArea.BackupCopy, ErrorArea.BackupByHand, ErrorArea.Space, ErrorArea.LockRecord, ErrorArea.Path, ErrorArea.File,
    ErrorArea.FileWriting, ErrorArea.Case, ErrorArea.Journal, ErrorArea.CaseWriting, ErrorArea.Approval, ErrorArea.Turn,
    ErrorArea.CaseStep)]
public sealed class BackupJupiterDatabaseCommand : DatabaseCommand
{
    private const string Here = "Here";

    /// <summary>The backup to write.</summary>
    [Parameter(Mandatory = true, Position = 2)]
    public string BackupFile { get; set; } = "";

    /// <summary>The manifest to write on this computer, when -BackupFile is a path that only the server sees.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "OnServer")]
    public string? ManifestFile { get; set; }

    /// <summary>Folder of a second, verified copy on another medium.</summary>
    [Parameter(ParameterSetName = Here)]
    public string? CopyTo { get; set; }

    /// <summary>The venue, or the path of its venue.json: its identity is proved and recorded.</summary>
    [Parameter]
    [VenueTransformation]
    [ValidateNotNull]
    public VenueSource? Venue { get; set; }

    /// <summary>Replaces a backup that is there already.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Lets whoever may read the folder read the backup, its copy and their manifests; without it only its owner and administrators may.</summary>
    [Parameter]
    public SwitchParameter Shared { get; set; }

    /// <summary>Folder of a case: then this is a step of it, refused unless it is approved, its turn, and what the plan says.</summary>
    [Parameter(ParameterSetName = Here)]
    [ValidateNotNullOrEmpty]
    public string? Case { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var request = Request(Venue?.Read(FullPath));
        var target = SR.DatabaseOn.With(Database, ServerInstance);
        if (!ShouldSend(ServerInstance, target, SR.ActionBackup.With(request.BackupFile), engine => engine.PreviewBackup(Database, request.BackupFile)))
        {
            return;
        }

        using var turn = TakeTurn(Case, StepAction.Backup);
        turn?.RequirePlanned("-ServerInstance", Planned(ServerInstance), plan => plan.OldServerInstance);
        turn?.RequirePlanned("-Database", Database, plan => plan.Venue.Database);
        turn?.RequirePlanned("-BackupFile", request.BackupFile, plan => plan.BackupFile);
        turn?.RequirePlanned("-CopyTo", request.CopyTo, plan => plan.CopyTo);
        request = turn is null ? request : Request(turn.Plan.Venue);
        using var instance = Open(ServerInstance);
        var backup = Await((observer, stop) => InTurn(turn, () => Make(instance, request, turn is not null, observer, stop), BackupAction.Outcome));
        backup.CaseId = turn?.CaseId;
        WriteObject(backup);
    }

    private static BackupResult Make(IDatabaseInstance instance, BackupRequest request, bool isStep, IOperationObserver observer, CancellationToken stop)
    {
        if (isStep)
        {
            LockAction.EnsureLocked(instance, request.Database, stop);
        }

        return new DatabaseBackup(instance, observer).Run(request, stop);
    }

    private BackupRequest Request(Venue? venue) => new()
    {
        Database = Database,
        BackupFile = ManifestFile is null ? FullPath(BackupFile) : BackupFile,
        ManifestFile = ManifestFile is null ? null : FullPath(ManifestFile),
        CopyTo = CopyTo is null ? null : FullPath(CopyTo),
        Overwrite = Force,
        Rights = Shared ? FileRights.OfFolder : FileRights.Owner,
        Venue = venue,
        ModuleVersion = ModuleIdentity.Version,
    };
}
