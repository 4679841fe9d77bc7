using System.Linq;
using System.Management.Automation;
using System.Threading;
using Jupiter.Migration.Backups;
using Jupiter.Migration.Binding;
using Jupiter.Migration.Cases.Actions;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Running;
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
[Raises(ErrorArea.DatabaseFile, ErrorArea.DatabaseContent, ErrorArea.Queries, ErrorArea.Venue, ErrorArea.BackupMedium, ErrorArea.BackupWriting, ErrorArea.Backup,
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
        (string Name, string File)[] all = [(Database, request.BackupFile), .. OthersOf(Case).Select(other => (other.Name, other.BackupFile))];
        var target = SR.DatabaseOn.With(string.Join(", ", all.Select(one => one.Name)), ServerInstance);
        if (!ShouldSend(ServerInstance, target, SR.ActionBackup.With(string.Join(", ", all.Select(one => one.File))), engine => all.SelectMany(one => engine.PreviewBackup(one.Name, one.File))))
        {
            return;
        }

        using var turn = TakeTurn(Case, StepAction.Backup);
        turn?.RequirePlanned("-ServerInstance", Planned(ServerInstance), plan => plan.OldServerInstance);
        turn?.RequirePlanned("-Database", Database, plan => plan.Venue.Database);
        turn?.RequirePlanned("-BackupFile", request.BackupFile, plan => plan.BackupFile);
        turn?.RequirePlanned("-CopyTo", request.CopyTo, plan => plan.CopyTo);
        using var instance = Open(ServerInstance);
        var made = Await((observer, stop) => turn is null
            ? [new DatabaseBackup(instance, observer).Run(request, stop)]
            : turn.Do(() => MakeAll(instance, turn, observer, stop), backups => BackupAction.Outcome(turn.Plan, backups)));
        foreach (var backup in made)
        {
            backup.CaseId = turn?.CaseId;
            WriteObject(backup);
        }
    }

    private BackupResult[] MakeAll(IDatabaseInstance instance, CmdletStep turn, IOperationObserver observer, CancellationToken stop)
    {
        var databases = CaseDatabase.Of(turn.Plan);
        LockAction.EnsureLocked(instance, databases, stop);
        return [.. databases.Select(database => new DatabaseBackup(instance, observer).Run(
            Request(database.Venue, database, BackupAction.RoomBeside(instance, turn.Plan, database, stop), turn.ReplacesOwnBackup(database)), stop))];
    }

    private BackupRequest Request(Venue? venue, CaseDatabase? database = null, long roomBeside = 0, bool isOwnReplaced = false) => new()
    {
        Database = database?.Name ?? Database,
        BackupFile = database?.BackupFile ?? (ManifestFile is null ? FullPath(BackupFile) : BackupFile),
        ManifestFile = ManifestFile is null ? null : FullPath(ManifestFile),
        CopyTo = CopyTo is null ? null : FullPath(CopyTo),
        RoomBeside = roomBeside,
        Overwrite = Force || isOwnReplaced,
        Rights = Shared ? FileRights.OfFolder : FileRights.Owner,
        Venue = venue,
        ModuleVersion = ModuleIdentity.Version,
    };
}
