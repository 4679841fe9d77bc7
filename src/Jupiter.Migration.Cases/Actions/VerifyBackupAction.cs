using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Backups;
using Jupiter.Migration.Cases.Acceptance;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Forecasts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Actions;

/// <summary>
/// Before anything is switched off or wiped: the backups, their copies off the machine and the file of logins are read again to the last byte, and
/// the night is long enough for what is left, by what the backups took (clause R2).
/// </summary>
internal sealed class VerifyBackupAction : IStepAction
{
    private static readonly CheckDefinition OffMachine = CheckRegister.Find("Backup.OffMachine");

    /// <inheritdoc/>
    public StepOutcome Run(StepContext context)
    {
        if (context.Record.GoneAt is not null && SwitchOff.At(context.Case) is not null)
        {
            return Again(context);
        }

        var length = MeasuredWork.From(context.RecordOf(StepAction.Backup).Facts)?.Length ?? 0;
        using var old = context.Open(context.Plan.OldServerInstance);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var verified = CaseDatabase.Of(context.Plan).SelectMany(database => Verify(context, database, old)).ToArray();
        var forecast = NightForecast.Require(context.Case, context.Step, length, context.Waived);
        return new StepOutcome
        {
            Checks = StepChecks.Require(context, [.. verified, forecast, .. CarryLoginsAction.Check(context, old)]),
            Facts = [new MeasuredWork(length, watch.Elapsed)],
        };
    }

    private static IEnumerable<CheckResult> Verify(StepContext context, CaseDatabase database, IDatabaseInstance old)
    {
        var backup = CarriedBackup.Taken(context.Case, database) ?? throw MigrationException.Because(nameof(SR.CaseBackupNotFound), database.BackupFile, database.BackupFile);
        var (file, copy) = (backup.File, backup.Copy);
        var whole = Verify(context, file, backup.Sha256, old);

        // The server may not see the other medium; the copy is byte for byte what the engine has just verified.
        var copied = Verify(context, copy, backup.Sha256, null).Where(check => check.Id != BackupVerification.EngineCheckId);
        var disk = OldServerDisk.Of(context.Plan);
        var off = OffMachine.Verdict(!disk.Holds(copy), copy, SR.NotOnOldServer.With(context.Plan.OldServer), disk.Holds(copy) ? SR.OnOldServer : SR.ElsewhereThanOldServer);
        return whole.Concat(copied).Append(off);
    }

    // The server that verified them is off, and its disk with it: what is left are the files that will be restored, wherever they were carried. That
    // there is no second one any more, somebody has to answer for.
    private static StepOutcome Again(StepContext context)
    {
        var databases = CaseDatabase.Of(context.Plan);
        var found = databases
            .Select(database => CarriedBackup.Find(context.Case, database, context.BackupFile ?? (context.DecidedBy is null ? databases[0].CopyFile : null))).ToArray();
        var checks = found.SelectMany(backup => Verify(context, backup.Path, backup.Manifest.Sha256!, null)).Where(check => check.Id != BackupVerification.EngineCheckId);
        var areCopies = found.Zip(databases, (backup, database) => backup.Path == database.CopyFile).All(isCopy => isCopy);
        return new StepOutcome
        {
            Checks = StepChecks.Require(context, checks.ToArray()),
            Facts = [.. new[] { MeasuredWork.From(context.Record.Facts) }.OfType<LineFact>(), .. Found(databases, found), .. Decision(context, areCopies)],
        };
    }

    private static IEnumerable<LineFact> Found(IReadOnlyList<CaseDatabase> databases, IEnumerable<CarriedBackup> found) =>
        databases.Zip(found, (database, backup) => OtherDatabaseFact.Of(database.Other?.Name, new FoundBackup(backup.Path)));

    private static IEnumerable<LineFact> Decision(StepContext context, bool areCopies) =>
        areCopies || context.DecidedBy is null ? [] : [new CopyDecision(CasePerson.Find(context.Plan, context.DecidedBy).Name)];

    private static CheckResult[] Verify(StepContext context, string file, string sha256, IDatabaseInstance? instance)
    {
        var verification = new BackupVerification(context.Engines, context.Observer);
        var checks = verification.Run(file, null, instance, context.Cancellation).ToArray();
        return verification.Manifest is null || verification.Manifest.Sha256 == sha256
            ? checks
            : throw MigrationException.Because(nameof(SR.BackupNotOfCase), file, file, context.Plan.Id);
    }
}
