using System.Globalization;

namespace Jupiter.Migration.SqlServerDouble.Sql;

/// <summary>How CONVERT writes a floating point number.</summary>
internal static class FloatText
{
    public static string Of(double value, bool isReal, int style) => style switch
    {
        0 => Short(value),
        1 => value.ToString("0.0000000e+000", CultureInfo.InvariantCulture),
        2 => value.ToString("0.000000000000000e+000", CultureInfo.InvariantCulture),
        3 => isReal
            ? value.ToString("0.00000000e+000", CultureInfo.InvariantCulture)
            : value.ToString("0.0000000000000000e+000", CultureInfo.InvariantCulture),
        _ => throw SqlException.Unknown("the style " + style.ToString(CultureInfo.InvariantCulture)),
    };

    // Six digits at most, without an exponent while the number is of a handy size.
    private static string Short(double value)
    {
        var text = value.ToString("G6", CultureInfo.InvariantCulture);
        return text.Contains('E', System.StringComparison.Ordinal) ? value.ToString("0.#####e+000", CultureInfo.InvariantCulture) : text;
    }
}
