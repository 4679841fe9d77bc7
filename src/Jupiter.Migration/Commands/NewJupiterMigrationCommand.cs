using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Jupiter.Migration.Binding;
using Jupiter.Migration.Binding.Completion;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Forecasts;
using Jupiter.Migration.Cases.Planning;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Status;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Loading;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Commands;

/// <summary>Plans a migration: a folder with the plan, the journal and the evidence of one night (clauses O1, S2).</summary>
[Cmdlet(VerbsCommon.New, "JupiterMigration", SupportsShouldProcess = true)]
[OutputType(typeof(CaseStatus))]
[Raises(ErrorArea.Engine, ErrorArea.ServerAddress, ErrorArea.Venue, ErrorArea.BackupCopy, ErrorArea.Host, ErrorArea.ServerPair, ErrorArea.Case,
    ErrorArea.Journal, ErrorArea.Planning, ErrorArea.Inventory, ErrorArea.Path, ErrorArea.File, ErrorArea.FileWriting)]
public sealed class NewJupiterMigrationCommand : JupiterCommand
{
    /// <summary>Folder of the case, missing or empty. Where the operating system is reinstalled, off the disk that is wiped.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("LiteralPath")]
    public string Case { get; set; } = "";

    /// <summary>ServerReplacement or OsReinstall.</summary>
    [Parameter(Mandatory = true)]
    public MigrationKind Kind { get; set; }

    /// <summary>The venue, or the path of its venue.json. The case keeps a copy.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [VenueTransformation]
    [ValidateNotNull]
    public VenueSource Venue { get; set; } = null!;

    /// <summary>The start that was agreed with Jupiter's manager. Without an offset it is the venue's local time.</summary>
    [Parameter(Mandatory = true)]
    public DateTime StartAt { get; set; }

    /// <summary>Name or address of the server that works in the venue.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string OldServer { get; set; } = "";

    /// <summary>Name or address of the server that replaces it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? NewServer { get; set; }

    /// <summary>The new server gets the address of the old one once that is off: -NewServer and -NewServerInstance are then those of the old one.</summary>
    [Parameter]
    public SwitchParameter NewServerTakesAddress { get; set; }

    /// <summary>
    /// Inventories of computers of the venue (Get-JupiterServerInventory on them), or the paths of their files, with wildcards: one whose SQL alias, data
    /// source or hosts file leads to the old server is named, and asked for its setting from R3b to R8.
    /// </summary>
    [Parameter]
    [InventoryTransformation]
    [ValidateNotNull]
    [SupportsWildcards]
    public InventorySource[] Inventory { get; set; } = [];

    /// <summary>Name of the computer on which Invoke-JupiterMigration runs from R3a to the end, and so sees whether the old server or a POS terminal is switched on meanwhile.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? WatchFrom { get; set; }

    /// <summary>
    /// Once the final backup is verified, keeps the old server from starting SQL Server and Jupiter's services or waking by itself, by the
    /// consent that the venue's file records for that machine. Without it the old server stays as it is. Nothing where its disk is wiped.
    /// </summary>
    [Parameter]
    public SwitchParameter Disarm { get; set; }

    /// <summary>Serial number on the case of the old server: its last four characters, read off the case, are as good as the code of its tag (R3a).</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OldServerSerialNumber { get; set; }

    /// <summary>Serial number on the case of the new server, for the way back (B3).</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? NewServerSerialNumber { get; set; }

    /// <summary>Database server on the old server.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ServerInstanceTransformation]
    public ServerAddress OldServerInstance { get; set; } = null!;

    /// <summary>Database server on the new server; where the operating system is reinstalled, the old one is restored to.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ServerInstanceTransformation]
    public ServerAddress? NewServerInstance { get; set; }

    /// <summary>
    /// Database server of the trial (P3t) where the operating system is reinstalled: another machine of the customer. In a replacement it is the
    /// new server.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ServerInstanceTransformation]
    public ServerAddress? TrialServerInstance { get; set; }

    /// <summary>The final backup that will be written. Old server and this computer must both see the path.</summary>
    [Parameter(Mandatory = true)]
    public string BackupFile { get; set; } = "";

    /// <summary>Folder of its copy on another medium, off the old server.</summary>
    [Parameter(Mandatory = true)]
    public string CopyTo { get; set; } = "";

