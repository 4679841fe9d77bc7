using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using CsCheck;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Venues;
using Jupiter.Migration.Venues.Inspection;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Venues;

/// <summary>The template of a venue: what is still to be filled in is named, field by field, and nothing else.</summary>
public sealed class VenueTemplateTests : IDisposable
{
    private static readonly string[] Optional = ["phone", "switchedOnBy", "remoteAccess"];

    // An answer for each field, each computer another.
    private static readonly Dictionary<string, string> Answers = new(StringComparer.Ordinal)
    {
        ["name"] = "Кафе", ["taxNumber"] = "7707083893", ["database"] = "Jupiter", ["timeZone"] = "Europe/Moscow", ["openingHours[0].opens"] = "10:00", ["openingHours[0].closes"] = "23:00",
        ["computers[0].name"] = "KASSA-1", ["computers[1].name"] = "BAR", ["folders[0]"] = @"C:\Jupiter\Отчёты",
        ["contacts[0].name"] = "Анна", ["contacts[1].name"] = "Игорь", ["contacts[2].name"] = "Вера", ["contacts[3].name"] = "Ольга",
    };

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_has_a_place_for_each_answer_and_asks_for_no_other() =>
        Assert.Equal(Answers.Keys.Order(StringComparer.Ordinal), Open(Template()).Where(field => !Optional.Contains(field.Split('.')[^1])).Order(StringComparer.Ordinal));

    [Fact]
    public void What_is_not_filled_in_is_named_and_nothing_else() => Gen.Bool.Array[Answers.Count].Sample(filled =>
    {
        var path = Write(Answers.Keys.Where((_, at) => filled[at]));

        var faults = VenueFile.Examine(path, _ => []);

        Assert.Equal(Answers.Keys.Where((_, at) => !filled[at]).Order(StringComparer.Ordinal), faults.Select(fault => fault.Field).Order(StringComparer.Ordinal));
        Assert.All(faults, fault => Assert.True(fault.Line > 1 && !fault.IsRemark));
    });

    [Fact]
    public void Filled_in_it_is_a_venue_by_its_schema_and_to_the_module()
    {
        var path = Write(Answers.Keys);

        Assert.Empty(new PublishedSchema("venue").Differences(JsonNode.Parse(File.ReadAllText(path))));
        Assert.Equal(("Кафе", 2, 4), VenueFile.Read(path) is var venue ? (venue.Name, venue.Computers.Count, venue.Contacts.Count) : default);
        Assert.True(File.Exists(Path.Combine(Repository.Root, "schemas", Template()["$schema"]!.GetValue<string>())));
    }

    [Fact]
    public void A_phone_that_is_not_filled_in_is_named_and_stops_nobody()
    {
        var results = VenueInspection.Run(Write(Answers.Keys), DateTimeOffset.Now);

        Assert.Equal(Enumerable.Range(0, 4).Select(i => (CheckStatus.Warning, $"contacts[{i}].phone")), results.Select(result => (result.Status, result.Actual.Split(':')[0])));
        Assert.All(results, result => Assert.Contains(", line ", result.Subject, StringComparison.Ordinal));
    }

    private static JsonNode Template() => JsonNode.Parse(Repository.Text("schemas/venue.template.json"))!;

    private string Write(IEnumerable<string> filled)
    {
        var venue = Template();
        foreach (var field in filled)
        {
            var at = field.Split('.', '[').Select(part => part.TrimEnd(']')).ToArray();
            var owner = at[..^1].Aggregate(venue, Inner);
            if (owner is JsonArray list)
            {
                list[int.Parse(at[^1], null)] = Answers[field];
            }
            else
            {
                owner[at[^1]] = Answers[field];
            }
        }

        var path = _folder.At($"{Guid.NewGuid():N}.json");
        File.WriteAllText(path, venue.ToJsonString(new() { WriteIndented = true }));
        return path;
    }

    private static JsonNode Inner(JsonNode node, string part) => node is JsonArray list ? list[int.Parse(part, null)]! : node[part]!;

    private static IEnumerable<string> Open(JsonNode? node, string at = "") => node switch
    {
        JsonObject fields => fields.SelectMany(field => Open(field.Value, at.Length == 0 ? field.Key : at + "." + field.Key)),
        JsonArray items => items.SelectMany((item, i) => Open(item, $"{at}[{i}]")),
        JsonValue value when value.TryGetValue(out string? text) && text.Length == 0 => [at],
        _ => [],
    };
}
