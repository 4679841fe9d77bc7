using System;
using System.Globalization;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Rehearsals;

namespace Jupiter.Migration.Rehearsals.Samples;

/// <summary>The program of a POS terminal, as far as a rehearsal needs it.</summary>
internal sealed class SampleTerminal(IRehearsalServer server, string database, string name)
{
    private static string Now => RunClock.Now.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>Opens the business day.</summary>
    public void OpenBusinessDay() => server.Execute(
        database,
        "INSERT INTO shift (id, opened_at, closed_at, opened_by, fiscal_shift) "
        + $"SELECT MAX(id) + 1, '{Now}', NULL, '{name}', MAX(fiscal_shift) + 1 FROM shift");

    /// <summary>Sells once: a receipt and its payment, both or none.</summary>
    public void Sell() => server.Execute(
        database,
        "BEGIN TRANSACTION; "
        + "INSERT INTO payment (id, receipt_id, kind, amount, slip) SELECT MAX(id) + 1, MAX(id) + 1, 'карта', 100, NULL FROM receipt; "
        + "INSERT INTO receipt (id, shift_id, dining_table_id, staff_id, opened_at, closed_at, guests, total, fiscal_sign, remark) "
        + $"SELECT MAX(id) + 1, 1, 1, 4, '{Now}', '{Now}', 1, 100, '{name}', NULL FROM receipt; "
        + "COMMIT");
}
