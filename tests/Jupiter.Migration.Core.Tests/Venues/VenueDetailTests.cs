using System;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Venues;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Venues;

/// <summary>What a venue's file may say beyond the database and the computers: who, when, and what else.</summary>
public sealed class VenueDetailTests : IDisposable
{
    private const string Thumbprint = "AB:cd:00:11 22 33 44 55 66 77 88 99 AA BB CC DD EE FF 01 23";

    private const string Sound = """
        {
          "schema": "jupiter.venue/1",
          "name": "Кафе «Юпитер»",
          "serverName": "JUPITER",
          "database": "Jupiter",
          "programs": ["1C"],
          "services": ["Exchange"],
          "scheduledTasks": ["\\Jupiter\\Nightly"],
          "companions": [{ "name": "Pagers", "services": ["PagerGate"], "before": { "en": "Note it.", "ru": "Запишите." }, "proof": { "en": "It rings.", "ru": "Звонит." }, "page": "https://a.example", "source": "https://b.example" }],
          "managerPhone": "+7 900 000-00-00",
          "approvers": [{ "name": "Анна", "thumbprint": "AB:cd:00:11 22 33 44 55 66 77 88 99 AA BB CC DD EE FF 01 23" }],
          "waivers": [{ "check": "Case.LeadTime", "reason": "срочно", "by": "Анна", "until": "2026-05-10T12:00:00+03:00" }],
          "timeZone": "Europe/Moscow",
          "openingHours": [{ "days": ["Friday", "Saturday"], "opens": "22:00", "closes": "04:00" }],
          "regionalDaysOff": ["2026-04-20"],
          "accountingQueries": [{ "title": "чеки", "markQuery": "SELECT MAX(id) FROM receipt", "listQuery": "SELECT id FROM receipt WHERE id > @mark" }]
        }
        """;

    private readonly TempFolder _folder = new();

    private string FilePath => _folder.At("venue.json");

