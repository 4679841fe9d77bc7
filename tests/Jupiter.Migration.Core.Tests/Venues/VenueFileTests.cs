using System;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Venues;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Venues;

public sealed class VenueFileTests : IDisposable
{
    private const string Sound = """
        {
          "schema": "jupiter.venue/1",
          "name": "Кафе «Юпитер»",
          "serverName": "JUPITER",
          "database": "Jupiter",
          "identityQueries": [{ "title": "ИНН", "query": "SELECT inn FROM venue", "expected": "7701234567" }],
          "businessDayQuery": { "title": "День", "query": "SELECT 1", "expected": "1" },
          "preconditionQueries": [{ "title": "Чеки", "query": "SELECT 0", "expected": "0" }],
          "computers": [{ "name": "KASSA-1", "isMainPos": true, "port": 3050 }, { "name": "KASSA-2", "address": "127.0.0.3" }],
          "folders": ["C:\\Jupiter"],
          "contacts": [{ "name": "Анна", "role": "управляющая", "phone": "+7 900 000-00-00" }]
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
            foreach (var name in new[] { "name", "serverName", "database" })
            {
                foreach (var value in new[] { "null", "\"\"", "\"  \"", "1", "[]", "{}" })
                {
                    data.Add(name, value);
                }
            }

            foreach (var list in new[] { "identityQueries", "preconditionQueries", "computers", "folders", "contacts" })
            {
                foreach (var value in new[] { "[null]", "{}", "\"x\"", "[[]]", "[1]", "[{}]" })
                {
                    data.Add(list, value);
                }
            }

            data.Add("businessDayQuery", "{}");
            data.Add("businessDayQuery", "{\"title\":\"x\",\"query\":\"\",\"expected\":\"1\"}");
            data.Add("identityQueries", "[{\"title\":\"x\",\"query\":\"SELECT 1\",\"expected\":null}]");
            data.Add("identityQueries", "[{\"title\":\"x\",\"query\":\"SELECT 1\",\"expected\":1}]");
            data.Add("computers", "[{\"name\":\"a\",\"isMainPos\":true},{\"name\":\"b\",\"isMainPos\":true}]");
            data.Add("computers", "[{\"name\":\"a\",\"port\":0}]");
            data.Add("computers", "[{\"name\":\"a\",\"port\":65536}]");
            data.Add("computers", "[{\"name\":\"a\",\"port\":-5}]");
            data.Add("computers", "[{\"name\":\"a\",\"port\":1e99}]");
            data.Add("contacts", "[{\"name\":\"a\",\"role\":null}]");
            foreach (var value in new[] { "[]", "\"x\"", "{}", "{\"address\":\"\",\"community\":\"c\"}", "{\"address\":\"a\"}", "{\"address\":\"a\",\"community\":\" \"}", "{\"address\":\"a\",\"community\":null}", "{\"address\":\"a\",\"community\":\"c\",\"port\":0}", "{\"address\":\"a\",\"community\":\"c\",\"port\":65536}" })
            {
                data.Add("networkSwitch", value);
            }

            foreach (var value in new[] { "[]", "\"x\"", "{}", "{\"address\":\" \"}", "{\"address\":null}" })
            {
                data.Add("hypervisor", value);
            }

            foreach (var value in new[] { "[null]", "{}", "[\"Reports\"]", "[{}]", "[{\"name\":null}]", "[{\"name\":\" \"}]", "[{\"name\":\"Reports\",\"businessDayQuery\":{}}]", "[{\"name\":\"" + new string('x', 129) + "\"}]" })
            {
                data.Add("otherDatabases", value);
            }

            data.Add("schema", "\"jupiter.venue/0\"");
            data.Add("schema", "\"jupiter.backup-manifest/1\"");
            data.Add("schema", "7");
            return data;
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_venue_is_read_as_it_was_written()
    {
        File.WriteAllText(FilePath, Sound);
        var venue = VenueFile.Read(FilePath);
        VenueFile.Write(_folder.At("again.json"), venue);
        var again = VenueFile.Read(_folder.At("again.json"));

        Assert.Equal(("Кафе «Юпитер»", "JUPITER", "Jupiter"), (again.Name, again.ServerName, again.Database));
        Assert.Equal(("ИНН", "SELECT inn FROM venue", "7701234567"), (again.IdentityQueries[0].Title, again.IdentityQueries[0].Query, again.IdentityQueries[0].Expected));
        Assert.Equal([("KASSA-1", true, (int?)3050), ("KASSA-2", false, null)], again.Computers.Select(computer => (computer.Name, computer.IsMainPos, computer.Port)));
        Assert.Equal("127.0.0.3", again.Computers[1].Address);
        Assert.Equal("1", again.BusinessDayQuery?.Expected);
        Assert.Equal(["C:\\Jupiter"], again.Folders);
        Assert.Equal("Анна", again.Contacts[0].Name);
        Assert.Contains("Кафе", File.ReadAllText(_folder.At("again.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void Devices_are_read_as_they_were_written_and_no_table_shows_the_community()
    {
        var root = JsonNode.Parse(Sound)!.AsObject();
        root["networkSwitch"] = JsonNode.Parse("{\"address\":\"192.168.1.250\",\"port\":1161,\"community\":\"kanarek-1\"}");
        root["hypervisor"] = JsonNode.Parse("{\"address\":\"HV01\"}");
        Assert.Empty(new PublishedSchema("venue").Differences(root));
        File.WriteAllText(FilePath, root.ToJsonString());
        VenueFile.Write(_folder.At("again.json"), VenueFile.Read(FilePath));

        var again = VenueFile.Read(_folder.At("again.json"));

        Assert.Equal(("192.168.1.250", (int?)1161, "kanarek-1", "HV01"), (again.NetworkSwitch!.Address, again.NetworkSwitch.Port, again.NetworkSwitch.Community.Value, again.Hypervisor!.Address));
        Assert.DoesNotContain(typeof(VenueNetworkSwitch).GetProperties(), property => property.GetValue(again.NetworkSwitch)?.ToString()!.Contains("kanarek", StringComparison.Ordinal) == true);
        Assert.Equal("192.168.1.250", again.NetworkSwitch.ToString());
    }

    [Theory]
    [InlineData("jupiter")]
    [InlineData("Loyalty", "LOYALTY")]
    [InlineData("Master")]
    [InlineData("tempdb")]
    [InlineData("msdb")]
    [InlineData("../Reports")]
    [InlineData("a\\b")]
    [InlineData("a:b")]
    [InlineData("a\u0000b")]
    [InlineData("COM1")]
    [InlineData(" Reports")]
    [InlineData("Reports ")]
    [InlineData("Reports.")]
    [InlineData("Jupiter.Incoming")]
    public void What_can_not_be_another_database_is_refused_by_name(params string[] names)
    {
        var root = JsonNode.Parse(Sound)!.AsObject();
        root["otherDatabases"] = new JsonArray([.. names.Select(name => new JsonObject { ["name"] = name })]);
        File.WriteAllText(FilePath, root.ToJsonString());

        var error = Assert.Throws<MigrationException>(() => VenueFile.Read(FilePath));

        Assert.Equal("VenueBroken", error.ErrorId);
        Assert.Contains("otherDatabases can't have", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_databases_are_read_as_they_were_written()
    {
        var root = JsonNode.Parse(Sound)!.AsObject();
        root["otherDatabases"] = JsonNode.Parse("[{\"name\":\"Отчёты 2\"},{\"name\":\"Loyalty\",\"enableBroker\":true}]");
        Assert.Empty(new PublishedSchema("venue").Differences(root));
        File.WriteAllText(FilePath, root.ToJsonString());
        VenueFile.Write(_folder.At("again.json"), VenueFile.Read(FilePath));

        Assert.Equal([("Отчёты 2", false), ("Loyalty", true)], VenueFile.Read(_folder.At("again.json")).OtherDatabases.Select(other => (other.Name, other.EnableBroker)));
    }

    [Fact]
    public void Only_the_names_are_needed()
    {
        File.WriteAllText(FilePath, "{\"schema\":\"jupiter.venue/1\",\"name\":\"a\",\"serverName\":\"b\",\"database\":\"c\"}");

        var venue = VenueFile.Read(FilePath);

        Assert.Empty(venue.Computers);
        Assert.Empty(venue.IdentityQueries);
        Assert.Empty(venue.PreconditionQueries);
        Assert.Empty(venue.Folders);
        Assert.Empty(venue.Contacts);
        Assert.Null(venue.BusinessDayQuery);
        Assert.Null(venue.NetworkSwitch);
        Assert.Null(venue.Hypervisor);
    }

    [Theory]
    [MemberData(nameof(WrongValues))]
    public void A_value_that_can_not_be_is_refused_and_is_none_to_the_schema(string field, string value)
    {
        var root = JsonNode.Parse(Sound)!.AsObject();
        root[field] = JsonNode.Parse(value);

        Refused("VenueBroken", root.ToJsonString());
        Assert.NotEmpty(new PublishedSchema("venue").Differences(root));
    }

    [Theory]
    [InlineData("name")]
    [InlineData("serverName")]
    [InlineData("database")]
    [InlineData("schema")]
    public void A_name_that_is_missing_is_refused(string field)
    {
        var root = JsonNode.Parse(Sound)!.AsObject();
        root.Remove(field);

        Refused("VenueBroken", root.ToJsonString());
    }

    [Fact]
    public void A_venue_cut_at_any_length_is_refused()
    {
        for (var length = 0; length < Sound.TrimEnd().Length; length++)
        {
            Refused("VenueBroken", Sound[..length]);
        }
    }

    [Fact]
    public void Other_causes_are_named()
    {
        Assert.Equal("VenueNotFound", Assert.Throws<MigrationException>(() => VenueFile.Read(FilePath)).ErrorId);
        Assert.Equal("VenueUnreadable", Assert.Throws<MigrationException>(() => VenueFile.Read(_folder.Root)).ErrorId);
        Refused("VenueNewer", "{\"schema\":\"jupiter.venue/2\"}");
        Refused("VenueTooLarge", new string(' ', (1 << 20) + 1));
        Refused("VenueBroken", Sound.Replace("\"SELECT 0\"", new string('[', 5000) + new string(']', 5000), StringComparison.Ordinal));
    }

    private void Refused(string errorId, string json)
    {
        File.WriteAllText(FilePath, json);
        var error = Assert.Throws<MigrationException>(() => VenueFile.Read(FilePath));
        Assert.True(errorId == error.ErrorId, $"{error.ErrorId} for {json[..Math.Min(json.Length, 200)]}");
    }
}
