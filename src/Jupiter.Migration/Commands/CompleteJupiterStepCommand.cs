using System.Management.Automation;
using System.Threading;
using Jupiter.Migration.Binding.Completion;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Running;
using Jupiter.Migration.Cases.Status;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Hosting;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Commands;

/// <summary>Records what a person did: that person's word, kept and shown as such.</summary>
[Cmdlet(VerbsLifecycle.Complete, "JupiterStep", SupportsShouldProcess = true, DefaultParameterSetName = DoneSet)]
[OutputType(typeof(MigrationStep))]
[Raises(ErrorArea.Journal, ErrorArea.Path, ErrorArea.File, ErrorArea.AbsenceCode, ErrorArea.OldServerOff, ErrorArea.NewServerOff, ErrorArea.Case, ErrorArea.CaseWriting,
    ErrorArea.Approval, ErrorArea.Turn, ErrorArea.CaseComputers, ErrorArea.Person, ErrorArea.Party, ErrorArea.Word, ErrorArea.WordByHand,
    ErrorArea.WatchLog, ErrorArea.WatchedWeek, ErrorArea.WatchWord,
    ErrorArea.Host, ErrorArea.Inventory, ErrorArea.InventoryKept, ErrorArea.InventoryWord, ErrorArea.FileWriting)]
public sealed class CompleteJupiterStepCommand : ServerCommand
{
    private const string DoneSet = "Done";
    private const string RetractSet = "Retract";

    /// <summary>Folder of the case, as New-JupiterMigration made it.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("LiteralPath", "PSPath")]
    public string Case { get; set; } = "";

    /// <summary>The step, such as R3a, or several that the same person did, in their order.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(StepCompleter))]
    public string[] Step { get; set; } = [];

    /// <summary>Who did it, or whose word is taken back: the specialist, or a contact of the venue.</summary>
    [Parameter(Mandatory = true, Position = 2)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PersonCompleter))]
    public string By { get; set; } = "";

    /// <summary>What that person adds.</summary>
    [Parameter(ParameterSetName = DoneSet)]
    [AllowEmptyString]
    [ValidateLength(0, 4000)]
    public string Note { get; set; } = "";

    /// <summary>A file that proves it, such as a photograph: it is copied into the case.</summary>
    [Parameter(ParameterSetName = DoneSet)]
    [ValidateNotNullOrEmpty]
    public string? Evidence { get; set; }

    /// <summary>The log of a watch, watch.jsonl (R9): it is copied into the case, and a sighting in it waits for a person's decision.</summary>
    [Parameter(ParameterSetName = DoneSet)]
    [ValidateNotNullOrEmpty]
    public string? WatchLog { get; set; }

    /// <summary>
    /// An inventory, the file of Get-JupiterServerInventory: of the old server at P2, where it is kept; of the new one at P0 to P1f, P3, S4a and P4,
    /// where what it shows is proved and what it refutes is refused. The restore then asks for exactly the server of P4.
    /// </summary>
    [Parameter(ParameterSetName = DoneSet)]
    [ValidateNotNullOrEmpty]
    public string? Inventory { get; set; }

    /// <summary>The SHA-256 of that file as whoever made it reads it aloud, at least its first 16 digits: a file that came by mail proves nothing.</summary>
    [Parameter(ParameterSetName = DoneSet)]
    [ValidateNotNullOrEmpty]
    public string? InventoryHash { get; set; }

    /// <summary>The code on the tag of the server that was switched off, read aloud by whoever stands there (R3a, B3). May be given afterwards, too.</summary>
    [Parameter(ParameterSetName = DoneSet)]
    [ValidateNotNullOrEmpty]
    public string? AbsenceCode { get; set; }

    /// <summary>
    /// Who decides by name that a computer which answers may stay on, where all have to be off (R3a, S3a.Off, B3), or that the old server which a
    /// watch saw may be given up (R9).
    /// </summary>
    [Parameter(ParameterSetName = DoneSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PersonCompleter))]
    public string? DecidedBy { get; set; }

    /// <summary>Takes the word back, while nothing depends on it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = RetractSet)]
    public SwitchParameter Retract { get; set; }

    /// <summary>Why the word was wrong.</summary>
    [Parameter(Mandatory = true, ParameterSetName = RetractSet)]
    [ValidateLength(1, 4000)]
    public string Reason { get; set; } = "";

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (var step in Step)
        {
            if (ParameterSetName == RetractSet)
            {
                TakeBack(step);
            }
            else if (ShouldProcess(FullPath(Case), SR.ActionCompleteStep.With(step, By)) && TryPass(step, out var code))
            {
                Record(step, code);
            }
        }
    }

    // What can't be taken back by a word is typed by whoever sits at a terminal, here as at the gates of Invoke-JupiterMigration; a script has decided already.
    private bool TryPass(string step, out string? code)
    {
        code = AbsenceCode;
        if (code is not null || MyInvocation.CommandOrigin != CommandOrigin.Runspace || !GateDialog.CanAsk(Host))
        {
            return true;
        }

        using var migration = MigrationCase.Look(FullPath(Case), Clock);
        if (StepChallenge.At(migration, step) is not { } challenge)
        {
            return true;
        }

        var dialog = new GateDialog(Host.UI);
        var typed = dialog.Ask(challenge);
        code = challenge.IsCode ? typed : null;
        if (typed is null)
        {
            dialog.TellOfWaiting(MyInvocation, migration.Layout.Root, step, By);
        }

        return typed is not null;
    }

    private void Record(string name, string? code)
    {
        var word = new StepWord
        {
            Step = name,
            By = By,
            Note = Note,
            Evidence = Evidence is null ? null : FullPath(Evidence),
            WatchLog = WatchLog is null ? null : FullPath(WatchLog),
            Inventory = Inventory is null ? null : FullPath(Inventory),
            InventoryHash = InventoryHash,
            AbsenceCode = code,
            DecidedBy = DecidedBy,
        };
        WriteObject(Await((observer, stop) =>
        {
            using var migration = OpenCase();
            var step = StepCompletion.Record(migration, word, observer, stop, CanBeAsked(migration) ? OpenServer : null);
            return new StepView(migration) { NamesCase = true }.Of(step);
        }));
    }

    // A server that is replaced is off by then.
    private static bool CanBeAsked(MigrationCase migration) => migration.Plan.Kind == MigrationKind.OsReinstall;

    private IDatabaseInstance OpenServer(string address, CancellationToken stop) => Engines.Open(Enter(ServerAddress.Parse(address)), stop);

    private MigrationCase OpenCase() => MigrationCase.Open(FullPath(Case), Clock);

    private void TakeBack(string step)
    {
        if (!ShouldProcess(FullPath(Case), SR.ActionRetractWord.With(step, By)))
        {
            return;
        }

        WriteObject(Await((_, _) =>
        {
            using var migration = OpenCase();
            return new StepView(migration) { NamesCase = true }.Of(WordRetraction.Record(migration, step, By, Reason));
        }));
    }
}
