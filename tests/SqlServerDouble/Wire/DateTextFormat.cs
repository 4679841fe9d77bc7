using System;
using System.Buffers.Binary;
using System.Globalization;
using Jupiter.Migration.SqlServerDouble.Sessions;

namespace Jupiter.Migration.SqlServerDouble.Wire;

/// <summary>The date types of SQL Server 2008 for clients of TDS 7.2 and older, which get them as nvarchar (MS-TDS 2.2.5.4.2).</summary>
internal sealed class DateTextFormat(SqlType type, ReadOnlyMemory<byte> collation) : ColumnFormat
{
    private readonly ShortLengthFormat _text = new(WireType.NVarChar, 2 * 34, UnicodeContent.Instance, collation);

    public override void WriteType(PacketWriter packets) => _text.WriteType(packets);

    public override void WriteValue(PacketWriter packets, object? value) =>
        _text.WriteValue(packets, value is null ? null : ToText((byte[])value));

    private string ToText(ReadOnlySpan<byte> body)
    {
        // time: ticks of 10^-scale seconds; date: days since the year 1; offset: minutes, by which the clock was turned back to UTC.
        var offset = TimeSpan.Zero;
        if (type.Name == SqlTypeName.DateTimeOffset)
        {
            offset = TimeSpan.FromMinutes(BinaryPrimitives.ReadInt16LittleEndian(body[^2..]));
            body = body[..^2];
        }

        var days = 0;
        if (type.Name != SqlTypeName.Time)
        {
            days = body[^3] | (body[^2] << 8) | (body[^1] << 16);
            body = body[..^3];
        }

        var ticks = 0L;
        for (var i = body.Length - 1; i >= 0; i--)
        {
            ticks = (ticks << 8) | body[i];
        }

        for (int scale = type.Scale; scale < 7; scale++)
        {
            ticks *= 10;
        }

        var time = DateTime.MinValue.AddDays(days).AddTicks(ticks) + offset;
        var clock = "HH:mm:ss" + (type.Scale == 0 ? "" : "." + new string('f', type.Scale));
        return type.Name switch
        {
            SqlTypeName.Date => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            SqlTypeName.Time => time.ToString(clock, CultureInfo.InvariantCulture),
            SqlTypeName.DateTime2 => time.ToString("yyyy-MM-dd " + clock, CultureInfo.InvariantCulture),
            _ => new DateTimeOffset(time, offset).ToString("yyyy-MM-dd " + clock + " zzz", CultureInfo.InvariantCulture),
        };
    }
}
