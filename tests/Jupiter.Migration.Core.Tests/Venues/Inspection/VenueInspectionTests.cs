using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using CsCheck;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Venues;
using Jupiter.Migration.Venues.Inspection;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Venues.Inspection;

/// <summary>What people get wrong in a venue's file: each fault is told, with its line, all of them at once.</summary>
public sealed class VenueInspectionTests : IDisposable
{
    private const string Sound = """
        {
          "schema": "jupiter.venue/1",
          "name": "Кафе «Юпитер»",
          "serverName": "JUPITER",
          "database": "Jupiter",
          "otherDatabases": [{ "name": "Loyalty", "enableBroker": true }],
          "identityQueries": [{ "title": "ИНН", "query": "SELECT inn FROM venue", "expected": "7701234567" }],
          "businessDayQuery": { "title": "День", "query": "SELECT 1", "expected": "1" },
          "preconditionQueries": [{ "title": "Чеки", "query": "SELECT 0", "expected": "0" }],
          "computers": [
            { "name": "KASSA-1", "address": "192.168.1.11", "isMainPos": true, "port": 3050 },
            { "name": "KASSA-2", "address": "192.168.1.12", "serverAddress": "192.168.1.10" }
          ],
          "remoteDesktopSessions": 3,
          "folders": ["C:\\Jupiter\\Отчёты"],
          "contacts": [{ "name": "Анна", "role": "Owner", "phone": "+7 900 000-00-00" }],
          "approvers": [{ "name": "Вера", "thumbprint": "0123456789012345678901234567890123456789" }],
          "waivers": [{ "check": "Case.LeadTime", "reason": "договорились", "by": "Вера", "until": "2099-12-01T00:00:00+03:00" }],
          "timeZone": "Europe/Moscow",
          "openingHours": [{ "days": ["Monday"], "opens": "10:00", "closes": "23:00" }],
          "regionalDaysOff": ["2026-06-15"],
          "accountingQueries": [{ "title": "Чеки", "markQuery": "SELECT 1", "listQuery": "SELECT 1" }],
          "networkSwitch": { "address": "192.168.1.250", "port": 161, "community": "public" },
          "hypervisor": { "address": "HV01" },
          "disarm": { "server": "JUPITER", "consentBy": "Анна", "services": ["JupiterServer"] }
        }
        """;

    private static readonly DateTimeOffset Now = new(2026, 11, 29, 3, 0, 0, TimeSpan.Zero);

    private readonly TempFolder _folder = new();

    private string FilePath => _folder.At("venue.json");