    /// <summary>Who executes; by default the venue's contact with the role Specialist.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PersonCompleter))]
    public string? Specialist { get; set; }

    /// <summary>
    /// Folder of an earlier case, a rehearsal perhaps, whose measured rates are used for the forecast, and, if it led this venue back, whose
    /// minutes for the turn-back time.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? MeasuredBy { get; set; }

    /// <summary>TCP port that tells whether a server is on.</summary>
    [Parameter]
    [ValidateRange(1, 65535)]
    public int Port { get; set; } = 1433;

    /// <summary>Name of the POS terminal's program, with * and ?.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string ProgramName { get; set; } = "Jupiter*";

    /// <summary>Folder of production calendars that replace the ones of the module.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Calendar { get; set; }

    /// <summary>Lets whoever may read the folder read the case and its backups; without it only its owner and administrators may.</summary>
    [Parameter]
    public SwitchParameter Shared { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var isReplacement = Kind == MigrationKind.ServerReplacement;
        var venue = Venue.Read(FullPath);
        var newServer = NewServer ?? (NewServerTakesAddress ? OldServer : null);
        var newInstance = NewServerInstance ?? (NewServerTakesAddress ? OldServerInstance : null);
        var oldInstance = FileSystemPath.Locate(SessionState.Path, OldServerInstance);
        using var earlier = MeasuredBy is null ? null : MigrationCase.Look(FullPath(MeasuredBy), Clock);
        var request = new PlanRequest
        {
            RequireReading = query => RequireReading(query, oldInstance, newInstance ?? oldInstance),
            Folder = FullPath(Case),
            Kind = Kind,
            Venue = venue,
            ComputerInventories = [.. Inventory.SelectMany(source => source.Find(path => FileSystemPath.Matching(SessionState.Path, path))).Select(inventory => inventory())],
            StartAt = CaseTime.InVenue(StartAt, venue),
            Specialist = Specialist,
            OldServer = OldServer,
            NewServer = isReplacement ? newServer : null,
            NewServerTakesAddress = isReplacement && NewServerTakesAddress,
            WatchFrom = isReplacement ? WatchFrom : null,
            Disarm = isReplacement && Disarm,
            OldServerSerialNumber = OldServerSerialNumber,
            NewServerSerialNumber = NewServerSerialNumber,
            OldServerInstance = oldInstance,
            NewServerInstance = isReplacement && newInstance is not null ? FileSystemPath.Locate(SessionState.Path, newInstance) : null,
            TrialServerInstance = TrialServerInstance is null ? null : FileSystemPath.Locate(SessionState.Path, TrialServerInstance),
            BackupFile = FileSystemPath.Planned(SessionState.Path, BackupFile),
            CopyTo = FileSystemPath.Planned(SessionState.Path, CopyTo),
            Shared = Shared,
            Calendars = Calendar is null ? ModuleFolder.Calendars : FullPath(Calendar),
            Rates = earlier is null ? null : RateMeasurement.Of(earlier.State, earlier.Procedure.Forward),
            WayBackMinutes = earlier is null ? null : WayBackMeasurement.Of(earlier, Kind, venue.Name),
            PresencePort = IsGiven(nameof(Port)) ? Port : venue.ServerPort ?? Port,
            ProgramName = IsGiven(nameof(ProgramName)) ? ProgramName : venue.ProgramName ?? ProgramName,
            ModuleVersion = ModuleIdentity.Version,
        };
        if (!ShouldProcess(request.Folder, SR.ActionNewCase.With(venue.Name)))
        {
            Warn(NewCase.Check(request, Clock));
            return;
        }

        var status = Await((_, _) => NewCase.Make(request, Clock));
        Warn(status.Checks);
        WriteObject(status);
    }

    private void Warn(IEnumerable<CheckResult> checks)
    {
        foreach (var check in checks.Where(check => check.Remedy.Length > 0))
        {
            WriteWarning($"{check.Actual}. {check.Remedy}");
        }
    }

    private static void RequireReading(string query, params ServerAddress[] servers)
    {
        foreach (var engine in servers.Select(server => server.Engine).Distinct())
        {
            Engines.Find(engine).RequireReading(query);
        }
    }
}
