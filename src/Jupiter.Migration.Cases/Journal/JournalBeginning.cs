using System;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Journal;

/// <summary>
/// Whether a journal begins where its case does: an emptied one, in which somebody went on, is a whole chain too. What the journal writes
/// about itself may come before.
/// </summary>
internal sealed class JournalBeginning(string folder)
{
    private const int LongestPlan = 4 << 20;

    private static readonly CheckDefinition Begin = CheckRegister.Find("Journal.Begin");

    private readonly string _plan = new CaseLayout(folder).Plan;
    private JournalEntry? _first;

    /// <summary>Takes note of a line.</summary>
    /// <param name="entry">The line.</param>
    public void Mention(JournalEntry entry)
    {
        if (entry.Event is not (JournalEvents.Recovered or JournalEvents.ClockWentBack or JournalEvents.ClockChanged or JournalEvents.HeadWasMissing))
        {
            _first ??= entry;
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
            : Failed(SR.JournalBeginPlanDiffers.With(created.Sequence, PrintableText.Of(planned), actual));

        CheckResult Failed(string what) => Begin.Result(CheckStatus.Fail, journal, SR.JournalBeginExpected, what);
    }
}
