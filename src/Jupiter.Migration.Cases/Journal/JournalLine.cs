using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Jupiter.Migration.Cases.Journal;

/// <summary>Writes an entry as one line of JSON.</summary>
internal static class JournalLine
{
    // Escapes line feeds and all other control characters, and leaves Cyrillic as itself.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The bytes of a line, the line feed included.</summary>
    /// <param name="entry">The entry.</param>
    /// <returns>UTF-8 JSON and a line feed.</returns>
    public static byte[] Write(JournalEntry entry)
    {
        using var bytes = new MemoryStream(512);
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            WriteFrame(json, entry);
            WriteData(json, entry.Data);
            WriteEvidence(json, entry.Evidence);
            json.WriteString("prev", entry.Previous);
            json.WriteEndObject();
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    /// <summary>A time as lines carry it.</summary>
    /// <param name="time">The time.</param>
    /// <returns>ISO 8601 in UTC.</returns>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString(JournalFormat.TimeFormat, CultureInfo.InvariantCulture);

    private static void WriteFrame(Utf8JsonWriter json, JournalEntry entry)
    {
        if (entry.Sequence == 1)
        {
            json.WriteString("schema", JournalFormat.Schema);
        }

        json.WriteNumber("seq", entry.Sequence);
        json.WriteString("at", Time(entry.At));
        json.WriteNumber("mono", entry.MonotonicMilliseconds);
        json.WriteString("run", entry.Run);
        json.WriteString("machine", entry.Machine);
        json.WriteString("account", entry.Account);
        json.WriteString("step", entry.Step);
        json.WriteString("event", entry.Event);
    }

    private static void WriteData(Utf8JsonWriter json, IReadOnlyDictionary<string, string> data)
    {
        json.WriteStartObject("data");
        foreach (var pair in data)
        {
            json.WriteString(pair.Key, pair.Value);
        }

        json.WriteEndObject();
    }

    private static void WriteEvidence(Utf8JsonWriter json, IReadOnlyList<EvidenceReference> evidence)
    {
        json.WriteStartArray("evidence");
        foreach (var reference in evidence)
        {
            json.WriteStartObject();
            json.WriteString("file", reference.File);
            json.WriteString("sha256", reference.Sha256);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
