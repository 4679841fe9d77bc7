using System.Management.Automation;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Acceptance;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Loading;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Watches;
using Jupiter.Migration.Watches.Scheduling;

namespace Jupiter.Migration.Commands;

/// <summary>Sets up a scheduled task on this computer that looks once an hour whether the old server came on in its week (clauses R3a, R9).</summary>
[Cmdlet(VerbsLifecycle.Register, "JupiterWatch", SupportsShouldProcess = true)]
[OutputType(typeof(RegisteredWatch))]
[Raises(ErrorArea.Case, ErrorArea.OneServer, ErrorArea.Watching, ErrorArea.WatchTask, ErrorArea.FileWriting)]
public sealed class RegisterJupiterWatchCommand : CaseCommand
{
    /// <inheritdoc/>
    protected override void Process()
    {
        var shell = ModuleFolder.Shell;
        var watch = Await((_, _) =>
        {
            using var migration = MigrationCase.Look(FullPath(Case), Clock);
            var described = RetentionWatch.Of(migration);
            WatchRegistration.Require(shell);
            return described;
        });
        if (ShouldProcess(FullPath(Case), SR.ActionRegisterWatch.With(watch.OldServer, watch.Until)))
        {
            WriteObject(Await((_, _) => WatchRegistration.OfThisComputer().Register(watch, shell)));
        }
    }
}
