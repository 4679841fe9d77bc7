using System;
using System.Globalization;
using System.Numerics;
using System.Text;
using Jupiter.Migration.SqlServerDouble.Sessions;

namespace Jupiter.Migration.SqlServerDouble.Sql;

/// <summary>Conversions between types: the value is taken apart into a neutral form and put together anew.</summary>
internal static class Conversion
{
    /// <summary>Converts as CAST does; with <paramref name="isStored"/> as an assignment to a column does, which truncates nothing.</summary>
    public static object? Convert(object? value, SqlType from, SqlType to, int style, CollationInfo collation, bool isStored = false)
    {
        if (value is null || from == to)
        {
            return value;
        }

        if (to.Name == SqlTypeName.SqlVariant)
        {
            return VariantBody.Write(value, from, collation);
        }

        if (from.Name == SqlTypeName.SqlVariant)
        {
            (value, from) = VariantBody.Read((byte[])value, collation.CodePage);
        }

        if (SqlTypes.IsBinary(to.Name) || to.Name == SqlTypeName.Udt)
        {
            return ToBinary(value, from, to, style, collation.CodePage, isStored);
        }

        if (SqlTypes.IsCharacter(to.Name))
        {
            return Fit(ToText(value, from, style, collation.CodePage, to), to, collation.CodePage, isStored);
        }

        if (SqlTypes.IsBinary(from.Name) && to.Name is not (SqlTypeName.UniqueIdentifier or SqlTypeName.Xml))
        {
            return FromBinary((byte[])value, to);
        }

        return to.Name switch
        {
            SqlTypeName.Xml => from.Name == SqlTypeName.VarBinary ? ValueBytes.OfUtf16((byte[])value)
                : ToText(value, from, style, collation.CodePage, to),
            SqlTypeName.UniqueIdentifier => ToGuid(value, from),
            _ when SqlTypes.IsInteger(to.Name) => ToInteger(value, from, to),
            SqlTypeName.Float => ToDouble(value, from),
            SqlTypeName.Real => (double)(float)ToDouble(value, from),
            _ when SqlTypes.IsExactNumber(to.Name) => ToExact(value, from).Write(to),
            _ when SqlTypes.IsMoment(to.Name) => ToMoment(value, from).Write(to),
            _ => throw Clash(from, to),
        };
    }

    public static ExactNumber ToExact(object value, SqlType from) => value switch
    {
        long number => new ExactNumber(number, 0),
        double number => ExactNumber.OfDouble(number),
        string text when text.Trim().Length == 0 => throw new SqlException(8114, 16, "Error converting data type varchar to numeric."),
        string text => text.Contains('e', StringComparison.OrdinalIgnoreCase) ? ExactNumber.OfDouble(ParseDouble(text))
            : ExactNumber.Parse(text),
        byte[] body when SqlTypes.IsExactNumber(from.Name) => ExactNumber.Read(body, from),
        _ => throw Clash(from, SqlTypes.Decimal(18, 0)),
    };

    public static Moment ToMoment(object value, SqlType from) => value switch
    {
        string text => Moment.Parse(text),
        byte[] body when SqlTypes.IsMoment(from.Name) => Moment.Read(body, from),
        long days => new Moment(new DateTime(1900, 1, 1).AddDays(days).Ticks, 0),
        _ => throw Clash(from, SqlTypes.DateTime),
    };

    public static double ToDouble(object value, SqlType from) => value switch
    {
        long number => number,
        double number => number,
        string text => ParseDouble(text),
        byte[] body when SqlTypes.IsExactNumber(from.Name) => ExactNumber.Read(body, from).ToDouble(),
        _ => throw Clash(from, SqlTypes.Float),
    };

    public static string ToText(object value, SqlType from, int style, int codePage, SqlType to) => value switch
    {
        string text => text,
        long number => number.ToString(CultureInfo.InvariantCulture),
        double number => FloatText.Of(number, from.Name == SqlTypeName.Real, style),
        byte[] body when SqlTypes.IsExactNumber(from.Name) => FormatExact(ExactNumber.Read(body, from), from),
        byte[] body when SqlTypes.IsMoment(from.Name) => Moment.Read(body, from).Format(from, style),
        byte[] body when from.Name == SqlTypeName.UniqueIdentifier => new Guid(body).ToString().ToUpperInvariant(),
        byte[] body when SqlTypes.IsBinary(from.Name) => style switch
        {
            1 => "0x" + System.Convert.ToHexString(body),
            2 => System.Convert.ToHexString(body),
            _ => SqlTypes.IsUnicode(to.Name) || to.Name == SqlTypeName.Xml ? ValueBytes.OfUtf16(body)
                : CodePages.Get(codePage).GetString(body),
        },
        _ => throw Clash(from, to),
    };

    /// <summary>Checks that a whole number fits its type.</summary>
    public static long InRange(BigInteger number, SqlTypeName name) => name switch
    {
        SqlTypeName.Bit => number.IsZero ? 0 : 1,
        SqlTypeName.TinyInt when number < 0 || number > 255 => throw Overflow(name, number),
        SqlTypeName.SmallInt when number < short.MinValue || number > short.MaxValue => throw Overflow(name, number),
        SqlTypeName.Int when number < int.MinValue || number > int.MaxValue => throw Overflow(name, number),
        SqlTypeName.BigInt when number < long.MinValue || number > long.MaxValue => throw Overflow(name, number),
        _ => (long)number,
    };

