using System.Collections.Generic;

namespace Jupiter.Migration.SqlServerDouble.Sessions;

/// <summary>Takes what a batch answers, in order. Blocks while the client does not read. Throws OperationCanceledException when the client is gone.</summary>
public interface IResultSink
{
    /// <summary>A rowset begins.</summary>
    /// <param name="columns">Its columns.</param>
    void Columns(IReadOnlyList<ResultColumn> columns);

    /// <summary>
    /// A row. A value is null, or by the type of its column: long for bit and the integers; double for real and float; string for
    /// char, varchar, text, nchar, nvarchar, ntext and xml; byte[] for binary, varbinary, image, timestamp and udt; and for all other
    /// types byte[] with the body of the value as MS-TDS 2.2.5.5 lays it out on the wire, without any length in front: decimal and
    /// numeric sign byte and little-endian magnitude, money 8 or 4 bytes, date 3, time/datetime2/datetimeoffset as the scale says,
    /// datetime 8, smalldatetime 4, uniqueidentifier 16, sql_variant base type, property length, properties and value.
    /// </summary>
    /// <param name="values">The values, one a column; the array may be used again after the call.</param>
    void Row(object?[] values);

    /// <summary>A statement has ended well.</summary>
    /// <param name="rowCount">How many rows it returned or changed; null where it counts none.</param>
    void Done(long? rowCount);

    /// <summary>An error or a piece of information. After an error the statement has ended; <see cref="Done"/> is not called for it.</summary>
    /// <param name="message">The message.</param>
    void Message(SqlMessage message);

    /// <summary>The session has gone to another database (ENVCHANGE 1 and message 5701).</summary>
    /// <param name="before">The database before.</param>
    /// <param name="after">The database now.</param>
    void DatabaseChanged(string before, string after);

    /// <summary>A transaction has begun (ENVCHANGE 8), was committed (9) or rolled back (10).</summary>
    /// <param name="change">8, 9 or 10.</param>
    /// <param name="descriptor">The transaction.</param>
    void TransactionChanged(byte change, ulong descriptor);
}
