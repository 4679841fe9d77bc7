using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Preparation;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers;
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
        var stand = single.Facts.OfType<ServerFact>().LastOrDefault(fact => !fact.IsOld && fact.Sighting is not null)?.Sighting;
        single = single.And(new ServerNetwork(context).Prove(stand));
        return new StepOutcome { Checks = StepChecks.Require(context, [.. Waiver.Apply(context.Waived, Compare(context))]) }.And(single);
    }

    private static IEnumerable<CheckResult> Compare(StepContext context)
    {
        var tried = context.Plan.Kind == MigrationKind.ServerReplacement ? TriedServer.From(context.RecordOf(StepAction.Trial).Facts) : null;
        var concluded = ConclusionRule.Find(context.Case);
        if (tried is null && concluded is null)
        {
            return [];
        }

        using var server = context.Open(context.Plan.NewServerInstance);
        var facts = server.GetFacts(context.Cancellation);
        var here = LocalMachine.IdentityOf(facts.MachineName, server.Address.Host);
        return
        [
            .. tried is null ? Array.Empty<CheckResult>() : [Judge(tried, TrialServer.Of(server.Address, facts))],
            .. concluded is null ? [] : ConclusionRule.Check(context.Case, concluded, facts, here),
            .. concluded is null ? [] : ConclusionRule.CheckChange(
                context.Case, isDetailed => LocalMachine.WithInstance(InstanceReading.Of(server, isDetailed, context.Cancellation), server.Address.Host, context.Cancellation)),
        ];
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
