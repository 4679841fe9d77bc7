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
/// restore on another one was never concluded on. An update of the DBMS since waits for a named person who has seen it; that the conclusion is
/// older than two weeks is told, and stops nobody.
/// </summary>
internal static class ConclusionRule
{
    private static readonly CheckDefinition Machine = CheckRegister.Find("Conclusion.Machine");
    private static readonly CheckDefinition Engine = CheckRegister.Find("Conclusion.Engine");
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

    /// <summary>Whether a named person may go on: with an update of the DBMS, never with another machine.</summary>
    /// <param name="result">A result.</param>
    /// <returns>Whether one may.</returns>
    public static bool MayBeDecided(CheckResult result) => result.Id == Engine.Id || result.Id == Age.Id;

    private static bool AreSame((string Then, string Now)[] marks) =>
        marks.Where(IsComparable).All(mark => string.Equals(mark.Then, mark.Now, StringComparison.OrdinalIgnoreCase));

    private static bool IsComparable((string Then, string Now) mark) => mark.Then.Length > 0 && mark.Now.Length > 0;

    private static string Shown(ConcludedServer server) => string.Join(", ", new[]
    {
        server.Machine, server.Version, server.Collation, server.Instance, server.SmbiosUuid, server.MachineGuid,
    }.Where(text => text.Length > 0));
}
