using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using Jupiter.Migration.SqlServerDouble.Sessions;

namespace Jupiter.Migration.SqlServerDouble.Sql;

/// <summary>Functions that depend on nothing but their arguments.</summary>
internal static class ValueFunctions
{
    public static void AddTo(FunctionRegistry registry, Func<CollationInfo> collation)
    {
        registry.Add("convert", a =>
            Conversion.Convert(a[0], SqlTypes.OfCode((long)a[1]!), SqlTypes.OfCode((long)a[2]!), (int)(long)a[3]!, collation()));
        registry.Add("store", a =>
            Conversion.Convert(a[0], SqlTypes.OfCode((long)a[1]!), SqlTypes.OfCode((long)a[2]!), 0, collation(), isStored: true));
        registry.Add("notnull", a => a[0]
            ?? throw new SqlException(515, 16,
            $"Cannot insert the value NULL into column '{a[1]}', table '{a[2]}'; column does not allow nulls.", 2));
        registry.Add("range", a => a[0] is null ? null : a[0] is long number ? Conversion.InRange(number, SqlTypes.OfCode((long)a[1]!).Name)
            : throw Overflow());
        registry.Add("div", a => Divide((string)a[0]!, a[1], a[2]));
        registry.Add("exact", Exact);
        registry.Add("key", a => a[0] is null ? null : Key((byte[])a[0]!, SqlTypes.OfCode((long)a[1]!)));
        registry.Add("join", a => a[0] is null || a[1] is null ? null : (byte[])[.. (byte[])a[0]!, .. (byte[])a[1]!]);
        registry.Add("variant_property", a => a[0] is null || a[1] is null ? null
            : VariantProperty((byte[])a[0]!, (string)a[1]!, collation()));
        registry.Add("utf16", a => a[0] is null ? null : ValueBytes.Utf16((string)a[0]!));
        registry.Add("code_page", a => a[0] is null ? null : CodePages.Get(collation().CodePage).GetBytes((string)a[0]!));
        registry.Add("datalength", a => a[0] is null ? null
            : ValueBytes.LengthOf(a[0]!, SqlTypes.OfCode((long)a[1]!), collation().CodePage));
        TextFunctions.AddTo(registry);
        registry.AddAggregate("sum", rows => Total(rows, isAverage: false));
        registry.AddAggregate("avg", rows => Total(rows, isAverage: true));
        registry.AddAggregate("min", rows => Extreme(rows, -1));
        registry.AddAggregate("max", rows => Extreme(rows, 1));
    }

    /// <summary>Something that orders as the value does: a number, or bytes from the most significant on.</summary>
    public static object Key(byte[] body, SqlType type)
    {
        if (SqlTypes.IsMoment(type.Name))
        {
            return Moment.Read(body, type).UtcTicks;
        }

        if (type.Name == SqlTypeName.UniqueIdentifier)
        {
            return (byte[])[.. body[10..16], .. body[8..10], body[7], body[6], body[5], body[4], body[3], body[2], body[1], body[0]];
        }

        var number = ExactNumber.Read(body, type).Unscaled + BigInteger.Pow(2, 135);
        var bytes = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        return (byte[])[.. new byte[17 - bytes.Length], .. bytes];
    }

    private static object? Divide(string sign, object? first, object? second) => (first, second) switch
    {
        (null, _) or (_, null) => null,
        (_, 0L) or (_, 0.0) => throw new SqlException(8134, 16, "Divide by zero error encountered."),
        (long a, long b) => b == -1 ? (sign == "/" ? -a : 0) : sign == "/" ? a / b : a % b,
        _ => sign == "/" ? System.Convert.ToDouble(first, null) / System.Convert.ToDouble(second, null)
            : throw SqlException.Unknown("% of floating point numbers"),
    };

    private static byte[]? Exact(object?[] a)
    {
        if (a[1] is null || a[3] is null)
        {
            return null;
        }

        var (one, other) = (Conversion.ToExact(a[1]!, SqlTypes.OfCode((long)a[2]!)),
            Conversion.ToExact(a[3]!, SqlTypes.OfCode((long)a[4]!)));
        var type = SqlTypes.OfCode((long)a[5]!);
        var scale = Math.Max(one.Scale, other.Scale);
        var (x, y) = (one.Rescale(scale).Unscaled, other.Rescale(scale).Unscaled);
        return ((string)a[0]! switch
        {
            "+" => new ExactNumber(x + y, scale),
            "-" => new ExactNumber(x - y, scale),
            "*" => new ExactNumber(one.Unscaled * other.Unscaled, one.Scale + other.Scale),
            "/" => y.IsZero
                ? throw new SqlException(8134, 16, "Divide by zero error encountered.")
                : new ExactNumber(x * BigInteger.Pow(10, type.Name == SqlTypeName.Money ? 4 : type.Scale) / y,
                    type.Name == SqlTypeName.Money ? 4 : type.Scale),
            _ => new ExactNumber(BigInteger.Abs(one.Unscaled), one.Scale),
        }).Write(type);
    }

    private static byte[]? Total(List<object?[]> rows, bool isAverage)
    {
        var some = rows.Where(row => row[0] is not null).ToArray();
        if (some.Length == 0)
        {
            return null;
        }

        var (from, to) = (SqlTypes.OfCode((long)some[0][1]!), SqlTypes.OfCode((long)some[0][2]!));
        var scale = to.Name == SqlTypeName.Money ? 4 : to.Scale;
        var sum = some.Aggregate(new ExactNumber(0, 0), (total, row) =>
        {
            var one = Conversion.ToExact(row[0]!, from).Rescale(scale);
            return new ExactNumber(total.Unscaled + one.Unscaled, scale);
        });
        return (isAverage ? new ExactNumber(sum.Unscaled / some.Length, scale) : sum).Write(to);
    }

    private static byte[]? Extreme(List<object?[]> rows, int sign)
    {
        byte[]? best = null;
        foreach (var row in rows.Where(row => row[0] is not null))
        {
            var type = SqlTypes.OfCode((long)row[1]!);
            if (best is null || CompareKeys(Key((byte[])row[0]!, type), Key(best, type)) * sign > 0)
            {
                best = (byte[])row[0]!;
            }
        }

        return best;
    }

    private static int CompareKeys(object one, object other) =>
        one is long number ? number.CompareTo((long)other) : ((byte[])one).AsSpan().SequenceCompareTo((byte[])other);

    private static byte[]? VariantProperty(byte[] body, string property, CollationInfo collation)
    {
        var type = VariantBody.TypeOf(body);
        var (precision, scale) = SqlTypes.FacetsOf(type);
        return property.ToUpperInvariant() switch
        {
            "BASETYPE" => VariantBody.OfName(SqlTypes.NameOf(type.Name), collation),
            "PRECISION" => VariantBody.OfInt(precision, collation),
            "SCALE" => VariantBody.OfInt(scale, collation),
            "MAXLENGTH" => VariantBody.OfInt(SqlTypes.MaxLengthOf(type), collation),
            "TOTALBYTES" => VariantBody.OfInt(body.Length, collation),
            "COLLATION" => SqlTypes.IsCharacter(type.Name) ? VariantBody.OfName(collation.Name, collation) : null,
            _ => null,
        };
    }

    private static SqlException Overflow() => new(8115, 16, "Arithmetic overflow error converting expression to data type bigint.", 2);
}
