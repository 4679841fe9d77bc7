using System;
using System.Collections.Generic;
using System.Globalization;
using Jupiter.Migration.Databases;

namespace Jupiter.Migration.SqlServer.Databases;

/// <summary>
/// The rows of DBCC CHECKDB WITH TABLERESULTS. That it did not come to its end is a row like any other, told by its number (Microsoft,
/// "Database engine events and errors", 5000 to 5999, 7000 to 7999, 8000 to 8999; "DBCC CHECKDB", error messages).
/// </summary>
internal static class CheckFindings
{
    private static readonly HashSet<int> Ends =
    [
        926, 5030, 7926, 7928, // could not begin: the database is suspect, there is neither a snapshot nor the only access
        5235, 5269, 8902, 8921, 8967, 8999, // ended: error state, snapshot suspect, no memory, facts, internal error, tempdb
        7984, 7985, 7986, 7987, 7988, 7995, 8930, // ended: system tables
        5237, 8975, 8986, 8998, // left out a part: queries across rowsets, more errors than are told, pages of the allocation
    ];

    /// <summary>Reads a row.</summary>
    /// <param name="row">The row.</param>
    /// <returns>The finding.</returns>
    public static IntegrityFinding Read(SqlDataReader row) => new(
        Convert.ToString(row["MessageText"], CultureInfo.InvariantCulture) ?? "",
        IsUnfinished: Ends.Contains(Convert.ToInt32(row["Error"], CultureInfo.InvariantCulture)));
}