    /// <summary>What is written in place of what, the line of the fault, and what is told of it.</summary>
    public static TheoryData<string, string, int, string> Slips => new()
    {
        { "\"serverName\"", "\"servername\"", 4, "serverName?" },
        { "\"database\":", "\"databse\":", 5, "database?" },
        { "\"address\": \"192.168.1.12\"", "\"adress\": \"192.168.1.12\"", 12, "address?" },
        { "\"isMainPos\": true", "\"isMainPos\": true, \"awaited\": \"Анна\"", 11, "computers[0].awaited" },
        { "\"phone\"", "\"telephone\"", 16, "contacts[0].telephone" },
        { "\"opens\"", "\"open\"", 20, "opens?" },
        { "\"isMainPos\": true", "\"isMainPos\": true, \"isMainPos\": true", 11, "computers[0].isMainPos" },
        { "\"timeZone\":", "\"database\": \"x\", \"timeZone\":", 19, "database" },
        { "jupiter.venue/1", "jupiter.venue", 2, "jupiter.venue/1" },
        { "\"jupiter.venue/1\"", "1", 2, "jupiter.venue/1" },
        { "\"Кафе «Юпитер»\"", "\"\"", 3, "name" },
        { "\"Кафе «Юпитер»\"", "\"   \"", 3, "name" },
        { "\"Кафе «Юпитер»\"", "12", 3, SR.FormText },
        { "\"Jupiter\",", "[\"Jupiter\"],", 5, SR.FormText },
        { "\"JUPITER\",\n", "\"192.168.1.500\",\n", 4, SR.FormHost },
        { "\"JUPITER\",\n", "\"JUPITER\\\\SQLEXPRESS\",\n", 4, SR.FormHost },
        { "\"Loyalty\"", "\"master\"", 6, "master" },
        { "\"Loyalty\"", "\"JUPITER\"", 6, "JUPITER" },
        { "\"enableBroker\": true", "\"enableBroker\": \"yes\"", 6, SR.FormTruth },
        { "\"expected\": \"7701234567\"", "\"expected\": 7701234567", 7, SR.FormText },
        { "\"SELECT inn FROM venue\"", "\"\"", 7, "identityQueries[0].query" },
        { "\"title\": \"ИНН\", ", "", 7, "identityQueries[0].title" },
        { "{ \"title\": \"День\", \"query\": \"SELECT 1\", \"expected\": \"1\" }", "\"SELECT 1\"", 8, SR.FormObject },
        { "[{ \"title\": \"Чеки\", \"query\": \"SELECT 0\", \"expected\": \"0\" }]", "{ \"title\": \"Чеки\", \"query\": \"SELECT 0\", \"expected\": \"0\" }", 9, SR.FormList },
        { "[{ \"title\": \"Чеки\", \"query\": \"SELECT 0\", \"expected\": \"0\" }]", "[null]", 9, "preconditionQueries[0]" },
        { "\"192.168.1.11\"", "\"192.168.1.500\"", 11, SR.FormHost },
        { "\"192.168.1.11\"", "\"192.168.1\"", 11, SR.FormHost },
        { "\"192.168.1.12\", \"serverAddress\"", "\"192.168.1.11\", \"serverAddress\"", 12, "computers[0]" },
        { "\"KASSA-2\"", "\"kassa-1\"", 12, "computers[0]" },
        { "\"name\": \"KASSA-2\"", "\"name\": \"\"", 12, "computers[1].name" },
        { "\"serverAddress\": \"192.168.1.10\"", "\"serverAddress\": \"JUPITER\"", 12, SR.FormAddress },
        { "\"serverAddress\": \"192.168.1.10\"", "\"isMainPos\": true", 12, "KASSA-2" },
        { "\"isMainPos\": true", "\"isMainPos\": \"true\"", 11, SR.FormTruth },
        { "3050", "0", 11, "65535" },
        { "3050", "70000", 11, "65535" },
        { "3050", "\"3050\"", 11, SR.FormWholeNumber },
        { "3050", "3050.5", 11, SR.FormWholeNumber },
        { "\"remoteDesktopSessions\": 3", "\"remoteDesktopSessions\": -3", 14, "1000" },
        { "[\"C:\\\\Jupiter\\\\Отчёты\"]", "\"C:\\\\Jupiter\"", 15, SR.FormList },
        { "[\"C:\\\\Jupiter\\\\Отчёты\"]", "[\"\"]", 15, "folders[0]" },
        { "\"role\": \"Owner\"", "\"role\": null", 16, "contacts[0].role" },
        { "\"name\": \"Анна\", ", "", 16, "contacts[0].name" },
        { "0123456789012345678901234567890123456789", "0123", 17, "approvers[0].thumbprint" },
        { "\"2099-12-01T00:00:00+03:00\"", "\"01.12.2099\"", 18, SR.FormMoment },
        { "\"reason\": \"договорились\", ", "", 18, "waivers[0].reason" },
        { "\"договорились\"", "\"\"", 18, "waivers[0].reason" },
        { "\"Europe/Moscow\"", "\"Moscow\"", 19, "Moscow" },
        { "\"Europe/Moscow\"", "\"\"", 19, "timeZone" },
        { "[\"Monday\"]", "[\"понедельник\"]", 20, SR.FormWeekdays },
        { "[\"Monday\"]", "[\"Monday\", \"Monday\"]", 20, "openingHours[0].days" },
        { "[\"Monday\"]", "[]", 20, "openingHours[0].days" },
        { "\"10:00\"", "\"10.00\"", 20, SR.FormClock },
        { "\"23:00\"", "\"24:00\"", 20, SR.FormClock },
        { "\"2026-06-15\"", "\"15.06.2026\"", 21, SR.FormDates },
        { "\"markQuery\": \"SELECT 1\", ", "", 22, "accountingQueries[0].markQuery" },
        { "\"port\": 161", "\"port\": 161000", 23, "networkSwitch.port" },
        { "\"192.168.1.250\"", "\"192.168.1.\"", 23, SR.FormHost },
        { "\"community\": \"public\"", "\"community\": 1", 23, SR.FormText },
        { "\"HV01\"", "\"\"", 24, "hypervisor.address" },
        { "\"consentBy\": \"Анна\", ", "", 25, "disarm.consentBy" },
        { "\"name\": \"Кафе «Юпитер»\",", "\"name\": \"Кафе «Юпитер»\"", 4, SR.JsonBroken },
        { "\"HV01\" },", "\"HV01\" ,", 26, SR.JsonBroken },
        { "C:\\\\Jupiter\\\\", "C:\\Jupiter\\", 15, SR.JsonBroken },
    };

