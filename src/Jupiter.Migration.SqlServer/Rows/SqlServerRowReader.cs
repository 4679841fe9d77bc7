using System;
using System.Collections.Generic;
using System.Data;
using System.Data.SqlTypes;
using System.Runtime.InteropServices;
using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Fingerprints;
using Jupiter.Migration.SqlServer.Connections;
using Jupiter.Migration.SqlServer.Statements;

namespace Jupiter.Migration.SqlServer.Rows;

/// <summary>Streams rows over a session that nobody else uses meanwhile. Values are read in the order of their columns and never held whole.</summary>
internal sealed class SqlServerRowReader(ReadingSessions sessions, IReadOnlyDictionary<string, TablePlan> plans) : IRowReader
{
    private const string ColumnsToken = "[$(columns)]";
    private const int BufferLength = 16 * 1024;
    private const long TicksPerThreeHundredths = 100_000;

    private readonly byte[] _buffer = new byte[BufferLength];

    /// <inheritdoc/>
    public void Read(TableContent table, RowRange range, RowEncoder rows, CancellationToken cancellation)
    {
        var plan = plans[table.Name];
        var statement = Statement.Text(range.First is null ? "Rows/rows" : "Rows/rows-of-range");
        var text = statement.Substring(0, statement.IndexOf(ColumnsToken, StringComparison.Ordinal))
            + plan.Selection
            + Statement.Fill(
                statement.Substring(statement.IndexOf(ColumnsToken, StringComparison.Ordinal) + ColumnsToken.Length),
                ("schema", plan.Schema),
                ("table", plan.Table),
                ("column", plan.RangeKey ?? ""));
        SqlParameter[] parameters = range.First is null ? [] : [Bound("@first", range.First), Bound("@last", range.Last)];
        sessions.Use(
            session => session.Read(
                text,
                table.Name,
                CommandBehavior.SequentialAccess | CommandBehavior.SingleResult,
                reader =>
                {
                    while (reader.Read())
                    {
                        AppendRow(plan, reader, rows);
                    }
                },
                cancellation,
                parameters),
            cancellation);
    }

    /// <summary>Its sessions are the view's.</summary>
    public void Dispose()
    {
    }

    private static SqlParameter Bound(string name, long? value) => new(name, SqlDbType.BigInt) { Value = value };

    private void AppendRow(TablePlan plan, SqlDataReader reader, RowEncoder rows)
    {
        var at = 0;
        foreach (var column in plan.Columns)
        {
            var isNull = reader.IsDBNull(at);
            if (isNull)
            {
                rows.AppendNull();
            }

            at = column.Kind switch
            {
                ColumnKind.LongBytes => isNull ? at + 2 : AppendLong(column, reader, at, rows),
                ColumnKind.Variant => isNull ? at + 4 : AppendVariant(reader, at, rows),
                _ => isNull ? at + 1 : AppendShort(column, reader, at, rows),
            };
        }

        rows.EndRow();
    }

