using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Preparation;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Local;
using Jupiter.Migration.Trials;

namespace Jupiter.Migration.Cases.Actions;

/// <summary>Proves that exactly the server is on that is restored to (clause R0), and that it is the one on which the trial was passed and of which the conclusion tells (clause P4).</summary>
internal sealed class ProveSingleServerAction : IStepAction
{
    private static readonly CheckDefinition Machine = CheckRegister.Find("Trial.Machine");

    /// <inheritdoc/>
    public StepOutcome Run(StepContext context)
    {
        var single = context.Servers.OnlyTargetNoted();

        // What the watch saw may have been a POS terminal.
        single = context.Record.GoneAt is null ? single : single.And(context.Computers.OffUntilTheirTurn());
        single = single.And(new ServerNetwork(context).Prove(single.Facts.OfType<ServerFact>().LastOrDefault(fact => !fact.IsOld && fact.Sighting is not null)?.Sighting));
        var tried = context.Plan.Kind == MigrationKind.ServerReplacement ? TriedServer.From(context.RecordOf(StepAction.Trial).Facts) : null;
        var concluded = ConclusionRule.Find(context.Case);
        return tried is null && concluded is null ? single
            : new StepOutcome { Checks = StepChecks.Require(context, [.. Waiver.Apply(context.Waived, Compare(context, tried, concluded))]) }.And(single);
    }

    private static IEnumerable<CheckResult> Compare(StepContext context, TriedServer? tried, ConcludedServer? concluded)
    {
        using var server = context.Open(context.Plan.NewServerInstance);
        if (tried is not null)
        {
            yield return Judge(tried, TrialServer.Of(server, context.Cancellation));
        }

        if (concluded is not null)
        {
            var facts = server.GetFacts(context.Cancellation);
            var here = LocalMachine.IdentityOf(facts.MachineName, server.Address.Engine == "Embedded" ? null : server.Address.Location);
            foreach (var result in ConclusionRule.Check(context.Case, concluded, facts, here))
            {
                yield return result;
            }
        }
    }

    /// <summary>
    /// Another machine was never tried, and an update of the DBMS has to be known of: it may be what the restore meets next. Updates of Windows
    /// change neither.
    /// </summary>
    /// <param name="tried">The server of the trial.</param>
    /// <param name="now">The one that is on.</param>
    /// <returns>Fail for another machine, Warning for another version.</returns>
    internal static CheckResult Judge(TriedServer tried, TrialServer now)
    {
        var isSame = now.Identity.Length > 0 && tried.Identity.Length > 0 ? now.Identity == tried.Identity : now.MachineName == tried.Machine;
        return Machine.Result(
            !isSame ? CheckStatus.Fail : now.Version == tried.Version ? CheckStatus.Pass : CheckStatus.Warning,
            now.ServerInstance, SR.TrialWasOn.With(tried.Machine, tried.Version, tried.Identity), SR.TrialWasOn.With(now.MachineName, now.Version, now.Identity));
    }
}