    /// <summary>What is read all the same, and hardly meant.</summary>
    public static TheoryData<string, string, int, string> Remarks => new()
    {
        { "\"Owner\"", "\"Ovner\"", 16, "Owner?" },
        { "\"Owner\"", "\"Кассир\"", 16, "Кассир" },
        { "\"Case.LeadTime\"", "\"Case.LeadTimes\"", 18, "Case.LeadTime?" },
        { "2099-12-01", "2026-11-01", 18, "Case.LeadTime" },
        { "[{ \"days\": [\"Monday\"], \"opens\": \"10:00\", \"closes\": \"23:00\" }]", "[{ \"days\": [\"Monday\"], \"opens\": \"10:00\", \"closes\": \"23:00\" }, { \"days\": [\"Monday\"], \"opens\": \"22:00\", \"closes\": \"02:00\" }]", 20, "openingHours[1]" },
        { "[{ \"days\": [\"Monday\"], \"opens\": \"10:00\", \"closes\": \"23:00\" }]", "[{ \"days\": [\"Saturday\"], \"opens\": \"10:00\", \"closes\": \"03:00\" }, { \"days\": [\"Sunday\"], \"opens\": \"01:00\", \"closes\": \"02:00\" }]", 20, "openingHours[1]" },
        { "C:\\\\Jupiter\\\\Отчёты", "Отчёты", 15, "Отчёты" },
    };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_sound_file_passes_and_is_read()
    {
        var result = Assert.Single(Inspect(Sound));

        Assert.Equal((CheckStatus.Pass, "Venue.File"), (result.Status, result.Id));
        Assert.Equal("JUPITER", VenueFile.Read(FilePath).ServerName);
    }

    [Theory]
    [MemberData(nameof(Slips))]
    public void A_slip_is_told_with_its_line_and_the_file_is_refused(string written, string instead, int line, string told)
    {
        // A phone under another name is also missing under its own, which is a remark.
        var result = Assert.Single(Inspect(Changed(written, instead)), result => result.Status == CheckStatus.Fail);

        Assert.Contains($"line {line},", result.Subject, StringComparison.Ordinal);
        Assert.Contains(told, result.Actual, StringComparison.Ordinal);
        if (line != 19 || instead.Length != "\"Moscow\"".Length)
        {
            // A time zone is looked up where the night is planned: another computer may know it.
            Assert.Contains($"line {line},", Assert.Throws<MigrationException>(() => VenueFile.Read(FilePath)).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Remarks))]
    public void What_is_hardly_meant_is_a_warning_and_is_read(string written, string instead, int line, string told)
    {
        var result = Assert.Single(Inspect(Changed(written, instead)));

        Assert.Equal(CheckStatus.Warning, result.Status);
        Assert.Contains($"line {line},", result.Subject, StringComparison.Ordinal);
        Assert.Contains(told, result.Actual, StringComparison.Ordinal);
        Assert.Equal("JUPITER", VenueFile.Read(FilePath).ServerName);
    }

