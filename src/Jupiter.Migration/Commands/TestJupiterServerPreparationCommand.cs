using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;
using Jupiter.Migration.Binding;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Preparation;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers;
using Jupiter.Migration.Servers.Fixes;
using Jupiter.Migration.Servers.Local;
using Jupiter.Migration.Servers.Preparation;
using Jupiter.Migration.Servers.SafeNetwork;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Commands;

/// <summary>
/// Holds a new computer against what the memo asks of a prepared server (clauses P1a to P1f), its network against the venue's (P0), and its database
/// server against the old one's (P3, S4a).
/// </summary>
[Cmdlet(VerbsDiagnostic.Test, "JupiterServerPreparation", SupportsShouldProcess = true, DefaultParameterSetName = TestSet)]
[OutputType(typeof(CheckResult), typeof(FileInfo))]
[Raises(ErrorArea.Engine, ErrorArea.Case, ErrorArea.Host, ErrorArea.Inventory, ErrorArea.InventoryKept, ErrorArea.Preparation, ErrorArea.Fixes, ErrorArea.Venue, ErrorArea.OutputFile, ErrorArea.Path, ErrorArea.File, ErrorArea.FileWriting)]
public sealed class TestJupiterServerPreparationCommand : JupiterCommand
{
    private const string Engine = "SqlServer";
    private const string TestSet = "Test";
    private const string FixSet = "Fix";
    private const string UndoSet = "Undo";
    private ServerInventory? _old;
    private Venue? _venue;
    private ServerPreparation? _preparation;
    private CasePreparation? _case;

