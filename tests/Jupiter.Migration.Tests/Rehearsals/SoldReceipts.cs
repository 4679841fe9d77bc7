using System;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Jupiter.Migration.Tests.Rehearsals;

/// <summary>
/// Counts what the POS terminals have sold, without the module. Only while none of them sells: two copies of SQLite in one process don't see each
/// other's locks.
/// </summary>
internal sealed class SoldReceipts(string database)
{
    public long Count()
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false, Mode = SqliteOpenMode.ReadOnly }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM receipt";
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
