using System.Text.Json;
using System.Text.Json.Serialization;

namespace Jupiter.Migration.Cases.Journal;

/// <summary>Serialises the lines of the journal and the small files beside it without reflection at run time.</summary>
[JsonSerializable(typeof(JournalEntry))]
[JsonSerializable(typeof(JournalHead))]
[JsonSerializable(typeof(CaseHolder))]
internal sealed partial class JournalJson : JsonSerializerContext
{
    /// <summary>One line, camel case, Cyrillic as itself.</summary>
    public static JournalJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = JournalFormat.DeepestNesting,
    });
}