    /// <summary>Inventories of new servers, or the paths of their files, with wildcards.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = TestSet)]
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = FixSet)]
    [InventoryTransformation]
    [ValidateNotNull]
    [SupportsWildcards]
    public InventorySource[] Inventory { get; set; } = [];

    /// <summary>What was recorded on the old server: an inventory, or the path of its file. Without it the database server is not compared.</summary>
    [Parameter(Position = 1, ParameterSetName = TestSet)]
    [Parameter(Position = 1, ParameterSetName = FixSet)]
    [InventoryTransformation]
    [ValidateNotNull]
    [ValidateCount(1, 1)]
    public InventorySource[] OldInventory { get; set; } = [];

    /// <summary>The venue, or the path of its venue.json: the name of its server, what it needs beside Jupiter, the checks that are waived.</summary>
    [Parameter(ParameterSetName = TestSet)]
    [Parameter(ParameterSetName = FixSet)]
    [VenueTransformation]
    [ValidateNotNull]
    public VenueSource? Venue { get; set; }

    /// <summary>
    /// Folder of a case: it knows the venue, the old server's inventory that was kept at P2, and where the old server and the POS terminals were seen.
    /// What is given beside it counts instead.
    /// </summary>
    [Parameter(ParameterSetName = TestSet)]
    [Parameter(ParameterSetName = FixSet)]
    [ValidateNotNullOrEmpty]
    public string? Case { get; set; }

    /// <summary>A file that replaces the runtimes and browsers that are asked for.</summary>
    [Parameter(ParameterSetName = TestSet)]
    [Parameter(ParameterSetName = FixSet)]
    [ValidateNotNullOrEmpty]
    public string? PreparationProfile { get; set; }

    /// <summary>A folder for scripts of what the new server lacks, to be read and run by whoever answers for it; nothing here runs them.</summary>
    [Parameter(ParameterSetName = TestSet)]
    [Parameter(ParameterSetName = FixSet)]
    [ValidateNotNullOrEmpty]
    public string? ScriptFolder { get; set; }

    /// <summary>Sets on this computer what is safe to set and did not pass, one by one.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FixSet)]
    public SwitchParameter Fix { get; set; }

    /// <summary>The file in which each change is written down before it is made; one of this computer is gone on with.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FixSet)]
    [ValidateNotNullOrEmpty]
    public string UndoFile { get; set; } = "";

    /// <summary>The file that says what was changed on this computer: puts it back.</summary>
    [Parameter(Mandatory = true, ParameterSetName = UndoSet)]
    [ValidateNotNullOrEmpty]
    public string Undo { get; set; } = "";

    /// <inheritdoc/>
    protected override void Process()
    {
        if (ParameterSetName == UndoSet)
        {
            var changed = ChangedSettingsFile.Read(FullPath(Undo), Environment.MachineName, LocalMachine.Identity());
            Stream((observer, stop) => new SettingUndo(
                MachinePreparation.OfThisComputer.Settings, changed, (target, action) => observer.Ask(command => command.ShouldProcess(target, action), stop)).Run(stop));
            return;
        }

        var (folder, record) = (ScriptFolder is null ? null : FullPath(ScriptFolder), Fix ? FullPath(UndoFile) : null);
        if (_preparation is null)
        {
            _old = OldInventory.SingleOrDefault()?.Find(path => [FullPath(path)]).Single()();
            if (_old is not null)
            {
                InventoryLimits.Require(_old, _old.ToString());
            }

            _venue = Venue?.Read(FullPath);
            if (Case is not null)
            {
                using var migration = MigrationCase.Look(FullPath(Case), Clock);
                _case = new CasePreparation(migration);
                (_old, _venue) = (_old ?? _case.Old(), _venue ?? migration.Plan.Venue);
            }

            _preparation = new ServerPreparation(
                PreparationProfile is null ? PreparationFile.BuiltIn : PreparationFile.Read(FullPath(PreparationProfile)), _venue, _old);
        }

        foreach (var source in Inventory)
        {
            ForItem(() =>
            {
                foreach (var inventory in source.Find(path => FileSystemPath.Matching(SessionState.Path, path)))
                {
                    ForItem(() => Check(inventory(), folder, record));
                }
            });
        }
    }

    private void Check(ServerInventory current, string? folder, string? record)
    {
        InventoryLimits.Require(current, current.ToString());
        var isHere = RuntimeInformation.IsOSPlatform(OSPlatform.Windows) && LocalMachine.IsOf(current);
        if (record is not null && !isHere)
        {
            throw MigrationException.Because(nameof(SR.FixElsewhere), current.ComputerName, current.ComputerName, Environment.MachineName);
        }

        var undo = record is null ? null : ChangedSettingsFile.Open(record, Environment.MachineName, LocalMachine.Identity());
        Stream((observer, stop) =>
        {
            // Where nothing is known of the venue, nobody has asked for its network.
            var network = _case is not null ? _case.CheckNetwork(current, stop)
                : _venue is null && _old is null ? [] : SafeNetworkCheck.Check(current, () => VenueNetwork.Of(_venue, _old), stop);
            var results = network.Concat(isHere ? WithSettings(current, undo, observer, stop) : _preparation!.Check(current));
            return _venue is null ? results : _venue.Waive(results, RunClock.Now);
        });
        if (folder is not null && _old is { } old && new InstancePreparation(current, old, _venue).Missing() is { Count: > 0 } missing && ShouldProcess(folder, SR.ActionWriteScripts))
        {
            var scripts = Engines.FindBeside<IInstanceScripts>(Engine).Write(old.Instance!, current.Instance!, missing);
            var files = scripts.Select(script => (Path: Path.Combine(folder, script.FileName), script.Text)).ToArray();
            foreach (var file in files)
            {
                OutputFile.RequireNone(file.Path);
            }

            FileErrors.Named(folder, () => DurableFile.CreateFolder(folder));
            foreach (var (path, text) in files)
            {
                // SQL Server Management Studio takes Cyrillic for another code page without the mark.
                FileErrors.Named(path, () => DurableFile.Write(path, [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)]));
                WriteObject(new FileInfo(path));
            }
        }
    }

    // What the computer itself tells is asked first: what is mended there was not so when the inventory was read.
    private IEnumerable<CheckResult> WithSettings(ServerInventory current, ChangedSettingsFile? undo, PipelineObserver observer, CancellationToken stop)
    {
        var here = MachinePreparation.OfThisComputer;
        var told = new HashSet<string>();
        foreach (var result in new SettingFix(here.Settings, undo, (target, action) => observer.Ask(command => command.ShouldProcess(target, action), stop)).Run(here.Of(current, _old, stop), stop))
        {
            told.Add(result.Id);
            yield return result;
        }

        foreach (var result in _preparation!.Check(current).Where(result => !told.Contains(result.Id)))
        {
            yield return result;
        }
    }
}
