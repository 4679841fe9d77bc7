using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Pos;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Actions;

/// <summary>Checks the main POS terminal and the business day, or every computer one after the other (clauses R6, R8).</summary>
internal sealed class CheckPosAction(bool mainOnly) : IStepAction
{
    private static readonly TimeSpan PatienceOfAQuestion = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public StepOutcome Run(StepContext context)
    {
        var venue = context.Plan.Venue;
        var main = venue.Computers.FirstOrDefault(computer => computer.IsMainPos)
            ?? throw MigrationException.Because(nameof(SR.CaseHasNoMainPos), venue.Name, venue.Name);
        var isForward = context.Case.State.Rollback is null;
        var facts = new List<LineFact>();
        var request = new PosCheckRequest
        {
            Database = venue.Database,
            Computers = mainOnly ? [main] : venue.Computers,
            MainPos = main.Name,
            Venue = venue,
            ProgramName = context.Plan.ProgramName,
            BusinessDayQuery = venue.BusinessDayQuery,
            Timeout = PatienceOfAQuestion,
            Patience = context.Patience,
            AfterWaiting = () => OnlyOne(context, facts),
            NotYet = mainOnly ? [.. venue.Computers.Where(computer => computer != main)] : [],
            RemoteDesktopSessions = mainOnly ? 0 : venue.RemoteDesktopSessions,
            ServerName = venue.ServerName,
            ServerHost = isForward ? context.Plan.NewServer ?? context.Plan.OldServer : context.Plan.OldServer,
        };
        using var server = context.Open(isForward ? context.Plan.NewServerInstance : context.Plan.OldServerInstance);

        // Somebody may have switched the other server on since: no POS terminal is let go on while both are.
        var presence = OnlyOne(context, facts);
        var checks = new PosChain(server, context.Observer).Run(request, context.Cancellation).ToArray();
        var since = new WorkSinceRestore(context, server);
        var work = !isForward ? [] : mainOnly ? since.BusinessDay(checks) : checks.Any(check => check.Blocks) ? [] : since.FirstReceipts();
        return new StepOutcome { Checks = StepChecks.Require(context, [.. presence, .. checks, .. work]), Facts = facts };
    }

    // Each answer is newer than those before it, so its facts alone are kept.
    private static IReadOnlyList<CheckResult> OnlyOne(StepContext context, List<LineFact> facts)
    {
        var presence = context.Plan.Kind == MigrationKind.OsReinstall ? new StepOutcome()
            : context.Case.State.Rollback is null ? context.Servers.OnlyTarget()
            : context.Servers.NewIsOffIfThereIsOne();
        facts.Clear();
        facts.AddRange(presence.Facts);
        return presence.Checks;
    }
}
