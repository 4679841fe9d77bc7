using System;
using System.Linq;
using Jupiter.Migration.Cases.Disarming;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Settings;

namespace Jupiter.Migration.Cases.Actions;

/// <summary>
/// Puts back what <see cref="DisarmAction"/> changed, from whatever computer: by the lines of the journal, the last change first, and only what is
/// still as that left it. What somebody has set otherwise since is named. Services that were running, or that Windows would have
/// started, are started (clause R9).
/// </summary>
internal sealed class EnableAction : IStepAction
{
    private static readonly CheckDefinition Setting = CheckRegister.Find("Enable.Setting");

    /// <inheritdoc/>
    public StepOutcome Run(StepContext context)
    {
        var changes = context.Case.State.Changes;
        var settings = context.Settings(changes.Count > 0 ? OldMachine.Of(context.Plan, changes[0].Machine) : null);
        var results = new SettingResults(context, settings);
        var answers = new Lazy<bool>(() => DatabaseAnswers(context));
        foreach (var change in changes.Reverse())
        {
            // Nobody sells by a timer; without SQL Server nothing goes on, and where that works the rest can be done by the page.
            results.Ask(Setting, change.Display, SettingAccess.Shown(change, change.Before), () => change.Kind != SettingChange.Service || answers.Value, () =>
            {
                PutBack(results, settings, change);
                FormerServices.Start(context, settings, change);
            });
        }

        return new StepOutcome { Checks = StepChecks.Require(context, results.All) };
    }

    private static void PutBack(SettingResults results, IMachineSettings settings, SettingChange change)
    {
        if (SettingAccess.Read(settings, change) == change.After && change.Before != change.After)
        {
            results.Change(Setting, CaseEvents.SettingRestoring, change, change.Before);
        }
        else
        {
            results.Judge(Setting, change, change.Before);
        }
    }

    private static bool DatabaseAnswers(StepContext context)
    {
        try
        {
            using var old = context.Open(context.Plan.OldServerInstance);
            return old.FindDatabase(context.Plan.Venue.Database, context.Cancellation) is not null;
        }
        catch (MigrationException)
        {
            return false;
        }
    }
}
