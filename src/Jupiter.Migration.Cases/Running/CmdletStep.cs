using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Cases.Acceptance;
using Jupiter.Migration.Cases.Actions;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.State;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Cases.Turns;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Running;

/// <summary>
/// Lets a cmdlet that was given <c>-Case</c> do the step of that case: approved, in its turn, on the servers and files of the plan, and
/// recorded like any other.
/// </summary>
public sealed class CmdletStep : IDisposable
{
    private readonly MigrationCase _case;
    private readonly StepDefinition _step;

    private CmdletStep(MigrationCase migration, StepDefinition step)
    {
        _case = migration;
        _step = step;
    }

    /// <summary>Id of the case.</summary>
    public string CaseId => _case.Plan.Id;

    /// <summary>The plan of the case.</summary>
    public CasePlan Plan => _case.Plan;

    /// <summary>Whether an earlier attempt may have done the work, or some of it is left since it was done.</summary>
    public bool MayBeDone => _case.State.Of(_step.Id).FollowsInterruption;

    /// <summary>The checks that somebody waived in the venue, for now.</summary>
    public IReadOnlyCollection<string> Waived => Plan.Venue.WaivedAt(_case.Now);

    /// <summary>What the trial found in the old database: no disk of the new server is to blame for it.</summary>
    /// <param name="database">The database.</param>
    /// <returns>The findings.</returns>
    public IReadOnlyList<string> KnownDamageOf(CaseDatabase database) => TrialAction.DamageOf(_case, database);

    /// <summary>Whether a backup takes the place of the case's own, which holds less than the database by now.</summary>
    /// <param name="database">The database.</param>
    /// <returns>Whether nothing else is in the way.</returns>
    public bool ReplacesOwnBackup(CaseDatabase database) => BackupAction.IsOutlived(_case, _case.State.Of(_step.Id), database);

