using System.Text.Json.Nodes;
using Jupiter.Migration.Databases;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Logins;

/// <summary>Who came in to a database, and what nobody can have been.</summary>
internal static class EntrySample
{
    /// <summary>A field of the record or of its first login, and a value that it can't have.</summary>
    public static TheoryData<string, string> Wrong => new()
    {
        { "used", "null1" }, { "used", "[null]" }, { "used", "[{}]" }, { "name", "\"\"" }, { "name", "null" }, { "sid", "\"\"" }, { "sid", "null" }, { "kind", "7" }, { "kind", "\"S\"" },
        { "owner", "{}" }, { "owner", "true" }, { "isCut", "\"no\"" },
    };

    public static EntryRecord Sound() => new()
    {
        Owner = Login("owner", [1, 2, 3]),
        AcceptsSqlLogins = true,
        DefaultLanguage = "русский",
        DateOrder = "dmy",
        Used = [Login("Касса", [1, 2]), Login("sa", [1]), Login(@"JUPITER\kassir", [1, 5], LoginKind.WindowsUser)],
    };

    public static void Put(JsonNode entry, string field, string value)
    {
        var place = field is "used" or "owner" or "isCut" ? entry : entry["used"]![0]!;
        place[field] = value == "null1" ? 1 : JsonNode.Parse(value);
    }

    private static RecordedLogin Login(string name, byte[] sid, LoginKind kind = LoginKind.SqlLogin) => new()
    {
        Name = name, Sid = sid, Kind = kind, DefaultDatabase = "Jupiter", DefaultLanguage = "русский", ProgramName = "Jupiter POS", HostName = "KASSA-1",
    };
}
