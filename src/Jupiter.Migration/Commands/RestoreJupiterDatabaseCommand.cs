using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using Jupiter.Migration.Backups;
using Jupiter.Migration.Binding;
using Jupiter.Migration.Binding.Completion;
using Jupiter.Migration.Cases.Actions;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Running;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Commands;

/// <summary>Restores a backup; the database takes its real name only when it is proved equal to its source (clauses R4a, R4b, S4b, S4c).</summary>
[Cmdlet(VerbsData.Restore, "JupiterDatabase", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = Alone)]
[OutputType(typeof(RestoreResult))]
[Raises(ErrorArea.DatabaseContent, ErrorArea.Queries, ErrorArea.Venue, ErrorArea.BackupByPath, ErrorArea.Manifest, ErrorArea.BackupMedium,
    ErrorArea.BackupContent, ErrorArea.Space, ErrorArea.Restore, ErrorArea.OldServerOff, ErrorArea.NewServerOn, ErrorArea.CaseBackup)]
public sealed class RestoreJupiterDatabaseCommand : GuardedCommand
{
    /// <summary>The backup.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("LiteralPath", "PSPath")]
    public string BackupFile { get; set; } = "";

    /// <summary>Name of the restored database; by default the name it had.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(DatabaseCompleter))]
    public string? Database { get; set; }

    /// <summary>The venue, or the path of its venue.json: any other venue's backup is refused.</summary>
    [Parameter]
    [VenueTransformation]
    [ValidateNotNull]
    public VenueSource? Venue { get; set; }

    /// <summary>The manifest on this computer, when -BackupFile is a path that only the server sees.</summary>
    [Parameter]
    public string? ManifestFile { get; set; }

    /// <summary>Checks that need not pass, by their ids, such as Restore.Collation: you answer for them.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(WaivableCheckCompleter))]
    public string[] Waive { get; set; } = [];

    /// <summary>Keeps a database of that name aside under a dated name instead of refusing.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var venue = Venue?.Read(FullPath);
        var manifest = ManifestFile is null ? null : FullPath(ManifestFile);
        var action = Force ? SR.ActionRestoreAside : SR.ActionRestore;
        (string File, string Name)[] all = [.. OthersOf(Case).Select(other => (other.Beside(BackupPath), other.Name)).Reverse(), (BackupPath, Database ?? SR.NameInBackup)];
        var whole = string.Join("; ", all.Select(one => action.With(one.File, one.Name)));
        if (!ShouldSend(ServerInstance, ServerInstance.Text, whole, engine => all.SelectMany(one => engine.PreviewRestore(one.File, one.Name))))
        {
            return;
        }

        using var turn = TakeTurn(Case, StepAction.Restore, StepAction.RestoreAgain);
        turn?.RequirePlanned("-ServerInstance", Planned(ServerInstance), plan => plan.NewServerInstance);
        turn?.RequirePlanned("-Database", Database, plan => Database is null ? null : plan.Venue.Database);
        turn?.RequireBackup(BackupPath);
        var isTrial = IsTrial(venue, manifest);
        if (!isTrial)
        {
            WarnIfNobodyIsAsked();
        }

        using var instance = Open(ServerInstance);
        var restored = Await((observer, stop) => InTurn(
            turn,
            () =>
            {
                var single = isTrial
                    ? () => []
                    : Guard(turn, observer, taken => taken.RequireSingleServer(DecidedBy, observer, stop), (rule, servers) => rule.AssertReplaced(servers, stop));
                single();
                RestoreResult Restore(RestoreRequest request) => new DatabaseRestore(instance, new BackupVerification(Engines, observer), observer).Run(request, stop);
                return turn is null
                    ? [Restore(Request(manifest, venue, Waive, single))]
                    : RestoreAction.InOrder([.. CaseDatabase.Of(turn.Plan).Reverse()], observer, database => Restore(Request(turn, database, single)));
            },
            made => RestoreAction.Outcome(turn!.Plan, made)));
        foreach (var one in restored)
        {
            one.CaseId = turn?.CaseId;
            WriteObject(one);
        }
    }

    // No POS terminal sells from a database under a name of its own, so that the old server may rightly be on meanwhile.
    private bool IsTrial(Venue? venue, string? manifest)
    {
        if (Case is not null || Database is null || string.Equals(Database, venue?.Database, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var path = manifest ?? Backups.ManifestFile.PathFor(BackupPath);
        try
        {
            return File.Exists(path) && !string.Equals(Database, Backups.ManifestFile.Read(path).Database, StringComparison.OrdinalIgnoreCase);
        }
        catch (MigrationException)
        {
            // What is wrong with it says the restore; until then it is no trial.
            return false;
        }
    }

    private string BackupPath => ManifestFile is null ? FullPath(BackupFile) : BackupFile;

    private RestoreRequest Request(CmdletStep turn, CaseDatabase database, Func<IReadOnlyList<CheckResult>> single) => new()
    {
        BackupFile = database.Beside(BackupPath),
        ManifestFile = database.IsMain && ManifestFile is not null ? FullPath(ManifestFile) : null,
        Waived = [.. Waive, .. turn.Waived],
        KnownDamage = turn.KnownDamageOf(database),
        Database = database.IsMain ? Database : database.Name,
        SetAsideExisting = Force,
        Venue = database.Venue,
        EnableBroker = database.Other?.EnableBroker,
        Beside = RestoreAction.ManifestsAfter(turn.Plan, database, BackupPath),
        BeforeName = single,
    };

    private RestoreRequest Request(string? manifest, Venue? venue, IReadOnlyCollection<string> waived, Func<IReadOnlyList<CheckResult>> single) => new()
    {
        BackupFile = BackupPath,
        ManifestFile = manifest,
        Waived = waived,
        Database = Database,
        SetAsideExisting = Force,
        Venue = venue,
        BeforeName = single,
    };
}
