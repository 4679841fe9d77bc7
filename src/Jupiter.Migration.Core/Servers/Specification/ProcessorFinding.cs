using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Servers.Specification;

/// <summary>Judges the class of a server's processors. The lowest of them counts.</summary>
internal static class ProcessorFinding
{
    /// <summary>Judges an inventory.</summary>
    /// <param name="inventory">The inventory.</param>
    /// <param name="minimum">The class that must be reached.</param>
    /// <param name="table">The processor table.</param>
    /// <returns>The verdict, what is there, what the verdict rests on.</returns>
    public static (CheckStatus Status, string Actual, string Evidence) Of(
        ServerInventory inventory, ProcessorRank minimum, ProcessorTable table)
    {
        var families = inventory.Processors.Select(processor => table.Find(processor.Name)).ToArray();
        var ranks = families.Select(family => family?.Rank ?? ProcessorRank.Unknown).ToArray();
        var status = ranks.Any(rank => rank != ProcessorRank.Unknown && rank < minimum) ? CheckStatus.Fail
            : ranks.Length == 0 || ranks.Contains(ProcessorRank.Unknown) ? CheckStatus.Unknown
            : CheckStatus.Pass;
        var names = inventory.Processors.Select(processor => Name(processor.Name)).ToArray();
        var reasons = names.Zip(families, (name, family) => SR.SpecProcessorReason.With(name, Reason(family)));
        return (status, names.Length == 0 ? SR.SpecProcessorsUnknown : Join(names), Join(reasons));
    }

    /// <summary>A class that must be reached, in words.</summary>
    /// <param name="rank">The class.</param>
    /// <returns>Its name.</returns>
    public static string DescribeMinimum(ProcessorRank rank) => rank == ProcessorRank.CoreI3 ? SR.SpecRankCoreI3Expected : Describe(rank);

    private static string Describe(ProcessorRank rank) => rank switch
    {
        ProcessorRank.CoreI5 => SR.SpecRankCoreI5,
        ProcessorRank.CoreI3 => SR.SpecRankCoreI3,
        ProcessorRank.BelowCoreI3 => SR.SpecRankBelowCoreI3,
        _ => SR.SpecRankUnknown,
    };

    private static string Reason(ProcessorFamily? family) =>
        family is null ? SR.SpecProcessorNotListed : SR.SpecProcessorFamily.With(family.Family, Describe(family.Rank));

    private static string Name(string name) => name.Length > 0 ? PrintableText.Clean(name) : SR.SpecProcessorNameless;

    private static string Join(IEnumerable<string> texts) => string.Join("; ", texts.Distinct());
}
