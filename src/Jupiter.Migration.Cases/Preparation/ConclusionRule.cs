using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers;

namespace Jupiter.Migration.Cases.Preparation;

/// <summary>
/// Whether the server that is on is the one of the conclusion (clause P4): that was given for one machine and one installation of the DBMS, and a
/// restore on another one was never concluded on, nor on another version or collation of the DBMS, nor where its databases find no room. What else
/// got worse since is told, and stops nobody, as does that the conclusion is older than two weeks.
/// </summary>
internal static class ConclusionRule
{
    private static readonly CheckDefinition Machine = CheckRegister.Find("Conclusion.Machine");
    private static readonly CheckDefinition Engine = CheckRegister.Find("Conclusion.Engine");
    private static readonly CheckDefinition Age = CheckRegister.Find("Conclusion.Age");
    private static readonly CheckDefinition Change = CheckRegister.Find("Conclusion.Change");
    private static readonly CheckDefinition Space = CheckRegister.Find("Instance.Space");

    /// <summary>The server of the conclusion.</summary>
    /// <param name="migration">The case.</param>
    /// <returns>The server; null where the conclusion was a person's word alone.</returns>
    public static ConcludedServer? Find(MigrationCase migration) =>
        migration.Procedure.Forward.Steps.FirstOrDefault(step => step.Clause == CaseInventory.Conclusion) is { } step
            ? ConcludedServer.From(migration.State.Of(step.Id).Facts) : null;

    /// <summary>Holds a server against the conclusion.</summary>
    /// <param name="migration">The case.</param>
    /// <param name="concluded">The server of the conclusion.</param>
    /// <param name="now">Its database server, as it answers now.</param>
    /// <param name="here">The computer that this runs on, where that is the server; null elsewhere.</param>
    /// <returns>The results.</returns>
    public static IEnumerable<CheckResult> Check(MigrationCase migration, ConcludedServer concluded, InstanceFacts now, MachineIdentity? here)
    {
        var (plan, current) = (migration.Plan, new ConcludedServer(
            now.MachineName, here?.SmbiosUuid ?? "", here?.MachineGuid ?? "", now.Identity, now.Version, now.Collation, null));
        (string Then, string Now)[] identity =
        [
            (concluded.SmbiosUuid, current.SmbiosUuid), (concluded.MachineGuid, current.MachineGuid), (concluded.Instance, current.Instance),
        ];
        var isTold = identity.Any(IsComparable);
        var isSame = isTold ? AreSame(identity) : AreSame([(concluded.Machine, current.Machine)]);

        // Both servers bear one name (P1a): a name alone tells nobody apart, and refutes when it is another one.
        yield return Machine.Result(
            !isSame ? CheckStatus.Fail : isTold ? CheckStatus.Pass : CheckStatus.Warning, plan.NewServerInstance,
            isTold || !isSame ? Shown(concluded) : SR.ConcludedByNameOnly.With(concluded.Machine), Shown(current));
        yield return Engine.Verdict(
            AreSame([(concluded.Version, current.Version), (concluded.Collation, current.Collation)]), plan.NewServerInstance, Shown(concluded), Shown(current));
        if (concluded.Until is { } until)
        {
            yield return Age.Result(
                migration.Now <= until ? CheckStatus.Pass : CheckStatus.Warning, concluded.Machine,
                SR.ConcludedUntil.With(CaseTime.Local(until, plan.Venue)), CaseTime.Local(migration.Now, plan.Venue));
        }
    }

    /// <summary>Holds a server against what its inventory showed at the conclusion.</summary>
    /// <param name="migration">The case.</param>
    /// <param name="read">Reads the server as it is now, in as much detail as it was read then; what could not be asked of it is told by nothing.</param>
    /// <returns>Too little space as it was found; what else got worse as a warning, with what it was; Pass where nothing did. None where no inventory was kept.</returns>
    /// <exception cref="MigrationException">InventoryChanged, and why a kept file can't be read.</exception>
    public static IEnumerable<CheckResult> CheckChange(MigrationCase migration, Func<bool, ServerInventory> read)
    {
        var preparation = new CasePreparation(migration);
        if (preparation.Kept(CaseInventory.Conclusion) is not { } concluded)
        {
            return [];
        }

        // Aliases only the computer itself tells.
        var asked = read(concluded.Instance?.IsDetailed == true);
        var now = asked with { ClientSettings = asked.ClientSettings ?? concluded.ClientSettings };
        var before = preparation.CheckConcluded(concluded).ToLookup(result => result.Id);
        var worse = preparation.CheckConcluded(now).Select(result => result.Id == Space.Id && result.IsRefuted() ? result : Worse(before[result.Id].ToArray(), result)).OfType<CheckResult>();
        return worse.DefaultIfEmpty(Change.Result(CheckStatus.Pass, concluded.ComputerName, SR.NothingGotWorse, SR.NothingGotWorse));
    }

    // A finding may be about a thing that there was none about: a policy, an alias.
    private static CheckResult? Worse(CheckResult[] before, CheckResult now)
    {
        var then = Array.Find(before, result => result.Subject == now.Subject) ?? Array.Find(before, now.IsWorseThan);
        return then is not null && now.IsWorseThan(then)
            ? Change.Warning($"{now.Id}, {now.Subject}", $"{ValueName.Of(then.Status)}: {then.Actual}", $"{ValueName.Of(now.Status)}: {now.Actual}", now.Remedy) : null;
    }

    private static bool AreSame((string Then, string Now)[] marks) =>
        marks.Where(IsComparable).All(mark => string.Equals(mark.Then, mark.Now, StringComparison.OrdinalIgnoreCase));

    private static bool IsComparable((string Then, string Now) mark) => mark.Then.Length > 0 && mark.Now.Length > 0;

    private static string Shown(ConcludedServer server) => string.Join(", ", new[]
    {
        server.Machine, server.Version, server.Collation, server.Instance, server.SmbiosUuid, server.MachineGuid,
    }.Where(text => text.Length > 0));
}