    private static long ToInteger(object value, SqlType from, SqlType to) => value switch
    {
        long number => InRange(number, to.Name),
        double number => double.IsFinite(number) && Math.Abs(number) < 1e30
            ? to.Name == SqlTypeName.Bit ? (number == 0 ? 0 : 1) : InRange(new BigInteger(Math.Truncate(number)), to.Name)
            : throw Overflow(to.Name, BigInteger.Zero),
        string text when text.Trim().Length == 0 => 0,
        string text when to.Name == SqlTypeName.Bit && bool.TryParse(text, out var flag) => flag ? 1 : 0,
        string text => BigInteger.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? InRange(number, to.Name)
            : throw new SqlException(245, 16,
                $"Conversion failed when converting the {SqlTypes.NameOf(from.Name)} value '{text}' to data type {SqlTypes.NameOf(to.Name)}."),
        byte[] body when SqlTypes.IsExactNumber(from.Name) => SqlTypes.IsExactNumber(from.Name)
            && from.Name is SqlTypeName.Money or SqlTypeName.SmallMoney
            ? InRange(ExactNumber.Read(body, from).Rescale(0).Unscaled, to.Name)
            : InRange(ExactNumber.Read(body, from).Truncate(), to.Name),
        _ => throw Clash(from, to),
    };

    private static long FromBinary(byte[] bytes, SqlType to)
    {
        if (!SqlTypes.IsInteger(to.Name))
        {
            throw Clash(SqlTypes.VarBinaryMax, to);
        }

        var width = SqlTypes.MaxLengthOf(to);
        var number = 0L;
        foreach (var one in bytes.AsSpan(Math.Max(0, bytes.Length - width)))
        {
            number = (number << 8) | one;
        }

        return to.Name switch { SqlTypeName.SmallInt => (short)number, SqlTypeName.Int => (int)number, SqlTypeName.Bit => number == 0 ? 0L
            : 1L, _ => number };
    }

    private static byte[] ToGuid(object value, SqlType from) => value switch
    {
        string text => Guid.TryParse(text.Length > 36 && text[0] != '{' ? text[..36] : text, out var guid)
            ? guid.ToByteArray()
            : throw new SqlException(8169, 16, "Conversion failed when converting from a character string to uniqueidentifier.", 2),
        byte[] body when SqlTypes.IsBinary(from.Name) && body.Length >= 16 => body[..16],
        _ => throw Clash(from, SqlTypes.Guid),
    };

    private static byte[] ToBinary(object value, SqlType from, SqlType to, int style, int codePage, bool isStored)
    {
        if (isStored && SqlTypes.IsCharacter(from.Name))
        {
            throw new SqlException(257, 16,
                $"Implicit conversion from data type {SqlTypes.NameOf(from.Name)} to {SqlTypes.NameOf(to.Name)} is not allowed. Use the CONVERT function to run this query.", 3);
        }

        if (from.Name is SqlTypeName.NText && to.Name != SqlTypeName.Image)
        {
            throw new SqlException(529, 16, $"Explicit conversion from data type ntext to {SqlTypes.NameOf(to.Name)} is not allowed.");
        }

        var bytes = style is 1 or 2 && value is string hex
            ? System.Convert.FromHexString(style == 1 ? hex[2..] : hex)
            : ValueBytes.Of(value, from, codePage);
        if (to.Length < 0 || to.Name is SqlTypeName.Image or SqlTypeName.Udt or SqlTypeName.Timestamp)
        {
            return bytes;
        }

        if (bytes.Length > to.Length)
        {
            // A number is cut on its left, everything else on its right.
            return isStored ? throw Truncated() : SqlTypes.IsInteger(from.Name) ? bytes[^to.Length..] : bytes[..to.Length];
        }

        return to.Name == SqlTypeName.VarBinary || bytes.Length == to.Length ? bytes
            : SqlTypes.IsInteger(from.Name) ? [.. new byte[to.Length - bytes.Length], .. bytes]
                : [.. bytes, .. new byte[to.Length - bytes.Length]];
    }

    private static string Fit(string text, SqlType to, int codePage, bool isStored)
    {
        var characters = SqlTypes.IsUnicode(to.Name) ? to.Length / 2 : to.Length;
        if (!SqlTypes.IsUnicode(to.Name) && text.AsSpan().ContainsAnyExceptInRange('\0', '\u007f'))
        {
            var encoding = CodePages.Get(codePage);
            text = encoding.GetString(encoding.GetBytes(text));
        }

        if (to.Length < 0 || to.Name is SqlTypeName.Text or SqlTypeName.NText)
        {
            return text;
        }

        if (text.Length > characters)
        {
            // Spaces at the end are cut silently.
            return isStored && text.AsSpan(characters).TrimEnd(' ').Length > 0 ? throw Truncated() : text[..characters];
        }

        return to.Name is SqlTypeName.Char or SqlTypeName.NChar ? text.PadRight(characters) : text;
    }

    private static string FormatExact(ExactNumber number, SqlType from) =>
        (from.Name is SqlTypeName.Money or SqlTypeName.SmallMoney ? number.Rescale(2) : number).ToString();

    private static double ParseDouble(string text) =>
        text.Trim().Length == 0 ? 0
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
        : throw new SqlException(8114, 16, "Error converting data type varchar to float.");

    private static SqlException Truncated() => new(8152, 16, "String or binary data would be truncated.", 30);

    private static SqlException Overflow(SqlTypeName to, BigInteger number) => to is SqlTypeName.TinyInt or SqlTypeName.SmallInt
        ? new(220, 16, $"Arithmetic overflow error for data type {SqlTypes.NameOf(to)}, value = {number}.")
        : new(8115, 16, $"Arithmetic overflow error converting expression to data type {SqlTypes.NameOf(to)}.", 2);

    private static SqlException Clash(SqlType from, SqlType to) =>
        new(206, 16, $"Operand type clash: {SqlTypes.NameOf(from.Name)} is incompatible with {SqlTypes.NameOf(to.Name)}", 2);
}
