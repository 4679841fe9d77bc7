using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers;

namespace Jupiter.Migration.Cases.Preparation;

/// <summary>
/// Whether the server that is on is the one of the conclusion (clause P4): that was given for one machine and one installation of the DBMS, and a
/// restore on another one was never concluded on. That it is older than two weeks is told, and stops nobody.
/// </summary>
internal static class ConclusionRule
{
    private static readonly CheckDefinition Machine = CheckRegister.Find("Conclusion.Machine");
    private static readonly CheckDefinition Age = CheckRegister.Find("Conclusion.Age");

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
        (string Then, string Now)[] marks =
        [
            (concluded.SmbiosUuid, current.SmbiosUuid), (concluded.MachineGuid, current.MachineGuid), (concluded.Instance, current.Instance),
            (concluded.Version, current.Version), (concluded.Collation, current.Collation),
        ];
        var isKnown = marks.Take(3).Any(IsComparable);
        var isSame = marks.Where(IsComparable).All(mark => string.Equals(mark.Then, mark.Now, StringComparison.OrdinalIgnoreCase))
            && (isKnown || string.Equals(concluded.Machine, now.MachineName, StringComparison.OrdinalIgnoreCase));
        yield return Machine.Verdict(isSame, plan.NewServerInstance, Shown(concluded), Shown(current));
        if (concluded.Until is { } until)
        {
            yield return Age.Result(
                migration.Now <= until ? CheckStatus.Pass : CheckStatus.Warning, concluded.Machine,
                SR.ConcludedUntil.With(CaseTime.Local(until, plan.Venue)), CaseTime.Local(migration.Now, plan.Venue));
        }
    }

    private static bool IsComparable((string Then, string Now) mark) => mark.Then.Length > 0 && mark.Now.Length > 0;

    private static string Shown(ConcludedServer server) => string.Join(", ", new[]
    {
        server.Machine, server.Version, server.Collation, server.Instance, server.SmbiosUuid, server.MachineGuid,
    }.Where(text => text.Length > 0));
}
