using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using Jupiter.Migration.Calendars;
using Jupiter.Migration.Core.Tests.Servers;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Servers;
using Jupiter.Migration.Servers.Preparation;
using Jupiter.Migration.Servers.Specification;
using Jupiter.Migration.Venues;
using Jupiter.Migration.Venues.Profiles;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Files;

/// <summary>Every file that people write: a slip in the name of a field is told, wherever it is, and never passed over.</summary>
public sealed class HandWrittenFileTests : IDisposable
{
    private static readonly Dictionary<string, (string Name, Func<string> Sample, Action<string> Read)> Kinds = new()
    {
        ["venue"] = ("venue.json", () => Everything, path => VenueFile.Read(path)),
        ["product-profile"] = ("profile.json", () => Venues.Profiles.ProductProfileTests.Whole, path => ProductProfileFile.Read(path)),
        ["server-spec"] = (
            "spec.json",
            () => Repository.Text("src/Jupiter.Migration.Core/Servers/Specification/server-spec.json"),
            path => ServerSpecFile.Read(path)),
        ["server-preparation"] = (
            "preparation.json",
            () => Repository.Text("src/Jupiter.Migration.Core/Servers/Preparation/server-preparation.json"),
            path => PreparationFile.Read(path)),
        ["calendar"] = (
            "ru-2026.json",
            () => Repository.Text("src/Jupiter.Migration/calendars/ru-2026.json"),
            path => ProductionCalendar.Load(Path.GetDirectoryName(path)!, 2026)),
        ["server-inventory"] = ("server.json", SampleInventory, path => ServerInventoryFile.Read(path)),
    };

    private readonly TempFolder _folder = new();

    public static TheoryData<string> AllKinds => [.. Kinds.Keys];

    /// <summary>A kind and the way to each of its objects: every level of every file.</summary>
    public static TheoryData<string, string> EveryLevel
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (kind, (_, sample, _)) in Kinds)
            {
                foreach (var way in Objects(JsonNode.Parse(sample())!).Select(found => found.GetPath()))
                {
                    data.Add(kind, way);
                }
            }

            return data;
        }
    }

    private const string Everything = """
        {
          "schema": "jupiter.venue/1", "name": "Юпитер", "serverName": "JUPITER", "database": "Jupiter",
          "identityQueries": [{ "title": "ИНН", "query": "SELECT 1", "expected": "1" }],
          "businessDayQuery": { "title": "День", "query": "SELECT 1", "expected": "1" },
          "preconditionQueries": [{ "title": "Чеки", "query": "SELECT 0", "expected": "0" }],
          "computers": [{ "name": "KASSA-1", "address": "127.0.0.3", "port": 3050, "isMainPos": true }],
          "contacts": [{ "name": "Анна", "role": "Owner", "phone": "+7 900 000-00-00" }],
          "approvers": [{ "name": "Вера", "thumbprint": "0123456789012345678901234567890123456789" }],
          "waivers": [{ "check": "Case.LeadTime", "reason": "договорились", "by": "Вера", "until": "2026-12-01T00:00:00+03:00" }],
          "openingHours": [{ "days": ["Monday"], "opens": "10:00", "closes": "23:00" }],
          "regionalDaysOff": ["2026-06-15"], "timeZone": "Europe/Moscow",
          "accountingQueries": [{ "title": "Чеки", "markQuery": "SELECT 1", "listQuery": "SELECT 1" }]
        }
        """;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(EveryLevel))]
    public void A_slip_in_the_name_of_a_field_is_told_with_its_place_and_the_name_that_was_meant(string kind, string way)
    {
        var root = Sample(kind);
        var at = Objects(root).Single(found => found.GetPath() == way).AsObject();
        var meant = at.OrderByDescending(field => field.Key.Length).First(field => field.Key != "schema").Key;
        var value = at[meant]?.DeepClone();
        at[meant + "s"] = value;

        var error = Refused(kind, root.ToJsonString());

        Assert.EndsWith("Broken", error.ErrorId, StringComparison.Ordinal);
        Assert.Contains((way + "." + meant + "s")[2..], error.Message, StringComparison.Ordinal);
        Assert.Contains(meant + "?", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(EveryLevel))]
    public void A_field_that_stands_twice_is_told(string kind, string way)
    {
        var root = Sample(kind);
        var at = Objects(root).Single(found => found.GetPath() == way).AsObject();
        var name = at.First(field => field.Key != "schema").Key;
        at["comment-here"] = at[name]?.DeepClone();

        var error = Refused(kind, root.ToJsonString().Replace("comment-here", name, StringComparison.Ordinal));

        Assert.EndsWith("Broken", error.ErrorId, StringComparison.Ordinal);
        Assert.Contains((way + "." + name)[2..], error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(AllKinds))]
    public void An_editor_may_be_told_the_schema_of_the_file_and_nothing_else_of_that_kind(string kind)
    {
        var root = Sample(kind);
        root["$schema"] = "schemas/" + kind + ".schema.json";
        Read(kind, root.ToJsonString());

        root["$comment"] = "";
        Assert.Contains("$comment", Refused(kind, root.ToJsonString()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(AllKinds))]
    public void The_published_schema_says_so_too(string kind)
    {
        var schema = JsonNode.Parse(Repository.Text($"schemas/{kind}.schema.json"))!;

        Assert.NotNull(schema["properties"]!["$schema"]);
        Assert.All(
            Objects(schema).Where(found => found["properties"] is JsonObject && found["type"]?.ToString() == "object"),
            level => Assert.False(level["additionalProperties"]?.GetValue<bool>(), level.GetPath()));
    }

    [Fact]
    public void A_field_name_can_not_write_over_the_console()
    {
        var root = Sample("venue");
        root["\u001b[2Jname"] = 1;

        Assert.DoesNotContain('\u001b', Refused("venue", root.ToJsonString()).Message);
    }

    private static JsonObject Sample(string kind) => JsonNode.Parse(Kinds[kind].Sample())!.AsObject();

    private static string SampleInventory()
    {
        using var folder = new TempFolder();
        ServerInventoryFile.Write(folder.At("server.json"), SampleServer.With());
        return File.ReadAllText(folder.At("server.json"));
    }

    private static IEnumerable<JsonNode> Objects(JsonNode? node) => node switch
    {
        JsonObject item => new JsonNode[] { item }.Concat(item.SelectMany(field => Objects(field.Value))),
        JsonArray items => items.SelectMany(Objects),
        _ => [],
    };

    private MigrationException Refused(string kind, string json) => Assert.Throws<MigrationException>(() => Read(kind, json));

    private void Read(string kind, string json)
    {
        var path = _folder.At(Kinds[kind].Name);
        File.WriteAllText(path, json);
        Kinds[kind].Read(path);
    }
}
