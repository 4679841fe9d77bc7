using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Cases.Plans;

/// <summary>
/// What will be done to one machine of the venue, and who may agree to it (clauses O2, O5): nobody touches a computer of the customer without it. All of it follows from the
/// plan, so whoever signs an approval of that plan's SHA-256 signs these lines, too.
/// </summary>
/// <param name="Machine">Its name or address, with what it is.</param>
/// <param name="Work">What will be done to it.</param>
/// <param name="By">Who of the customer may agree.</param>
public sealed record MachineConsent(string Machine, string Work, string By)
{
    /// <summary>The lines of a plan, each machine once.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>The lines, servers first, in the language of the session.</returns>
    public static IReadOnlyList<MachineConsent> Of(CasePlan plan)
    {
        var by = string.Join(", ", plan.Venue.Contacts.Where(contact => ContactRoles.PartyOf(contact.Role) == ResponsibleParty.Customer).Select(contact => PrintableText.Of(contact.Name)));
        return [.. Touched(plan).GroupBy(one => one.Machine, one => one.Work, StringComparer.OrdinalIgnoreCase)
            .Select(machine => new MachineConsent(machine.Key, string.Join("; ", machine.Distinct()), by))];
    }

    /// <summary>The machines alone, as they are called in any language.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>Their names or addresses.</returns>
    internal static IEnumerable<string> Machines(CasePlan plan) => Touched(plan).Select(one => one.Name).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override string ToString() => $"{Machine}: {Work}";

    private static IEnumerable<(string Machine, string Name, string Work)> Touched(CasePlan plan)
    {
        var (venue, databases) = (plan.Venue, string.Join(", ", CaseDatabase.Of(plan)));
        if (plan.Kind == MigrationKind.OsReinstall)
        {
            yield return Plain(Name(plan.OldServer), SR.ConsentReinstalled.With(databases));
        }
        else
        {
            yield return (SR.ConsentNameOld.With(Name(plan.OldServer)), Name(plan.OldServer), SR.ConsentOldServer.With(databases)
                + (plan.Disarm == true ? "; " + SR.ConsentDisarmed.With(PrintableText.Of(venue.Disarm?.ConsentBy)) : ""));
            yield return (SR.ConsentNameNew.With(Name(plan.NewServer)), Name(plan.NewServer), SR.ConsentNewServer.With(databases) + (plan.NewServerTakesAddress ? "; " + SR.ConsentTakesAddress : ""));
        }

        if (plan.TrialServerInstance is { } trial)
        {
            yield return Plain(Name(trial), SR.ConsentTrial.With(databases));
        }

        foreach (var computer in venue.Computers)
        {
            yield return Plain(Name(computer.Name), SR.ConsentComputer + (computer.IsMainPos ? "; " + SR.ConsentMainPos : "") + (computer.AllowsCim ? "; " + SR.ConsentAskedByCim : ""));
        }

        foreach (var host in new[] { plan.BackupFile, plan.CopyTo }.Select(HostOf).OfType<string>().Except([plan.OldServer, venue.ServerName, plan.NewServer ?? ""], StringComparer.OrdinalIgnoreCase))
        {
            yield return Plain(Name(host), SR.ConsentMedium);
        }

        if (plan.WatchFrom is { } watch)
        {
            yield return Plain(Name(watch), SR.ConsentWatch);
        }

        if (venue.NetworkSwitch is { } asked)
        {
            yield return Plain(Name(asked.Address), SR.ConsentAskedBySnmp);
        }

        if (venue.Hypervisor is { } hypervisor)
        {
            yield return Plain(Name(hypervisor.Address), SR.ConsentAskedByCim);
        }
    }

    private static (string Machine, string Name, string Work) Plain(string name, string work) => (name, name, work);

    private static string Name(string? machine) => PrintableText.Of(machine);

    // \\SERVER\share\folder, where the plan was made on Windows.
    private static string? HostOf(string path) => path.StartsWith(@"\\", StringComparison.Ordinal) && !path.StartsWith(@"\\?\", StringComparison.Ordinal)
        ? path.Split(['\\'], StringSplitOptions.RemoveEmptyEntries).FirstOrDefault()
        : null;
}
