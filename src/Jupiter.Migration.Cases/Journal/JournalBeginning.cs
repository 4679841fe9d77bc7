using System;
using System.Collections.Generic;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Journal;

/// <summary>
/// Whether a journal begins where its case does: an emptied one, in which somebody went on, is a whole chain too. What the journal writes
/// about itself may come before; a plan that was changed later is known by its approval.
/// </summary>
internal sealed class JournalBeginning(string folder)
{
    private const int LongestPlan = 4 << 20;

    private static readonly CheckDefinition Begin = CheckRegister.Find("Journal.Begin");

    private readonly string _plan = new CaseLayout(folder).Plan;
    private readonly Dictionary<string, long> _approved = new(StringComparer.Ordinal);
    private JournalEntry? _first;

    /// <summary>Takes note of a line.</summary>
    /// <param name="entry">The line.</param>
    public void Mention(JournalEntry entry)
    {
        if (entry.Event is not (JournalEvents.Recovered or JournalEvents.ClockWentBack or JournalEvents.ClockChanged or JournalEvents.HeadWasMissing))
        {
            _first ??= entry;
        }

        if (entry.Event == CaseEvents.Approved)
        {
            _approved[ApprovedPlan.From(entry.Facts).Plan] = entry.Sequence;
        }
    }

    /// <summary>Holds the first line against the plan.</summary>
    /// <param name="journal">The journal.</param>
    /// <returns>The result.</returns>
    public CheckResult Run(string journal)
    {
        if (_first is not { Event: CaseEvents.Created } created)
        {
            return Failed(_first is null ? SR.JournalIsEmpty : SR.JournalBeginsWith.With(_first.Sequence, PrintableText.Of(_first.Event)));
        }

        string actual;
        try
        {
            actual = SharedFile.ReadWhole(_plan, LongestPlan) is { } plan ? Hexadecimal.Sha256(plan) : "";
        }
        catch (Exception e) when (FileErrors.IsFileError(e))
        {
            return Begin.Result(CheckStatus.Unknown, journal, SR.JournalBeginExpected, FileErrors.Name(e, _plan).Message);
        }

        var planned = PlannedCase.From(created.Facts).Plan;
        return planned == actual
            ? Begin.Result(CheckStatus.Pass, journal, SR.JournalBeginExpected, SR.JournalBeginWhole.With(created.Sequence, actual))
            : _approved.TryGetValue(actual, out var line)
            ? Begin.Result(CheckStatus.Pass, journal, SR.JournalBeginExpected, SR.JournalBeginApproved.With(created.Sequence, PrintableText.Of(planned), line, actual))
            : Failed(SR.JournalBeginPlanDiffers.With(created.Sequence, PrintableText.Of(planned), actual)) with { Remedy = SR.JournalPlanRemedy };

        CheckResult Failed(string what) => Begin.Result(CheckStatus.Fail, journal, SR.JournalBeginExpected, what);
    }
}
