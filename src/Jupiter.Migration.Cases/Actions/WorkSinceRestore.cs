using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Rollback;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Actions;

/// <summary>What the POS terminals did on the new server, against what was there right after the restore (clauses R6, R8).</summary>
/// <param name="context">The step.</param>
/// <param name="server">The new server.</param>
internal sealed class WorkSinceRestore(StepContext context, IDatabaseInstance server)
{
    private static readonly CheckDefinition Opened = CheckRegister.Find("Venue.BusinessDayOpened");
    private static readonly CheckDefinition Receipt = CheckRegister.Find("Venue.FirstReceipt");

    private LineFacts AfterRestore => context.RecordOf(StepAction.Compare).Facts;

    /// <summary>Whether the business day that is open was opened since.</summary>
    /// <param name="chain">What the chain of POS terminals found.</param>
    /// <returns>A warning where it was open in the backup already; none where no day is open or nobody looked then.</returns>
    public IEnumerable<CheckResult> BusinessDay(IEnumerable<CheckResult> chain) =>
        from day in chain
        where day is { Id: "Venue.BusinessDay", Blocks: false }
        let before = BusinessDayAtRestore.From(AfterRestore)
        where before is not null
        select Opened.Result(
            before.IsOpen ? CheckStatus.Warning : CheckStatus.Pass, day.Subject, SR.DayOpenedSince, before.IsOpen ? SR.DayWasOpen : SR.DayWasClosed);

    /// <summary>Whether anything was sold since, by the venue's own numbers.</summary>
    /// <returns>A result for each question of the venue; a warning where nothing is new yet.</returns>
    public IEnumerable<CheckResult> FirstReceipts()
    {
        var questions = context.Plan.Venue.AccountingQueries;
        var before = ReceiptMarks.From(AfterRestore, questions.Count).Marks;
        var now = WrittenSince.Marks(server, context.Plan.Venue, context.Cancellation).Marks;
        return questions.Select((question, i) => before[i] is { } mark
            ? Receipt.Result(
                now[i] != mark ? CheckStatus.Pass : CheckStatus.Warning, question.Title, SR.ReceiptBeyond.With(PrintableText.Of(mark)), PrintableText.Of(now[i]))
            : null).OfType<CheckResult>();
    }
}
