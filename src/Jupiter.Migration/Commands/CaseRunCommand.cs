using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Management.Automation;
using Jupiter.Migration.Binding.Completion;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Actions;
using Jupiter.Migration.Cases.Running;
using Jupiter.Migration.Cases.Status;
using Jupiter.Migration.Cases.Watch;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Hosting;

namespace Jupiter.Migration.Commands;

/// <summary>What the cmdlets that do the steps of a case share.</summary>
[Raises(ErrorArea.Instance, ErrorArea.Database, ErrorArea.DatabaseFile, ErrorArea.DatabaseContent, ErrorArea.DatabaseWriting,
    ErrorArea.Queries, ErrorArea.Manifest, ErrorArea.BackupMedium, ErrorArea.BackupContent, ErrorArea.Space, ErrorArea.Restore,
    ErrorArea.LockRecord, ErrorArea.Lock, ErrorArea.Pos, ErrorArea.Host, ErrorArea.ServerPair, ErrorArea.Presence, ErrorArea.OldServerOff,
    ErrorArea.NewServerOn, ErrorArea.Case, ErrorArea.Journal, ErrorArea.CaseWriting, ErrorArea.Approval, ErrorArea.CaseBackup,
    ErrorArea.CaseComputers, ErrorArea.Person, ErrorArea.Party, ErrorArea.Night, ErrorArea.Path, ErrorArea.File, ErrorArea.FileWriting)]
public abstract class CaseRunCommand : ServerCommand
{
    // What the question tells at once need not stand in the row above it, too.
    private const string AskedView = "Jupiter.Migration.Cases.Status.AskedStep";

    /// <summary>Folder of the case, as New-JupiterMigration made it.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("LiteralPath", "PSPath")]
#pragma warning disable CA1716 // It is what people type, and nobody derives from a cmdlet in another language.
    public virtual string Case { get; set; } = "";
#pragma warning restore CA1716

    /// <summary>Asks nothing: where a person has to act, the cmdlet ends and says who.</summary>
    [Parameter]
    public SwitchParameter NonInteractive { get; set; }

    /// <summary>Where the final backup is now, when it was carried. It has to be the file whose SHA-256 the journal knows.</summary>
    [Parameter]
    public string? BackupFile { get; set; }

    /// <summary>
    /// Who decides by name that the word of whoever stands at the switched off server is enough, where nothing can bear it out, or that the server's place
    /// in the venue's network need not be proved, once that it is not was said. It is recorded.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PersonCompleter))]
    public string? DecidedBy { get; set; }

    /// <inheritdoc/>
    private protected override bool DoesSteps => true;

    /// <summary>Whether somebody is there to be asked.</summary>
    private protected bool CanAsk => !NonInteractive && GateDialog.CanAsk(Host);

    // How long a POS terminal is waited for until it works: not at all where nobody is there to switch it on.
    private TimeSpan Patience => CanAsk ? TimeSpan.FromMinutes(10) : TimeSpan.Zero;

    /// <summary>Where the backup is now, known before anything is opened: a path that is none is said at once.</summary>
    private protected string? CarriedBackup => BackupFile is null ? null : FullPath(BackupFile);

    /// <summary>Opens a database server of the plan as whoever runs the case enters it.</summary>
    /// <param name="address">The server.</param>
    /// <param name="stop">Gives it up.</param>
    /// <returns>The server; the caller disposes of it.</returns>
    private protected IDatabaseInstance OpenServer(string address, CancellationToken stop) => Engines.Open(Enter(ServerAddress.Parse(address)), stop);

    /// <summary>Does the steps that the module does itself and writes each as soon as it is done.</summary>
    /// <param name="migration">The case, open.</param>
    /// <param name="until">The last step to do, or null.</param>
    /// <param name="backupFile">Full path of the backup where it is now, or null.</param>
    /// <param name="watch">Asks meanwhile whether what was proved still holds; null where nobody watches.</param>
    /// <returns>The step that waits for a person, or null.</returns>
    private protected MigrationStep? Advance(MigrationCase migration, string? until, string? backupFile, CaseWatch? watch = null)
    {
        MigrationStep? last = null;
        Stream((observer, stop) => new CaseRunner(migration, Request(until, backupFile, watch, observer, stop), observer).Run(stop).Select(step => Shown(last = step)));
        return last is { WaitsFor.Length: > 0 } ? last : null;
    }

    /// <summary>Asks whoever sits at the terminal for the word of the person who acts.</summary>
    /// <param name="migration">The case, open.</param>
    /// <param name="waiting">The step that waits for a person.</param>
    /// <param name="watch">Asks meanwhile whether what was proved still holds; null where nobody watches.</param>
    /// <returns>The words; none where nobody answered: he wants to later, or something was seen meanwhile that comes first.</returns>
    private protected IReadOnlyList<StepWord> Ask(MigrationCase migration, MigrationStep waiting, CaseWatch? watch)
    {
        var dialog = new GateDialog(Host.UI);
        var gate = Gate.At(migration, waiting.Id);
        dialog.Tell(gate, migration.Layout.Root);
        Await((_, _) =>
        {
            gate.RequireTurn();
            return true;
        });

        // Whoever typed ahead has answered.
        var seen = watch?.Changes;
        if (!Console.KeyAvailable)
        {
            Await((observer, stop) =>
            {
                AwaitedComputers.Of(migration, waiting.Id, stop)?.Watch(observer, () => watch?.Changes != seen || GateDialog.TakesKey(), stop);
                return true;
            });
            if (watch?.Changes != seen)
            {
                return [];
            }
        }

        var answers = dialog.Ask(gate);
        if (answers.Count == 0 && watch?.Changes == seen)
        {
            dialog.TellOfWaiting(MyInvocation, migration.Layout.Root);
        }

        return answers;
    }

    private PSObject Shown(MigrationStep step)
    {
        var shown = new PSObject(step);
        if (step.WaitsFor.Length > 0 && CanAsk)
        {
            shown.TypeNames.Add(AskedView);
        }

        return shown;
    }

    private RunRequest Request(string? until, string? backupFile, CaseWatch? watch, PipelineObserver observer, CancellationToken stop) => new()
    {
        Until = until,
        BackupFile = backupFile,
        DecidedBy = DecidedBy,
        Patience = Patience,
        Watch = watch,
        MayChange = (target, action) => observer.Ask(command => command.ShouldProcess(target, action), stop),
        Open = OpenServer,
        Engines = Engines,
    };
}
