using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Backups;
using Jupiter.Migration.Cases.Acceptance;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Forecasts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Actions;

/// <summary>
/// Before anything is switched off or wiped: the backup and its copy off the machine are read again to the last byte, and the night is
/// long enough for what is left, by what the backup took (clause R2).
/// </summary>
internal sealed class VerifyBackupAction : IStepAction
{
    private static readonly CheckDefinition OffMachine = CheckRegister.Find("Backup.OffMachine");

    /// <inheritdoc/>
    public StepOutcome Run(StepContext context)
    {
        var backup = CarriedBackup.Taken(context.Case) ?? throw MigrationException.Because(nameof(SR.CaseBackupNotFound), context.Plan.BackupFile, context.Plan.BackupFile);
        if (context.Record.GoneAt is not null && SwitchOff.At(context.Case) is not null)
        {
            return Again(context, backup);
        }

        var (file, copy) = (backup.File, backup.Copy);
        var length = MeasuredWork.From(context.RecordOf(StepAction.Backup).Facts)?.Length ?? 0;
        using var old = context.Open(context.Plan.OldServerInstance);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var whole = Verify(context, file, backup.Sha256, old);

        // The server may not see the other medium; the copy is byte for byte what the engine has just verified.
        var copied = Verify(context, copy, backup.Sha256, null).Where(check => check.Id != BackupVerification.EngineCheckId);
        var disk = OldServerDisk.Of(context.Plan);
        var off = OffMachine.Verdict(!disk.Holds(copy), copy, SR.NotOnOldServer.With(context.Plan.OldServer), disk.Holds(copy) ? SR.OnOldServer : SR.ElsewhereThanOldServer);
        var forecast = NightForecast.Require(context.Case, context.Step, length, context.Waived);
        return new StepOutcome
        {
            Checks = StepChecks.Require(context, whole.Concat(copied).Append(off).Append(forecast).ToArray()),
            Facts = [new MeasuredWork(length, watch.Elapsed)],
        };
    }

    // The server that verified it is off, and its disk with it: what is left is the file that will be restored, wherever it was carried. That there
    // is no second one any more, somebody has to answer for.
    private static StepOutcome Again(StepContext context, FinalBackup backup)
    {
        var path = CarriedBackup.Find(context.Case, context.BackupFile ?? (context.DecidedBy is null ? backup.Copy : null)).Path;
        var checks = Verify(context, path, backup.Sha256, null).Where(check => check.Id != BackupVerification.EngineCheckId);
        return new StepOutcome
        {
            Checks = StepChecks.Require(context, checks.ToArray()),
            Facts = [.. new[] { MeasuredWork.From(context.Record.Facts) }.OfType<LineFact>(), .. Decision(context, path == backup.Copy)],
        };
    }

    private static IEnumerable<LineFact> Decision(StepContext context, bool isCopy) =>
        isCopy || context.DecidedBy is null ? [] : [new CopyDecision(CasePerson.Find(context.Plan, context.DecidedBy).Name)];

    private static CheckResult[] Verify(StepContext context, string file, string sha256, Databases.IDatabaseInstance? instance)
    {
        var verification = new BackupVerification(context.Engines, context.Observer);
        var checks = verification.Run(file, null, instance, context.Cancellation).ToArray();
        return verification.Manifest is null || verification.Manifest.Sha256 == sha256
            ? checks
            : throw MigrationException.Because(nameof(SR.BackupNotOfCase), file, file, context.Plan.Id);
    }
}