    private int AppendShort(ColumnPlan column, SqlDataReader reader, int at, RowEncoder rows)
    {
        switch (column.Kind)
        {
            case ColumnKind.Bit:
                rows.AppendInteger(reader.GetBoolean(at) ? 1 : 0);
                break;
            case ColumnKind.TinyInt:
                rows.AppendInteger(reader.GetByte(at));
                break;
            case ColumnKind.SmallInt:
                rows.AppendInteger(reader.GetInt16(at));
                break;
            case ColumnKind.Int:
                rows.AppendInteger(reader.GetInt32(at));
                break;
            case ColumnKind.BigInt:
                rows.AppendInteger(reader.GetInt64(at));
                break;
            case ColumnKind.Real:
                rows.AppendReal(reader.GetFloat(at));
                break;
            case ColumnKind.Float:
                rows.AppendReal(reader.GetDouble(at));
                break;
            case ColumnKind.Decimal:
                AppendDecimal(column, reader.GetDecimal(at), rows);
                break;
            case ColumnKind.LongDecimal:
                AppendLongDecimal(column, reader.GetSqlDecimal(at), rows);
                break;
            case ColumnKind.Money:
                var units = (long)(reader.GetDecimal(at) * 10_000);
                rows.AppendExactNumber(column.Scale, units < 0, 0, units < 0 ? unchecked((ulong)-units) : (ulong)units);
                break;
            case ColumnKind.Date:
                rows.AppendDateTime(reader.GetDateTime(at).Ticks);
                break;
            case ColumnKind.DateTime:
                rows.AppendDateTime(InThreeHundredths(reader.GetDateTime(at)));
                break;
            case ColumnKind.Time:
                rows.AppendTimeOfDay(reader.GetTimeSpan(at).Ticks);
                break;
            case ColumnKind.DateTimeOffset:
                rows.AppendDateTimeOffset(reader.GetDateTimeOffset(at));
                break;
            case ColumnKind.Guid:
                rows.AppendGuid(reader.GetGuid(at));
                break;
            default:
                // At most 8,000 bytes: one call brings them all.
                var length = (int)reader.GetBytes(at, 0, _buffer, 0, BufferLength);
                rows.BeginBytes(column.Bytes, length);
                rows.AppendPart(new ReadOnlySpan<byte>(_buffer, 0, length));
                break;
        }

        return at + 1;
    }

    private int AppendLong(ColumnPlan column, SqlDataReader reader, int at, RowEncoder rows)
    {
        var length = reader.GetInt64(at);
        rows.BeginBytes(column.Bytes, length);
        long done = 0;
        int count;

        // Once more than there should be anything: a value that is longer than the server said is another one.
        while ((count = (int)reader.GetBytes(at + 1, done, _buffer, 0, BufferLength)) > 0 && (done += count) <= length)
        {
            rows.AppendPart(new ReadOnlySpan<byte>(_buffer, 0, count));
        }

        if (done != length)
        {
            throw new InvalidOperationException($"{column.Name}: {(done < length ? "only" : "at least")} {done} bytes of {length} came.");
        }

        return at + 2;
    }

    private int AppendVariant(SqlDataReader reader, int at, RowEncoder rows)
    {
        rows.AppendTextUtf16(MemoryMarshal.AsBytes(reader.GetString(at).AsSpan()));
        rows.AppendInteger(reader.GetInt32(at + 1));
        rows.AppendInteger(reader.GetInt32(at + 2));
        var length = (int)reader.GetBytes(at + 3, 0, _buffer, 0, BufferLength);
        rows.BeginBytes(ByteValueKind.Variant, length);
        rows.AppendPart(new ReadOnlySpan<byte>(_buffer, 0, length));
        return at + 4;
    }

    // The two SqlClients round the three-hundredths of a second to milliseconds in ways of their own; the stored number is what counts.
    private static long InThreeHundredths(DateTime value)
    {
        var parts = ((value.TimeOfDay.Ticks * 3) + (TicksPerThreeHundredths / 2)) / TicksPerThreeHundredths;
        return value.Date.Ticks + (parts * TicksPerThreeHundredths / 3);
    }

    private static void AppendDecimal(ColumnPlan column, decimal value, RowEncoder rows)
    {
#if NET
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
#else
        var bits = decimal.GetBits(value);
#endif
        rows.AppendExactNumber(
            column.Scale, bits[3] < 0, (uint)bits[2], (uint)bits[0] | ((ulong)(uint)bits[1] << 32));
    }

    private static void AppendLongDecimal(ColumnPlan column, SqlDecimal value, RowEncoder rows)
    {
        var bits = value.Data;
        rows.AppendExactNumber(
            column.Scale, !value.IsPositive, (uint)bits[2] | ((ulong)(uint)bits[3] << 32), (uint)bits[0] | ((ulong)(uint)bits[1] << 32));
    }
}
