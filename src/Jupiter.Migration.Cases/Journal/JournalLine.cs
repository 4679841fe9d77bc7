using System;
using System.Globalization;
using System.Text.Json;

namespace Jupiter.Migration.Cases.Journal;

/// <summary>Writes an entry as one line of JSON.</summary>
internal static class JournalLine
{
    /// <summary>The bytes of a line, the line feed included.</summary>
    /// <param name="entry">The entry.</param>
    /// <returns>UTF-8 JSON and a line feed.</returns>
    public static byte[] Write(JournalEntry entry) => [.. JsonSerializer.SerializeToUtf8Bytes(entry, JournalJson.Readable.JournalEntry), (byte)'\n'];

    /// <summary>A time as lines carry it.</summary>
    /// <param name="time">The time.</param>
    /// <returns>ISO 8601 in UTC.</returns>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString(JournalFormat.TimeFormat, CultureInfo.InvariantCulture);
}
