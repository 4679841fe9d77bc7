using System;
using System.Collections.Generic;
using Jupiter.Migration.SqlServerDouble.Sessions;

namespace Jupiter.Migration.SqlServerDouble.Wire;

/// <summary>COLMETADATA and ROW (MS-TDS 2.2.7.4 and 2.2.7.17).</summary>
internal sealed class RowsetWriter
{
    private const ushort TimestampUserType = 80;

    private readonly PacketWriter _packets;
    private readonly IReadOnlyList<ResultColumn> _columns;
    private readonly ColumnFormat[] _formats;
    private readonly bool[] _isNullable;

    public RowsetWriter(TokenWriter tokens, ColumnFormats formats, IReadOnlyList<ResultColumn> columns)
    {
        _packets = tokens.Packets;
        _columns = columns;
        _formats = new ColumnFormat[columns.Count];
        _isNullable = new bool[columns.Count];
        for (var i = 0; i < columns.Count; i++)
        {
            _formats[i] = formats.Of(columns[i]);
            _isNullable[i] = columns[i].IsNullable;
        }

        WriteMetadata(tokens);
    }

    public void Row(object?[] values)
    {
        Check(values);
        _packets.Byte((byte)TokenType.Row);
        for (var i = 0; i < _formats.Length; i++)
        {
            _formats[i].WriteValue(_packets, values[i]);
        }
    }

    private void WriteMetadata(TokenWriter tokens)
    {
        // Flags: nullable, and "whether it can be updated is unknown".
        const ushort Nullable = 0x0001;
        const ushort Unknown = 0x0008;
        _packets.Byte((byte)TokenType.ColMetadata);
        _packets.UInt16((ushort)_columns.Count);
        for (var i = 0; i < _formats.Length; i++)
        {
            tokens.UserType(_columns[i].Type.Name == SqlTypeName.Timestamp ? TimestampUserType : (ushort)0);
            _packets.UInt16((ushort)(Unknown | (_isNullable[i] ? Nullable : 0)));
            _formats[i].WriteType(_packets);
            _packets.ByteText(_columns[i].Name);
        }
    }

    // Before anything of the row is written, so that the stream stays whole.
    private void Check(object?[] values)
    {
        for (var i = 0; i < _formats.Length; i++)
        {
            if (values[i] is null && !_isNullable[i])
            {
                throw new InvalidOperationException($"Column {i} ({_columns[i].Name}) is NULL and may not be.");
            }
        }
    }
}