    /// <summary>Where in the file, and a value that can't be there.</summary>
    public static TheoryData<string, string> WrongValues
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var list in new[] { "programs", "services", "scheduledTasks", "companions", "approvers", "waivers", "openingHours", "regionalDaysOff", "accountingQueries" })
            {
                foreach (var value in new[] { "[null]", "{}", "\"x\"", "[[]]", "[1]", "[{}]", "[\"\"]" })
                {
                    data.Add(list, value);
                }
            }

            Add("managerPhone", "\"\"", "\" \"", "7", "[]");
            Add("timeZone", "\"\"", "\" \"", "3", "{}");
            Add("regionalDaysOff", "[\"2026-02-29\"]", "[\"20.04.2026\"]", "[\"2026-04-20T00:00:00\"]", "[\"2026-4-20\"]", "[\"2026-04-20\", 1]");
            foreach (var days in new[] { "[]", "null", "\"Monday\"", "[\"Mon\"]", "[\"monday\"]", "[\"1\"]", "[1]", "[\"Monday, Friday\"]", "[\"Monday\",\"Monday\"]", "[null]" })
            {
                data.Add("openingHours", $$"""[{ "days": {{days}}, "opens": "10:00", "closes": "23:00" }]""");
            }

            foreach (var time in new[] { "null", "\"\"", "\"24:00\"", "\"9:00\"", "\"10:60\"", "\"10:00:00\"", "\"-1:00\"", "\" 10:00\"", "10", "\"1.10:00\"" })
            {
                data.Add("openingHours", $$"""[{ "days": ["Monday"], "opens": {{time}}, "closes": "23:00" }]""");
                data.Add("openingHours", $$"""[{ "days": ["Monday"], "opens": "10:00", "closes": {{time}} }]""");
            }

            Add("openingHours", """[{ "days": ["Monday"], "opens": "10:00" }]""", """[{ "opens": "10:00", "closes": "23:00" }]""");
            foreach (var thumbprint in new[] { "", "AB", new string('g', 40), new string('0', 39), new string('0', 41), new string('0', 63), new string('0', 65), new string('٣', 40), new string('0', 39) + "-0" })
            {
                data.Add("approvers", $$"""[{ "name": "a", "thumbprint": "{{thumbprint}}" }]""");
            }

            Add("approvers", $$"""[{ "name": " ", "thumbprint": "{{Thumbprint}}" }]""", $$"""[{ "thumbprint": "{{Thumbprint}}" }]""", """[{ "name": "a", "thumbprint": null }]""");
            foreach (var part in new[] { "check", "reason", "by", "until" })
            {
                foreach (var value in new[] { null, "null", "\"\"", "\"  \"", "1" })
                {
                    data.Add("waivers", "[" + Changed("waivers", part, value) + "]");
                }
            }

            foreach (var part in new[] { "title", "markQuery", "listQuery" })
            {
                foreach (var value in new[] { null, "null", "\"\"", "\" \"", "1" })
                {
                    data.Add("accountingQueries", "[" + Changed("accountingQueries", part, value) + "]");
                }
            }

            foreach (var part in new[] { "name", "page", "source" })
            {
                foreach (var value in new[] { null, "null", "\"\"", "\" \"", "1", $"\"{new string('a', 257)}\"" })
                {
                    data.Add("companions", "[" + Changed("companions", part, value) + "]");
                }
            }

            foreach (var value in new[] { null, "null", "\"Note it.\"", "{}", """{ "en": "Note it." }""", """{ "en": "Note it.", "ru": "" }""" })
            {
                data.Add("companions", "[" + Changed("companions", "before", value) + "]");
                data.Add("companions", "[" + Changed("companions", "proof", value) + "]");
            }

            return data;

            void Add(string part, params string[] values) => Array.ForEach(values, value => data.Add(part, value));
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_a_venue_says_is_read_as_it_was_written()
    {
        File.WriteAllText(FilePath, Sound);
        VenueFile.Write(_folder.At("again.json"), VenueFile.Read(FilePath));
        var again = VenueFile.Read(_folder.At("again.json"));

        Assert.Equal(["1C", "Exchange", "\\Jupiter\\Nightly"], again.Programs.Concat(again.Services).Concat(again.ScheduledTasks));
        Assert.Equal(("+7 900 000-00-00", "Europe/Moscow"), (again.ManagerPhone, again.TimeZone));
        Assert.Equal([DayOfWeek.Friday, DayOfWeek.Saturday], again.OpeningHours[0].Days);
        Assert.Equal((TimeSpan.FromHours(22), TimeSpan.FromHours(4)), (again.OpeningHours[0].Opens, again.OpeningHours[0].Closes));
        Assert.Equal([new DateTime(2026, 4, 20)], again.RegionalDaysOff);
        Assert.Equal(("Анна", "ABCD00112233445566778899AABBCCDDEEFF0123"), (again.Approvers[0].Name, again.Approvers[0].Thumbprint));
        Assert.Equal(("Case.LeadTime", "срочно", "Анна"), (again.Waivers[0].Check, again.Waivers[0].Reason, again.Waivers[0].By));
        Assert.Equal(("Pagers", "PagerGate", "Запишите."), (again.Companions[0].Name, again.Companions[0].Services![0], again.Companions[0].Before.Ru));
        Assert.Equal("SELECT id FROM receipt WHERE id > @mark", again.AccountingQueries[0].ListQuery);
        Assert.Empty(new PublishedSchema("venue").Differences(JsonNode.Parse(File.ReadAllText(_folder.At("again.json")))));
    }

    [Theory]
    [InlineData("{ }")]
    [InlineData("{ \"managerPhone\": null, \"timeZone\": null, \"openingHours\": null, \"regionalDaysOff\": null, \"waivers\": null, \"programs\": null }")]
    public void What_a_venue_leaves_out_is_empty_and_the_phone_is_that_of_the_memo(string more)
    {
        var root = JsonNode.Parse("""{ "schema": "jupiter.venue/1", "name": "a", "serverName": "b", "database": "c" }""")!.AsObject();
        foreach (var field in JsonNode.Parse(more)!.AsObject())
        {
            root[field.Key] = null;
        }

        File.WriteAllText(FilePath, root.ToJsonString());
        var venue = VenueFile.Read(FilePath);

        Assert.Equal(("+7 963 619-20-20", null), (venue.ManagerPhone, venue.TimeZone));
        Assert.Equal(0, venue.OpeningHours.Count + venue.RegionalDaysOff.Count + venue.Waivers.Count + venue.Approvers.Count + venue.AccountingQueries.Count);
        Assert.Equal(0, venue.Programs.Count + venue.Services.Count + venue.ScheduledTasks.Count);
    }

    [Theory]
    [MemberData(nameof(WrongValues))]
    public void A_value_that_can_not_be_is_refused_by_the_reader_and_by_the_schema(string field, string value)
    {
        var root = JsonNode.Parse(Sound)!.AsObject();
        root[field] = JsonNode.Parse(value);
        File.WriteAllText(FilePath, root.ToJsonString());

        Assert.Equal("VenueBroken", Assert.Throws<MigrationException>(() => VenueFile.Read(FilePath)).ErrorId);
        Assert.NotEmpty(new PublishedSchema("venue").Differences(root));
    }

    [Theory]
    [InlineData("ab cd 00 11 22 33 44 55 66 77 88 99 aa bb cc dd ee ff 01 23", "ABCD00112233445566778899AABBCCDDEEFF0123")]
    [InlineData("\u200eabcd00112233445566778899aabbccddeeff0123", "ABCD00112233445566778899AABBCCDDEEFF0123")]
    [InlineData("E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855", "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855")]
    public void A_thumbprint_may_be_pasted_as_certificates_show_it(string pasted, string expected)
    {
        var root = JsonNode.Parse(Sound)!.AsObject();
        root["approvers"]![0]!["thumbprint"] = pasted;
        File.WriteAllText(FilePath, root.ToJsonString());

        Assert.Equal(expected, VenueFile.Read(FilePath).Approvers.Single().Thumbprint);
        Assert.Empty(new PublishedSchema("venue").Differences(root));
    }

    [Theory]
    [InlineData("services", null, "companions[0]")]
    [InlineData("version", "\"newest\"", "companions[0].version")]
    [InlineData("name", "\"Pagers\\u001b[2J\"", "companions[0].name")]
    [InlineData("source", "\"https://a.example\\u202etxt\"", "companions[0].source")]
    [InlineData("programs", "[\"\"]", "companions[0].programs[0]")]
    public void A_row_of_what_is_bound_to_its_computer_can_be_seen_and_moves_no_cursor(string part, string? value, string field)
    {
        var root = JsonNode.Parse(Sound)!.AsObject();
        root["companions"] = new JsonArray(JsonNode.Parse(Changed("companions", part, value)));
        File.WriteAllText(FilePath, root.ToJsonString());

        Assert.Equal(field, Assert.Single(VenueFile.Examine(FilePath, _ => [])).Field);
    }

    [Fact]
    public void A_waiver_counts_until_its_moment_and_no_longer()
    {
        File.WriteAllText(FilePath, Sound);
        var waiver = VenueFile.Read(FilePath).Waivers.Single();
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 5, 10, 8, 59, 59, TimeSpan.Zero));

        Assert.True(waiver.IsInForce(clock.GetUtcNow()));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(waiver.IsInForce(clock.GetUtcNow()));
    }

    private static string Changed(string list, string field, string? value)
    {
        var item = JsonNode.Parse(Sound)![list]![0]!.AsObject();
        item.Remove(field);
        if (value is not null)
        {
            item[field] = JsonNode.Parse(value);
        }

        return item.ToJsonString();
    }
}
