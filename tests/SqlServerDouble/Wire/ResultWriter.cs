using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Threading;
using Jupiter.Migration.SqlServerDouble.Sessions;

namespace Jupiter.Migration.SqlServerDouble.Wire;

/// <summary>
/// Writes the answer to one request. The DONE of a statement is held until it is known whether something follows: only the last one of
/// an answer goes without DONE_MORE (MS-TDS 2.2.7.6).
/// </summary>
internal sealed class ResultWriter(TokenWriter tokens, ColumnFormats formats, CancellationToken attention) : IResultSink
{
    private const ushort Select = 0xC1;
    private const ushort Change = 0xC5;

    private (DoneStatus Status, ushort Command, long Count)? _held;
    private RowsetWriter? _rowset;

    /// <summary>Whether the statements run inside of a procedure, whose DONEPROC follows them.</summary>
    public bool IsInProcedure { get; set; }

    /// <summary>Whether a message has ended the connection.</summary>
    public bool IsFatal { get; private set; }

    /// <summary>Number of the last error; 0 for none.</summary>
    public int LastError { get; set; }

    public void Columns(IReadOnlyList<ResultColumn> columns)
    {
        Begin();
        ReleaseDone();
        _rowset = new RowsetWriter(tokens, formats, columns);
    }

    public void Row(object?[] values)
    {
        Begin();
        (_rowset ?? throw new InvalidOperationException("A row without columns.")).Row(values);
    }

    public void Done(long? rowCount)
    {
        Begin();
        ReleaseDone();
        var command = rowCount is null ? (ushort)0 : _rowset is null ? Change : Select;
        _held = (rowCount is null ? DoneStatus.Final : DoneStatus.Count, command, rowCount ?? 0);
        _rowset = null;
    }

    public void Message(SqlMessage message)
    {
        Begin();

        // Messages of one failed statement (3201 and 3013, 2627 and 3621) come before its DONE.
        if (_held is { Status: not DoneStatus.Error })
        {
            ReleaseDone();
        }

        tokens.Message(message);
        if (message.Class <= 10)
        {
            // Progress is wanted while it is made.
            tokens.Packets.Flush();
            return;
        }

        _rowset = null;
        _held = (DoneStatus.Error, 0, 0);
        LastError = message.Number;
        if (message.Class >= 20)
        {
            IsFatal = true;
            tokens.Done(TokenType.Done, DoneStatus.Error | DoneStatus.ServerError);
            tokens.Packets.EndMessage();
        }
    }

    public void DatabaseChanged(string before, string after)
    {
        Begin();
        ReleaseDone();
        tokens.TextChange(1, before, after);
        tokens.Message(new SqlMessage(5701, 0, $"Changed database context to '{after}'.", 2));
    }

    public void TransactionChanged(byte change, ulong descriptor)
    {
        Begin();
        ReleaseDone();
        if (tokens.Profile.Version < TdsVersion.V72)
        {
            return;
        }

        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, descriptor);
        tokens.BinaryChange(change, change == 8 ? [] : bytes, change == 8 ? bytes : []);
    }

    /// <summary>Ends a procedure: what is held, its status and its DONEPROC.</summary>
    public void EndProcedure(int status, (string Name, int Value)? output, bool isLast)
    {
        ReleaseDone();
        tokens.ReturnStatus(status);
        if (output is { } value)
        {
            tokens.ReturnValue(0, value.Name, value.Value);
        }

        tokens.Done(TokenType.DoneProc, isLast ? DoneStatus.Final : DoneStatus.More);
    }

    /// <summary>Ends a batch with the last DONE.</summary>
    public void EndBatch()
    {
        var (status, command, count) = _held ?? default;
        tokens.Done(TokenType.Done, status, command, count);
        _held = null;
    }

    /// <summary>Ends an answer that an attention has broken off.</summary>
    public void EndByAttention()
    {
        ReleaseDone();
        tokens.Done(TokenType.Done, DoneStatus.Attention);
    }

    // Tokens are never broken off in their middle: an attention takes effect between two.
    private void Begin()
    {
        attention.ThrowIfCancellationRequested();
        if (IsFatal)
        {
            throw new ClientGoneException();
        }
    }

    private void ReleaseDone()
    {
        if (_held is var (status, command, count))
        {
            tokens.Done(IsInProcedure ? TokenType.DoneInProc : TokenType.Done, status | DoneStatus.More, command, count);
            _held = null;
        }
    }
}
