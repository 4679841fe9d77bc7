using System.Globalization;
using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Servers.Specification;

/// <summary>Judges the cores of a server: those of all sockets, never the threads.</summary>
internal static class CoresFinding
{
    /// <summary>Judges an inventory.</summary>
    /// <param name="inventory">The inventory.</param>
    /// <param name="minimum">Cores that must be there.</param>
    /// <returns>The verdict, what is there, what the verdict rests on.</returns>
    public static (CheckStatus Status, string Actual, string Evidence) Of(ServerInventory inventory, int minimum)
    {
        var processors = inventory.Processors;
        var known = processors.Sum(processor => (long)(processor.Cores ?? 0));
        var areAllKnown = processors.Count > 0 && processors.All(processor => processor.Cores is not null);

        // A core runs at least one thread: there are never more cores than logical processors.
        var most = processors.Count > 0 && processors.All(processor => (processor.Cores ?? processor.LogicalProcessors) is not null)
            ? processors.Sum(processor => (long)(processor.Cores ?? processor.LogicalProcessors ?? 0))
            : long.MaxValue;
        var isEnough = known >= minimum && known > 0;
        var status = isEnough ? CheckStatus.Pass : most < minimum ? CheckStatus.Fail : CheckStatus.Unknown;
        var evidence = string.Join("; ", processors.Select(processor =>
            SR.SpecCoresOfProcessor.With(processor.Name, Count(processor.Cores), Count(processor.LogicalProcessors))));
        return (status, areAllKnown || isEnough ? Number(known) : SR.SpecCoresUnknown, evidence);
    }

    private static string Count(int? count) => count is { } known ? Number(known) : "?";

    private static string Number(long number) => number.ToString(CultureInfo.CurrentCulture);
}