    /// <summary>Takes the turn.</summary>
    /// <param name="folder">Full path of the case's folder.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="actions">What the cmdlet does, as the procedures name it; the first that the case goes through counts.</param>
    /// <returns>The turn; the caller disposes of it.</returns>
    /// <exception cref="MigrationException">CaseHasNoSuchStep, and why it may not be done now.</exception>
    public static CmdletStep Take(string folder, TimeProvider clock, params StepAction[] actions)
    {
        var migration = MigrationCase.Open(folder, clock);
        try
        {
            migration.Procedure.RequireShipped(migration.Plan);
            var turns = new StepTurns(migration);
            foreach (var action in actions)
            {
                if (turns.Steps.FirstOrDefault(step => step.Action == action) is { } step)
                {
                    new StepRun(migration, step).RequireTurn();
                    return new CmdletStep(migration, step);
                }
            }

            throw NoSuchStep(migration, turns);
        }
        catch
        {
            migration.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Refuses work on the new server that belongs to a step which people do, unless it is that step's turn, or the database is restored and
    /// the night not over: some logins can be made only then. The step itself stays theirs to complete.
    /// </summary>
    /// <param name="folder">Full path of the case's folder.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="ids">The step, as it is called in either procedure.</param>
    /// <returns>The plan of the case.</returns>
    /// <exception cref="MigrationException">CaseHasNoSuchStep, and why it may not be done now.</exception>
    public static CasePlan RequireTurn(string folder, TimeProvider clock, params string[] ids)
    {
        using var migration = MigrationCase.Look(folder, clock);
        migration.Procedure.RequireShipped(migration.Plan);
        var turns = new StepTurns(migration);
        var restored = turns.Steps.FirstOrDefault(step => step.Action == StepAction.Restore);
        if (restored is not null && turns.IsDone(restored) && !turns.IsDone(turns.Find("O7")))
        {
            migration.Approval.Require(migration.State, StepWindow.Open, migration.Now);
            return migration.Plan;
        }

        var prepared = turns.Steps.FirstOrDefault(step => ids.Any(step.Is)) ?? throw NoSuchStep(migration, turns);
        if (turns.IsDone(prepared) && migration.State.Rollback is null && !migration.State.Of(SwitchOff.StepOf(migration.Plan.Kind)).WasSaid)
        {
            // While the old server is on, R2.Check may ask for just that (Entry.Prepared).
            migration.Approval.Require(migration.State, StepWindow.Approved, migration.Now);
            return migration.Plan;
        }

        turns.Require(prepared);
        return migration.Plan;
    }

    /// <summary>Keeps what the new server said of the logins of the POS terminals: R2 asks for it while the old server is still on.</summary>
    /// <param name="folder">Full path of the case's folder.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="results">What it said.</param>
    public static void KeepAskedLogins(string folder, TimeProvider clock, IReadOnlyCollection<CheckResult> results)
    {
        if (AskedLogins.Of(results) is { Count: > 0 } asked)
        {
            using var migration = MigrationCase.Open(folder, clock);
            migration.Record("", CaseEvents.LoginsAsked, asked);
        }
    }

    /// <summary>Refuses a server, a database or a file that is not the plan's.</summary>
    /// <param name="what">What it is, as the parameter is called.</param>
    /// <param name="given">What was given.</param>
    /// <param name="planned">Picks it from the plan.</param>
    /// <exception cref="MigrationException">CaseTargetDiffers.</exception>
    public void RequirePlanned(string what, string? given, Func<CasePlan, string?> planned) => RequirePlanned(_step.Id, what, given, planned(Plan));

    /// <summary>Refuses a server, a database or a file that is not the plan's.</summary>
    /// <param name="step">For what step it is.</param>
    /// <param name="what">What it is, as the parameter is called.</param>
    /// <param name="given">What was given.</param>
    /// <param name="planned">What the plan has.</param>
    /// <exception cref="MigrationException">CaseTargetDiffers.</exception>
    public static void RequirePlanned(string step, string what, string? given, string? planned)
    {
        if (!string.Equals(given, planned, StringComparison.OrdinalIgnoreCase))
        {
            throw MigrationException.Because(nameof(SR.CaseTargetDiffers), given, step, what, planned ?? "-", given ?? "-");
        }
    }

    /// <summary>The databases that a case carries beside the venue's own, for whoever only looks.</summary>
    /// <param name="folder">Full path of the case's folder.</param>
    /// <param name="clock">Tells the time.</param>
    /// <returns>The databases.</returns>
    public static IReadOnlyList<CaseDatabase> OtherDatabases(string folder, TimeProvider clock)
    {
        using var migration = MigrationCase.Look(folder, clock);
        return [.. CaseDatabase.Of(migration.Plan).Where(database => !database.IsMain)];
    }

    /// <summary>Refuses a backup that is not the final backup of the case, wherever it was carried, and one that those of the other databases don't lie beside.</summary>
    /// <param name="file">Full path of the backup.</param>
    /// <exception cref="MigrationException">BackupNotOfCase, CaseBackupNotFound, and what is wrong with its manifest.</exception>
    public void RequireBackup(string file)
    {
        foreach (var database in CaseDatabase.Of(Plan))
        {
            CarriedBackup.Find(_case, database, file);
        }
    }


    /// <summary>Refuses unless exactly the server is on that is restored to, and the computers of the venue are off (clauses R0, R3a).</summary>
    /// <param name="decidedBy">Who decides that a person's word alone is enough, or that a computer may stay on; null while nobody does.</param>
    /// <param name="observer">Told of progress.</param>
    /// <param name="cancellation">Stops the asking.</param>
    /// <returns>The results.</returns>
    public IReadOnlyList<CheckResult> RequireSingleServer(string? decidedBy, IOperationObserver observer, CancellationToken cancellation) =>
        new CasePresence(_case, decidedBy, observer, cancellation).OnlyTarget().And(new CaseComputers(_case, decidedBy, cancellation).Off()).Checks;

    /// <summary>Refuses unless the new server is known to be absent, and the computers of the venue are off (clauses R0, R3a).</summary>
    /// <param name="decidedBy">Who decides that a person's word alone is enough, or that a computer may stay on; null while nobody does.</param>
    /// <param name="observer">Told of progress.</param>
    /// <param name="cancellation">Stops the asking.</param>
    /// <returns>The results.</returns>
    public IReadOnlyList<CheckResult> RequireNewServerOff(string? decidedBy, IOperationObserver observer, CancellationToken cancellation) =>
        new CasePresence(_case, decidedBy, observer, cancellation).NewIsOffIfThereIsOne()
            .And(new CaseComputers(_case, decidedBy, cancellation).Off()).Checks;

    /// <summary>Does the step and records it.</summary>
    /// <typeparam name="T">What the cmdlet makes.</typeparam>
    /// <param name="work">The work.</param>
    /// <param name="outcome">What the journal keeps of it.</param>
    /// <returns>What the cmdlet made.</returns>
    public T Do<T>(Func<T> work, Func<T, StepOutcome> outcome)
    {
        var made = default(T);
        new StepRun(_case, _step).Do(() => outcome(made = work()));
        return made!;
    }

    /// <inheritdoc/>
    public void Dispose() => _case.Dispose();

    private static MigrationException NoSuchStep(MigrationCase migration, StepTurns turns) => MigrationException.Because(
        nameof(SR.CaseHasNoSuchStep), migration.Plan.Id, migration.Plan.Id, turns.Next?.Id ?? "-");
}
