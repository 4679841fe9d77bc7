using System;
using System.Buffers.Binary;
using System.Globalization;
using Jupiter.Migration.SqlServerDouble.Sessions;

namespace Jupiter.Migration.SqlServerDouble.Sql;

/// <summary>A value of any date or time type: ticks of the local time since the year 1, and the offset from UTC in minutes.</summary>
internal readonly record struct Moment(long Ticks, short Offset)
{
    private static readonly long Epoch1900 = new DateTime(1900, 1, 1).Ticks;

    public static Moment Of(DateTimeOffset value) => new(value.DateTime.Ticks, (short)value.Offset.TotalMinutes);

    public static Moment Of(DateTime value) => new(value.Ticks, 0);

    public static Moment Parse(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length == 0)
        {
            return new Moment(Epoch1900, 0);
        }

        var hasOffset = trimmed.EndsWith('Z') || (trimmed.Length > 6 && trimmed[^6] is '+' or '-' && trimmed[^3] == ':');
        if (hasOffset && DateTimeOffset.TryParse(trimmed, CultureInfo.InvariantCulture, out var value))
        {
            return Of(value);
        }

        // A time without a date is one of the first of January 1900.
        if (!hasOffset && (DateTime.TryParseExact(trimmed, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var plain)
            || DateTime.TryParse(trimmed, CultureInfo.InvariantCulture, DateTimeStyles.NoCurrentDateDefault, out plain)))
        {
            return new Moment(plain.Ticks < TimeSpan.TicksPerDay && !trimmed.Contains('-', StringComparison.Ordinal) ? Epoch1900
                + plain.Ticks : plain.Ticks, 0);
        }

        throw new SqlException(241, 16, "Conversion failed when converting date and/or time from character string.");
    }

    public static Moment Read(ReadOnlySpan<byte> body, SqlType type)
    {
        switch (type.Name)
        {
            case SqlTypeName.DateTime:
                var ticks300 = BinaryPrimitives.ReadUInt32LittleEndian(body[4..]);
                return new Moment(
                    Epoch1900 + (BinaryPrimitives.ReadInt32LittleEndian(body) * TimeSpan.TicksPerDay)
                        + (((ticks300 * 10L) + 1) / 3 * TimeSpan.TicksPerMillisecond), 0);
            case SqlTypeName.SmallDateTime:
                return new Moment(
                    Epoch1900 + (BinaryPrimitives.ReadUInt16LittleEndian(body) * TimeSpan.TicksPerDay)
                    + (BinaryPrimitives.ReadUInt16LittleEndian(body[2..]) * TimeSpan.TicksPerMinute),
                    0);
            case SqlTypeName.Date:
                return new Moment(Days(body) * TimeSpan.TicksPerDay, 0);
            case SqlTypeName.Time:
                return new Moment(Epoch1900 + Time(body, type.Scale), 0);
            case SqlTypeName.DateTime2:
                return new Moment(Time(body[..^3], type.Scale) + (Days(body[^3..]) * TimeSpan.TicksPerDay), 0);
            case SqlTypeName.DateTimeOffset:
                var offset = BinaryPrimitives.ReadInt16LittleEndian(body[^2..]);
                return new Moment(
                    Time(body[..^5], type.Scale) + (Days(body[^5..^2]) * TimeSpan.TicksPerDay) + (offset * TimeSpan.TicksPerMinute),
                        offset);
            default:
                throw new ArgumentOutOfRangeException(nameof(type));
        }
    }

    public byte[] Write(SqlType type)
    {
        byte[] body;
        switch (type.Name)
        {
            case SqlTypeName.DateTime:
                var since = Ticks - Epoch1900;
                var days = Math.DivRem(since, TimeSpan.TicksPerDay, out var rest);
                (days, rest) = rest < 0 ? (days - 1, rest + TimeSpan.TicksPerDay) : (days, rest);
                var units = (uint)Math.Round(rest / (double)TimeSpan.TicksPerSecond * 300);
                (days, units) = units >= 300 * 86400 ? (days + 1, 0u) : (days, units);
                body = new byte[8];
                BinaryPrimitives.WriteInt32LittleEndian(body, (int)days);
                BinaryPrimitives.WriteUInt32LittleEndian(body.AsSpan(4), units);
                return body;
            case SqlTypeName.SmallDateTime:
                var minutes = (Ticks - Epoch1900 + (TimeSpan.TicksPerMinute / 2)) / TimeSpan.TicksPerMinute;
                if (minutes is < 0 or >= 65536L * 1440)
                {
                    throw new SqlException(242, 16, "The conversion resulted in an out-of-range value.", 3);
                }

                body = new byte[4];
                BinaryPrimitives.WriteUInt16LittleEndian(body, (ushort)(minutes / 1440));
                BinaryPrimitives.WriteUInt16LittleEndian(body.AsSpan(2), (ushort)(minutes % 1440));
                return body;
            case SqlTypeName.Date:
                return LittleEndian(Ticks / TimeSpan.TicksPerDay, 3);
            case SqlTypeName.Time:
                return LittleEndian(Units(Ticks % TimeSpan.TicksPerDay, type.Scale), SqlTypes.TimeLength(type.Scale));
            case SqlTypeName.DateTime2:
                return DateAndTime(Ticks, type.Scale);
            case SqlTypeName.DateTimeOffset:
                return [.. DateAndTime(Ticks - (Offset * TimeSpan.TicksPerMinute), type.Scale), (byte)Offset, (byte)(Offset >> 8)];
            default:
                throw new ArgumentOutOfRangeException(nameof(type));
        }
    }

    /// <summary>What it is ordered by.</summary>
    public long UtcTicks => Ticks - (Offset * TimeSpan.TicksPerMinute);

    public string Format(SqlType type, int style)
    {
        var value = new DateTime(Ticks);
        var fraction = type.Name is SqlTypeName.DateTime ? ".fff" : type.Scale > 0 ? "." + new string('f', type.Scale) : "";
        var isClassic = type.Name is SqlTypeName.DateTime or SqlTypeName.SmallDateTime;
        var text = (style, type.Name) switch
        {
            (112, _) => value.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
            (104, _) => value.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture),
            (108, _) => value.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
            (_, SqlTypeName.Date) => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            (_, SqlTypeName.Time) => value.ToString("HH:mm:ss" + fraction, CultureInfo.InvariantCulture),
            (126 or 127, _) => value.ToString("yyyy-MM-ddTHH:mm:ss" + fraction, CultureInfo.InvariantCulture),
            (20 or 120, _) => value.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            (21 or 121, _) => value.ToString("yyyy-MM-dd HH:mm:ss" + fraction, CultureInfo.InvariantCulture),
            (0 or 100, _) when isClassic => value.ToString("MMM dd yyyy hh:mmtt", CultureInfo.InvariantCulture),
            (0, _) => value.ToString("yyyy-MM-dd HH:mm:ss" + fraction, CultureInfo.InvariantCulture),
            _ => throw SqlException.Unknown("the style " + style.ToString(CultureInfo.InvariantCulture)),
        };
        return type.Name == SqlTypeName.DateTimeOffset
            ? string.Create(CultureInfo.InvariantCulture,
                $"{text} {(Offset < 0 ? '-' : '+')}{Math.Abs(Offset) / 60:00}:{Math.Abs(Offset) % 60:00}")
            : text;
    }

    private static byte[] DateAndTime(long ticks, byte scale)
    {
        var day = TimeSpan.TicksPerDay;
        return [.. LittleEndian(Units(ticks % day, scale), SqlTypes.TimeLength(scale)), .. LittleEndian(ticks / day, 3)];
    }

    private static long Units(long ticks, byte scale)
    {
        var divisor = (long)Math.Pow(10, 7 - scale);
        return Math.Min((ticks + (divisor / 2)) / divisor, (TimeSpan.TicksPerDay / divisor) - 1);
    }

    private static long Time(ReadOnlySpan<byte> body, byte scale) => Number(body) * (long)Math.Pow(10, 7 - scale);

    private static long Days(ReadOnlySpan<byte> body) => Number(body);

    private static long Number(ReadOnlySpan<byte> body)
    {
        var number = 0L;
        for (var i = body.Length - 1; i >= 0; i--)
        {
            number = (number << 8) | body[i];
        }

        return number;
    }

    private static byte[] LittleEndian(long value, int length)
    {
        var bytes = new byte[length];
        for (var i = 0; i < length; i++)
        {
            bytes[i] = (byte)(value >> (8 * i));
        }

        return bytes;
    }
}
