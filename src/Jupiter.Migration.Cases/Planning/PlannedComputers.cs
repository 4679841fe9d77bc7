using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Network;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Cases.Planning;

/// <summary>What has to be known of the POS terminals days before they are switched on (clauses R5, R7). None of it refuses a plan: there is time to learn it.</summary>
internal static class PlannedComputers
{
    private static readonly CheckDefinition Known = CheckRegister.Find("Case.Computers");
    private static readonly CheckDefinition Address = CheckRegister.Find("Case.ServerAddress");

    /// <summary>Looks at the venue.</summary>
    /// <param name="request">The plan.</param>
    /// <param name="settings">What their inventories tell.</param>
    /// <returns>The results.</returns>
    public static IEnumerable<CheckResult> Check(PlanRequest request, RecordedSettings settings)
    {
        var lacking = request.Venue.Computers
            .Where(computer => string.IsNullOrWhiteSpace(computer.SwitchedOnBy) && string.IsNullOrWhiteSpace(computer.RemoteAccess)).Select(computer => computer.Name).ToArray();
        yield return Known.Result(
            lacking.Length == 0 ? CheckStatus.Pass : CheckStatus.Warning, request.Venue.Name, SR.ComputersReachedExpected,
            lacking.Length == 0 ? SR.ComputersReached : SR.ComputersNotReached.With(string.Join(", ", lacking.Select(PrintableText.Of))));

        if (request.Kind != MigrationKind.ServerReplacement || request.NewServerTakesAddress)
        {
            yield break;
        }

        foreach (var result in settings.Results())
        {
            yield return result;
        }

        foreach (var computer in request.Venue.Computers.Where(computer => computer.ServerAddress is not null))
        {
            var isNew = NetworkHost.Parse(computer.ServerAddress).IsWrittenLike(NetworkHost.Parse(request.NewServer));
            yield return Address.Result(isNew ? CheckStatus.Pass : CheckStatus.Warning, computer.Name, request.NewServer!, computer.ServerAddress!);
        }
    }
}