    [Fact]
    public void All_of_them_are_told_at_once_in_the_order_of_the_file()
    {
        var results = Inspect(Changed("\"192.168.1.11\"", "\"192.168.1.500\"").Replace("\"KASSA-2\"", "\"KASSA-1\"", StringComparison.Ordinal)
            .Replace("\"database\":", "\"databse\": 1, \"database\":", StringComparison.Ordinal).Replace("\"HV01\"", "\"\"", StringComparison.Ordinal));

        Assert.Equal(["line 5, column 3", "line 11, column 26", "line 12, column 7", "line 24, column 19"], results.Select(result => result.Subject["venue.json, ".Length..]));
        var error = Assert.Throws<MigrationException>(() => VenueFile.Read(FilePath));
        Assert.All(results, result => Assert.Contains(result.Actual, error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_value_of_another_form_hides_none_of_the_others()
    {
        var results = Inspect(Changed("\"isMainPos\": true", "\"isMainPos\": \"да\"").Replace("\"KASSA-2\", \"address\": \"192.168.1.12\"", "\"KASSA-1\", \"address\": \"192.168.1.500\"", StringComparison.Ordinal)
            .Replace("[\"Monday\"], ", "1, ", StringComparison.Ordinal).Replace("\"consentBy\": \"Анна\", ", "", StringComparison.Ordinal).Replace("\"folders\": [", "\"folders\": [7, ", StringComparison.Ordinal));

        Assert.Equal([11, 12, 12, 15, 20, 25], results.Select(result => int.Parse(result.Subject.Split(' ', ',')[3], CultureInfo.InvariantCulture)));
        Assert.DoesNotContain(results, result => result.Status != CheckStatus.Fail);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-8")]
    public void A_file_with_a_byte_order_mark_is_read_in_its_encoding(string encoding)
    {
        File.WriteAllText(FilePath, Sound, Encoding.GetEncoding(encoding));

        Assert.Equal("Кафе «Юпитер»", VenueFile.Read(FilePath).Name);
    }

    [Fact]
    public void Any_other_encoding_is_named_with_the_place_where_it_shows()
    {
        var ansi = Encoding.UTF8.GetBytes(Sound).TakeWhile(one => one < 0x80).Concat<byte>([0xCA, 0xE0, 0xF4, 0xE5, .. "\" }"u8]).ToArray();
        foreach (var (bytes, place) in new[] { (ansi, "line 3, column 12"), (Encoding.Unicode.GetBytes(Sound), "line 1, column 1") })
        {
            File.WriteAllBytes(FilePath, bytes);

            var result = Assert.Single(VenueInspection.Run(FilePath, Now));

            Assert.Equal((CheckStatus.Fail, SR.FileNotUtf8), (result.Status, result.Actual));
            Assert.EndsWith(place, result.Subject, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_column_counts_characters_and_not_bytes()
    {
        var result = Assert.Single(Inspect(Changed("\"SELECT inn FROM venue\"", "1")));

        Assert.Equal($"venue.json, line 7, column {Sound.Split('\n')[6].IndexOf("\"query\"", StringComparison.Ordinal) + 1}", result.Subject);
    }

    [Fact]
    public void A_field_is_named_as_people_call_it()
    {
        var result = Assert.Single(Inspect(Changed("\"192.168.1.12\"", "\"192.168.1.500\"")));

        Assert.Equal("POS terminal or workstation 2, address", result.Evidence);
    }

    [Fact]
    public void Every_field_of_the_format_has_such_a_name()
    {
        Assert.All(Fields(typeof(Venue)).Distinct(), field => Assert.True(VenueFields.Named(field).Length > 0, field));

        static IEnumerable<string> Fields(Type type) => type.GetProperties()
            .Where(property => property.CanWrite && property.GetIndexParameters().Length == 0)
            .SelectMany(property => Below(property.PropertyType).Prepend(char.ToLowerInvariant(property.Name[0]) + property.Name[1..]));

        static IEnumerable<string> Below(Type type) => type.IsGenericType ? type.GetGenericArguments().SelectMany(Below)
            : type.Namespace == typeof(Venue).Namespace ? Fields(type) : [];
    }

    [Fact]
    public void Whatever_the_bytes_are_they_are_read_or_told()
    {
        var sound = Encoding.UTF8.GetBytes(Sound);
        Gen.Select(Gen.Int[0, sound.Length - 1], Gen.Byte, Gen.Int[0, sound.Length]).Sample((at, value, length) =>
        {
            var bytes = (byte[])sound.Clone();
            bytes[at] = value;
            File.WriteAllBytes(FilePath, bytes[..length]);
            try
            {
                Assert.NotEmpty(VenueInspection.Run(FilePath, Now));
            }
            catch (MigrationException e)
            {
                Assert.Equal("VenueNewer", e.ErrorId);
            }
        }, iter: 2000, threads: 1);
    }

    private static string Changed(string written, string instead)
    {
        var sound = Sound.Replace("\r\n", "\n", StringComparison.Ordinal);
        var at = sound.IndexOf(written, StringComparison.Ordinal);
        Assert.True(at >= 0, written);
        return string.Concat(sound.AsSpan(0, at), instead, sound.AsSpan(at + written.Length));
    }

    private IReadOnlyList<CheckResult> Inspect(string text)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-US");
        File.WriteAllText(FilePath, text);
        return VenueInspection.Run(FilePath, Now);
    }
}
