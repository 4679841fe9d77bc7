using System;
using System.Globalization;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Files;

namespace Jupiter.Migration.SqlServer.Queries;

/// <summary>Writes the values of an answer as culture-free text, and no value that is too long to be one.</summary>
internal static class AnswerText
{
    /// <summary>Writes a value. The columns of a row are asked for in their order.</summary>
    /// <param name="reader">The reader, standing on a row.</param>
    /// <param name="column">The column.</param>
    /// <param name="size">Keeps the answer small.</param>
    /// <returns>The text, or null for NULL.</returns>
    public static string? Of(SqlDataReader reader, int column, AnswerSize size)
    {
        if (reader.IsDBNull(column))
        {
            return null;
        }

        var type = reader.GetFieldType(column);
        var text = type == typeof(string) ? Characters(reader, column)
            : type == typeof(byte[]) ? Hexadecimal.Of(Bytes(reader, column))
            : Text(reader.GetValue(column));
        return size.Keep(text);
    }

    private static string Characters(SqlDataReader reader, int column)
    {
        var buffer = new char[QueryLimits.LongestValue + 1];
        return new string(buffer, 0, (int)reader.GetChars(column, 0, buffer, 0, buffer.Length));
    }

    private static byte[] Bytes(SqlDataReader reader, int column)
    {
        var buffer = new byte[(QueryLimits.LongestValue / 2) + 1];
        Array.Resize(ref buffer, (int)reader.GetBytes(column, 0, buffer, 0, buffer.Length));
        return buffer;
    }

    private static string? Text(object value) => value switch
    {
        bool flag => flag ? "1" : "0",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        float number => number.ToString("R", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
