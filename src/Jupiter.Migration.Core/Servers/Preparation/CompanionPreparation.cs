using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Companions;
using Jupiter.Migration.Servers.Programs;
using Jupiter.Migration.Servers.Settings;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Servers.Preparation;

/// <summary>Whether the programs, services and scheduled tasks that the venue names are there (clause P1e).</summary>
internal static class CompanionPreparation
{
    private static readonly CheckDefinition Companion = CheckRegister.Find("Server.Companion");

    /// <summary>Checks them.</summary>
    /// <param name="inventory">The new server.</param>
    /// <param name="venue">The venue; null where nobody told.</param>
    /// <returns>A result for each, or one where the venue names none.</returns>
    public static IEnumerable<CheckResult> Check(ServerInventory inventory, Venue? venue)
    {
        if (venue is null)
        {
            return [Companion.Result(CheckStatus.Unknown, inventory.ComputerName, SR.CompanionsExpected, SR.CompanionsNotTold)];
        }

        var programs = inventory.Programs;
        return venue.Programs.Select(name => Judge(inventory, name, Find(programs?.Installed, program => Has(program.Name, name), program => (true, program.ToString())), "installed"))
            .Concat(venue.Services.Select(name => Judge(inventory, name, Find(programs?.Services, service => Is(service.Name, name) || Is(service.DisplayName, name), MayRun), "services")))
            .Concat(venue.ScheduledTasks.Select(name => Judge(inventory, name, Find(programs?.ScheduledTasks, path => IsTask(path, name), path => (true, path)), "scheduledTasks")))
            .DefaultIfEmpty(Companion.Result(CheckStatus.Pass, inventory.ComputerName, SR.CompanionsExpected, SR.CompanionsNone));
    }

    /// <summary>Checks the programs that are bound to their computer and were on the old server.</summary>
    /// <param name="inventory">The new server.</param>
    /// <param name="old">The old server.</param>
    /// <param name="table">The table.</param>
    /// <returns>A result for each that was there, with what has to be done before the old server goes off; none where none was; Unknown where nobody read which were.</returns>
    public static IEnumerable<CheckResult> CheckBound(ServerInventory inventory, ServerInventory old, IReadOnlyList<CompanionRequirement> table) =>
        SeenBound(inventory, old, table).Concat(table.Any(companion => CompanionSight.On(old, companion) is null)
            ? [UnreadReason.Result(Companion, old, old.ComputerName, SR.CompanionsExpected, "services", "installed")] : []);

    private static IEnumerable<CheckResult> SeenBound(ServerInventory inventory, ServerInventory old, IReadOnlyList<CompanionRequirement> table) => CompanionSight.Of(old, table).Select(companion =>
    {
        var expected = companion.Proof.ToString();
        var subject = $"{inventory.ComputerName}, {companion.Name}";
        var evidence = SR.CompanionBefore.With(old.ComputerName, companion.Before, companion.Source);
        return CompanionSight.On(inventory, companion) is { } seen
            ? Companion.Result(seen ? CheckStatus.Pass : CheckStatus.Fail, subject, expected, seen ? SR.CompanionThere : SR.CompanionWasThere.With(old.ComputerName, companion.Page), evidence)
            : Companion.Result(CheckStatus.Unknown, subject, expected, UnreadReason.Of(inventory, "services", "installed"), evidence);
    });

    private static (bool Holds, string Actual)? Find<T>(IReadOnlyList<T>? all, Func<T, bool> isIt, Func<T, (bool Holds, string Actual)> judge) => all is null ? null
        : all.Where(isIt).Select(judge).OrderByDescending(found => found.Holds).DefaultIfEmpty((false, SR.NotThere)).First();

    private static (bool Holds, string Actual) MayRun(ServerService service) => (service.Start != ServiceStart.Disabled, $"{service.Name}, {StartText.Of(service.Start)}");

    private static CheckResult Judge(ServerInventory inventory, string name, (bool Holds, string Actual)? found, string part)
    {
        // What one user has may be in a profile that could not be read.
        var unread = part == "installed" && found is { Holds: false } ? UnreadReason.Find(inventory, "users") : null;
        return found is not { } seen ? UnreadReason.Result(Companion, inventory, $"{inventory.ComputerName}, {name}", SR.CompanionsExpected, part)
            : Companion.Result(unread is not null ? CheckStatus.Unknown : seen.Holds ? CheckStatus.Pass : CheckStatus.Fail, $"{inventory.ComputerName}, {name}", SR.CompanionsExpected, unread ?? seen.Actual);
    }

    private static bool Has(string text, string part) => text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;

    private static bool Is(string? text, string name) => string.Equals(text, name, StringComparison.OrdinalIgnoreCase);

    private static bool IsTask(string path, string name) => Is(path.TrimStart('\\'), name.TrimStart('\\')) || Is(path.Substring(path.LastIndexOf('\\') + 1), name);
}
