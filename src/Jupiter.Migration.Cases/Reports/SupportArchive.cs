using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Jupiter.Migration.Cases.Journal;
using Jupiter.Migration.Files;

namespace Jupiter.Migration.Cases.Reports;

/// <summary>
/// What the developers need of a case that went wrong, and nothing that is somebody's: the plan, the journal and the evidence, in which only what is
/// known to be harmless stands as it is. Any other text is a mark, the same for the same text within one archive and for nobody else.
/// </summary>
public static class SupportArchive
{
    // Less than the five megabytes that go through any mail server, before it is compressed.
    private const int MostBytes = 4_500_000;
    private const int LongestFile = 3 << 20;

    // What the product itself writes under these names: numbers of steps, causes, states, times, versions, hashes.
    private static readonly HashSet<string> Kept = new(StringComparer.Ordinal)
    {
        "schema", "seq", "at", "run", "event", "step", "prev", "sha256", "errorId", "id", "status", "clause", "observedAt", "kind", "plan", "planSha256", "procedureSha256",
        "startAt", "createdAt", "moduleVersion", "owner", "action", "window", "due", "undo", "grade", "party", "complete", "notBefore", "notAfter", "for", "length", "seconds",
        "bytes", "rows", "fingerprint", "snapshotAt", "gates", "completedBy", "neededAfter", "case", "runtime", "system", "culture", "uiCulture", "powerShell", "madeAt", "reset",
    };

    private static readonly Regex Harmless = new(@"^[A-Za-z0-9][A-Za-z0-9.:+,_/-]{0,79}\z");

    /// <summary>Makes the archive.</summary>
    /// <param name="folder">Full path of the folder of the case.</param>
    /// <param name="environment">Where it is made: names and versions of systems, nothing of anybody.</param>
    /// <returns>The bytes of a zip.</returns>
    /// <exception cref="Errors.MigrationException">What the file system says of plan and journal.</exception>
    public static byte[] Bytes(string folder, IEnumerable<KeyValuePair<string, string>> environment)
    {
        var layout = new CaseLayout(folder);
        var left = MostBytes;
        using var masks = new Masks();
        using var whole = new MemoryStream();
        using (var zip = new ZipArchive(whole, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "environment.txt", string.Join("\n", environment.Select(fact => $"{fact.Key}: {fact.Value}")), ref left);
            Add(zip, "case.json", masks.Document(Read(layout.Plan)), ref left);
            var lines = Encoding.UTF8.GetString(Read(Path.Combine(layout.Root, JournalFormat.Journal))).Split('\n').Where(line => line.Length > 0);
            Add(zip, "journal.jsonl", string.Join("\n", lines.Select(line => masks.Document(Encoding.UTF8.GetBytes(line)))), ref left);
            foreach (var (content, at) in Evidence(layout.Evidence).Select((content, at) => (content, at)))
            {
                Add(zip, $"evidence/{at}.json", masks.Document(content), ref left);
            }
        }

        return whole.ToArray();
    }

    // What has no place any more is left out: of the evidence the oldest first.
    private static void Add(ZipArchive zip, string name, string text, ref int left)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length <= left)
        {
            left -= bytes.Length;
            using var entry = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
            entry.Write(bytes, 0, bytes.Length);
        }
    }

    // What people added is theirs, also the names of its fields.
    private static IEnumerable<byte[]> Evidence(string folder) => FileErrors.Named(folder, () => Directory.Exists(folder) ? SharedFolder.Files(folder, end: ".json") : [])
        .OrderByDescending(file => file, StringComparer.Ordinal).Select(Read)
        .Where(content => Encoding.UTF8.GetString(content).Contains("\"schema\": \"jupiter."));

    // A file that is larger than any of ours is not read to its end, and is then no JSON.
    private static byte[] Read(string path) => FileErrors.Named(path, () => SharedFile.ReadWhole(path, LongestFile) ?? []);

    private sealed class Masks : IDisposable
    {
        private readonly HMACSHA256 _key = new();

        public void Dispose() => _key.Dispose();

        public string Document(byte[] json)
        {
            try
            {
                using var document = JsonDocument.Parse(json);
                using var bytes = new MemoryStream();
                using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.Default }))
                {
                    Write(writer, "", document.RootElement);
                }

                return Encoding.UTF8.GetString(bytes.ToArray());
            }
            catch (JsonException)
            {
                return $"{{\"unreadable\":{json.Length}}}";
            }
        }

        private void Write(Utf8JsonWriter writer, string name, JsonElement value)
        {
            switch (value.ValueKind)
            {
                case JsonValueKind.Object:
                    writer.WriteStartObject();
                    foreach (var field in value.EnumerateObject())
                    {
                        writer.WritePropertyName(Name(field.Name));
                        Write(writer, field.Name, field.Value);
                    }

                    writer.WriteEndObject();
                    break;
                case JsonValueKind.Array:
                    writer.WriteStartArray();
                    value.EnumerateArray().ToList().ForEach(item => Write(writer, name, item));
                    writer.WriteEndArray();
                    break;
                case JsonValueKind.String:
                    var text = value.GetString()!;
                    writer.WriteStringValue(Kept.Contains(name) && Harmless.IsMatch(text) ? text : Mask(text));
                    break;
                default:
                    value.WriteTo(writer);
                    break;
            }
        }

        // Some facts have a name of a computer or a database in theirs, behind a dot.
        private string Name(string name) => name.IndexOf('.') is var dot && dot > 0 ? name.Substring(0, dot) + "." + Mask(name.Substring(dot + 1))
            : Harmless.IsMatch(name) && name.Length < 30 ? name : Mask(name);

        private string Mask(string text) => text.Length == 0 ? "" : $"~{Hexadecimal.Of(_key.ComputeHash(Encoding.UTF8.GetBytes(text))).Substring(0, 8)}:{text.Length}";
    }
}
