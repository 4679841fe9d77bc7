using System;
using System.Globalization;

namespace Jupiter.Migration.SqlServerDouble.Sql;

/// <summary>Values written as literals of SQLite.</summary>
internal static class SqliteText
{
    public static string Of(object? value) => value switch
    {
        null => "NULL",
        long number => number == long.MinValue ? "(-9223372036854775807 - 1)" : number.ToString(CultureInfo.InvariantCulture),
        int number => number.ToString(CultureInfo.InvariantCulture),
        bool flag => flag ? "1" : "0",
        double number => OfDouble(number),
        byte[] bytes => "x'" + Convert.ToHexString(bytes) + "'",
        string text => OfText(text),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value.GetType().Name),
    };

    public static string Quote(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private static string OfDouble(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0";
    }

    // A NUL would end the statement, and an unpaired surrogate is not UTF-8.
    private static string OfText(string text) => text.AsSpan().ContainsAnyInRange('\ud800', '\udfff')
        || text.Contains('\0', StringComparison.Ordinal)
        ? "CAST(x'" + Convert.ToHexString(Wtf8.GetBytes(text)) + "' AS TEXT)"
        : "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";
}
