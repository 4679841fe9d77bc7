using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using Jupiter.Migration.Binding;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Preparation;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers;
using Jupiter.Migration.Servers.Preparation;
using Jupiter.Migration.Servers.SafeNetwork;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Commands;

/// <summary>
/// Holds a new computer against what the memo asks of a prepared server (clauses P1a to P1f), its network against the venue's (P0), and its database
/// server against the old one's (P3, S4a).
/// </summary>
[Cmdlet(VerbsDiagnostic.Test, "JupiterServerPreparation", SupportsShouldProcess = true)]
[OutputType(typeof(CheckResult), typeof(FileInfo))]
[Raises(ErrorArea.Engine, ErrorArea.Case, ErrorArea.Host, ErrorArea.Inventory, ErrorArea.InventoryKept, ErrorArea.Preparation, ErrorArea.Venue, ErrorArea.OutputFile, ErrorArea.Path, ErrorArea.File, ErrorArea.FileWriting)]
public sealed class TestJupiterServerPreparationCommand : JupiterCommand
{
    private const string Engine = "SqlServer";
    private ServerInventory? _old;
    private Venue? _venue;
    private ServerPreparation? _preparation;
    private CasePreparation? _case;

    /// <summary>Inventories of new servers, or the paths of their files, with wildcards.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [InventoryTransformation]
    [ValidateNotNull]
    [SupportsWildcards]
    public InventorySource[] Inventory { get; set; } = [];

    /// <summary>What was recorded on the old server: an inventory, or the path of its file. Without it the database server is not compared.</summary>
    [Parameter(Position = 1)]
    [InventoryTransformation]
    [ValidateNotNull]
    [ValidateCount(1, 1)]
    public InventorySource[] OldInventory { get; set; } = [];

    /// <summary>The venue, or the path of its venue.json: the name of its server, what it needs beside Jupiter, the checks that are waived.</summary>
    [Parameter]
    [VenueTransformation]
    [ValidateNotNull]
    public VenueSource? Venue { get; set; }

    /// <summary>
    /// Folder of a case: it knows the venue, the old server's inventory that was kept at P2, and where the old server and the POS terminals were seen.
    /// What is given beside it counts instead.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Case { get; set; }

    /// <summary>A file that replaces the runtimes and browsers that are asked for.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PreparationProfile { get; set; }

    /// <summary>A folder for scripts of what the new server lacks, to be read and run by whoever answers for it; nothing here runs them.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ScriptFolder { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var folder = ScriptFolder is null ? null : FullPath(ScriptFolder);
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
                    ForItem(() => Check(inventory(), folder));
                }
            });
        }
    }

    private void Check(ServerInventory current, string? folder)
    {
        InventoryLimits.Require(current, current.ToString());
        Stream((_, stop) =>
        {
            var network = _case is null ? SafeNetworkCheck.Check(current, () => VenueNetwork.Of(_venue, _old), stop) : _case.CheckNetwork(current, stop);
            var results = network.Concat(_preparation!.Check(current));
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
}
