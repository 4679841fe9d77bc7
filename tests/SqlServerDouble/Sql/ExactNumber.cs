using System;
using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using Jupiter.Migration.SqlServerDouble.Sessions;

namespace Jupiter.Migration.SqlServerDouble.Sql;

/// <summary>A decimal number as SQL Server counts: an unscaled integer and how many of its digits are fraction.</summary>
internal readonly record struct ExactNumber(BigInteger Unscaled, int Scale) : IComparable<ExactNumber>
{
    public static ExactNumber Parse(string text)
    {
        var trimmed = text.Trim();
        var point = trimmed.IndexOf('.', StringComparison.Ordinal);
        var scale = point < 0 ? 0 : trimmed.Length - point - 1;
        return BigInteger.TryParse(trimmed.Replace(".", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture, out var unscaled)
            ? new ExactNumber(unscaled, scale)
            : throw new SqlException(8114, 16, "Error converting data type varchar to numeric.");
    }

    public static ExactNumber OfDouble(double value) =>
        double.IsFinite(value) && Math.Abs(value) < 1e29 ? OfDecimal((decimal)value) : throw Overflow("numeric");

    public static ExactNumber OfDecimal(decimal value)
    {
        var bits = decimal.GetBits(value);
        var magnitude = new BigInteger((uint)bits[2]) << 64 | new BigInteger((uint)bits[1]) << 32 | new BigInteger((uint)bits[0]);
        return new ExactNumber(bits[3] < 0 ? -magnitude : magnitude, (bits[3] >> 16) & 0xFF);
    }

    /// <summary>Reads a body of decimal, numeric, money or smallmoney.</summary>
    public static ExactNumber Read(ReadOnlySpan<byte> body, SqlType type) => type.Name switch
    {
        SqlTypeName.Money => new ExactNumber(
            ((long)BinaryPrimitives.ReadInt32LittleEndian(body) << 32) | BinaryPrimitives.ReadUInt32LittleEndian(body[4..]), 4),
        SqlTypeName.SmallMoney => new ExactNumber(BinaryPrimitives.ReadInt32LittleEndian(body), 4),
        _ => new ExactNumber((body[0] == 0 ? -1 : 1) * new BigInteger(body[1..], isUnsigned: true), type.Scale),
    };

    /// <summary>Writes a body of decimal, numeric, money or smallmoney.</summary>
    public byte[] Write(SqlType type)
    {
        var unscaled = Rescale(type.Name is SqlTypeName.Money or SqlTypeName.SmallMoney ? 4 : type.Scale).Unscaled;
        byte[] body;
        switch (type.Name)
        {
            case SqlTypeName.Money:
                var money = unscaled >= long.MinValue && unscaled <= long.MaxValue ? (long)unscaled : throw Overflow("money");
                body = new byte[8];
                BinaryPrimitives.WriteInt32LittleEndian(body, (int)(money >> 32));
                BinaryPrimitives.WriteUInt32LittleEndian(body.AsSpan(4), (uint)money);
                return body;
            case SqlTypeName.SmallMoney:
                body = new byte[4];
                BinaryPrimitives.WriteInt32LittleEndian(body, unscaled >= int.MinValue && unscaled <= int.MaxValue ? (int)unscaled
                    : throw Overflow("smallmoney"));
                return body;
            default:
                if (BigInteger.Abs(unscaled) >= BigInteger.Pow(10, type.Precision))
                {
                    throw Overflow("numeric");
                }

                body = new byte[SqlTypes.DecimalLength(type.Precision)];
                body[0] = unscaled.Sign < 0 ? (byte)0 : (byte)1;
                BigInteger.Abs(unscaled).TryWriteBytes(body.AsSpan(1), out _, isUnsigned: true);
                return body;
        }
    }

    /// <summary>Rounds half away from zero, as CONVERT does.</summary>
    public ExactNumber Rescale(int scale)
    {
        if (scale >= Scale)
        {
            return new ExactNumber(Unscaled * BigInteger.Pow(10, scale - Scale), scale);
        }

        var divisor = BigInteger.Pow(10, Scale - scale);
        var quotient = BigInteger.DivRem(BigInteger.Abs(Unscaled), divisor, out var rest);
        return new ExactNumber(Unscaled.Sign * (rest * 2 >= divisor ? quotient + 1 : quotient), scale);
    }

    public BigInteger Truncate() => BigInteger.Divide(Unscaled, BigInteger.Pow(10, Scale));

    public double ToDouble() => double.Parse(ToString(), CultureInfo.InvariantCulture);

    public int CompareTo(ExactNumber other)
    {
        var scale = Math.Max(Scale, other.Scale);
        return Rescale(scale).Unscaled.CompareTo(other.Rescale(scale).Unscaled);
    }

    public override string ToString()
    {
        var digits = BigInteger.Abs(Unscaled).ToString(CultureInfo.InvariantCulture).PadLeft(Scale + 1, '0');
        var text = Scale == 0 ? digits : digits[..^Scale] + "." + digits[^Scale..];
        return Unscaled.Sign < 0 ? "-" + text : text;
    }

    private static SqlException Overflow(string type) =>
        new(8115, 16, $"Arithmetic overflow error converting expression to data type {type}.", 2);
}
