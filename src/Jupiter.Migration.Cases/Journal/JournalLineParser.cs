using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Journal;

/// <summary>Reads a line of the journal. It counts as hostile: every field is there once, of its type, and there is no other.</summary>
internal static class JournalLineParser
{
    private const string SchemaField = "schema";

    private static readonly string[] Fields = ["seq", "at", "mono", "run", "machine", "account", "step", "event", "data", "evidence", "prev"];
    private static readonly string[] FirstFields = [SchemaField, .. Fields];
    private static readonly string[] EvidenceFields = ["file", "sha256"];

    /// <summary>Reads a line.</summary>
    /// <param name="line">Its bytes, without the line feed.</param>
    /// <returns>What they are.</returns>
    public static ParsedLine Parse(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var json = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = JournalFormat.DeepestNesting });
            var fields = Members(json.RootElement);
            return fields.TryGetValue(SchemaField, out var schema) && IsNewer(Text(schema))
                ? new ParsedLine { NewerSchema = Text(schema) }
                : new ParsedLine { Entry = Entry(fields) };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return new ParsedLine { Reason = PrintableText.Of(e.Message) };
        }
    }

    private static JournalEntry Entry(Dictionary<string, JsonElement> fields)
    {
        // The first line carries the schema, and no other.
        var isFirst = fields.TryGetValue(SchemaField, out var schema);
        RequireFields(fields, isFirst ? FirstFields : Fields);
        var entry = new JournalEntry
        {
            Sequence = fields["seq"].GetInt64(),
            At = Time(fields["at"]),
            MonotonicMilliseconds = fields["mono"].GetInt64(),
            Run = Text(fields["run"]),
            Machine = Text(fields["machine"]),
            Account = Text(fields["account"]),
            Step = Text(fields["step"]),
            Event = Text(fields["event"]),
            Data = Members(fields["data"]).ToDictionary(pair => pair.Key, pair => Text(pair.Value), StringComparer.Ordinal),
            Evidence = [.. fields["evidence"].EnumerateArray().Select(Evidence)],
            Previous = Text(fields["prev"]),
        };
        Require(isFirst == (entry.Sequence == 1) && (!isFirst || Text(schema) == JournalFormat.Schema));
        Require(entry.Sequence > 0 && entry.MonotonicMilliseconds >= 0 && entry.Event.Length > 0);
        Require(Hexadecimal.IsDigits(entry.Run, 8) && Hexadecimal.IsSha256(entry.Previous));
        return entry;
    }

    private static EvidenceReference Evidence(JsonElement json)
    {
        var fields = Members(json);
        RequireFields(fields, EvidenceFields);
        var reference = new EvidenceReference { File = Text(fields["file"]), Sha256 = Text(fields["sha256"]) };
        Require(EvidenceName.IsSafe(reference.File) && Hexadecimal.IsSha256(reference.Sha256));
        return reference;
    }

    private static bool IsNewer(string schema) =>
        schema.StartsWith(JournalFormat.SchemaName, StringComparison.Ordinal)
        && uint.TryParse(schema.Substring(JournalFormat.SchemaName.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
        && version > JournalFormat.Version;

    private static Dictionary<string, JsonElement> Members(JsonElement json)
    {
        var members = new Dictionary<string, JsonElement>(FirstFields.Length, StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            // Each call makes the text anew.
            var name = member.Name;
            Require(!members.ContainsKey(name));
            members.Add(name, member.Value);
        }

        return members;
    }

    private static string Text(JsonElement json) => json.GetString() ?? throw Unsound();

    private static DateTimeOffset Time(JsonElement json)
    {
        Require(Text(json).EndsWith("Z", StringComparison.Ordinal));
        return json.GetDateTimeOffset();
    }

    private static void RequireFields(Dictionary<string, JsonElement> fields, string[] names) =>
        Require(fields.Count == names.Length && names.All(fields.ContainsKey));

    private static void Require(bool isSound)
    {
        if (!isSound)
        {
            throw Unsound();
        }
    }

    private static JsonException Unsound() => new(SR.FieldsNotSound.With(JournalFormat.Schema));
}
