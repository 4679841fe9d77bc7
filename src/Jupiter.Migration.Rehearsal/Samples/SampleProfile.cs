using System.Linq;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Venues;
using Jupiter.Migration.Venues.Profiles;

namespace Jupiter.Migration.Rehearsals.Samples;

/// <summary>The profile of the sample database: what a rehearsal's tables are asked. They are no tables of Jupiter's.</summary>
internal static class SampleProfile
{
    /// <summary>Describes it.</summary>
    /// <returns>The profile.</returns>
    public static ProductProfile Describe() => new()
    {
        Name = SR.SampleProfileName,
        IdentityQueries =
        [
            new ProfileIdentityQuery { Title = SR.SampleIdentityName, Query = "SELECT name FROM organisation WHERE id = 1", Answers = VenueFact.Name },
            new ProfileIdentityQuery { Title = SR.SampleIdentityInn, Query = "SELECT inn FROM organisation WHERE id = 1", Answers = VenueFact.TaxNumber },
        ],
        BusinessDayQuery = new VenueQuery
        {
            Title = SR.BusinessDayOpen, Query = "SELECT COUNT(*) FROM shift WHERE closed_at IS NULL", Expected = "1",
        },
        PreconditionQueries =
        [
            new VenueQuery { Title = SR.SampleNoOpenShift, Query = "SELECT COUNT(*) FROM shift WHERE closed_at IS NULL", Expected = "0" },
            new VenueQuery { Title = SR.SampleNoOpenReceipt, Query = "SELECT COUNT(*) FROM receipt WHERE closed_at IS NULL", Expected = "0" },
            new VenueQuery { Title = SR.SampleNothingUnsent, Query = "SELECT COUNT(*) FROM fiscal_document WHERE sent_at IS NULL", Expected = "0" },
        ],
        AccountingQueries =
        [
            Made(
                SR.SampleReceiptsMade, "receipt",
                ("id", SR.SampleReceipt), ("opened_at", SR.SampleOpenedAt), ("closed_at", SR.SampleClosedAt), ("total", SR.SampleTotal)),
            Made(
                SR.SampleFiscalDocumentsMade, "fiscal_document",
                ("id", SR.SampleFiscalDocument), ("receipt_id", SR.SampleReceipt), ("number", SR.SampleNumber), ("sent_at", SR.SampleSentAt)),
        ],
    };

    private static VenueAccountingQuery Made(string title, string table, params (string Name, string Title)[] columns) => new()
    {
        Title = title,
        MarkQuery = $"SELECT COALESCE(MAX(id), 0) FROM {table}",
        ListQuery = $"SELECT {string.Join(", ", columns.Select(column => $"{column.Name} AS [{column.Title}]"))} FROM {table} WHERE id > @mark ORDER BY id",
    };
}
