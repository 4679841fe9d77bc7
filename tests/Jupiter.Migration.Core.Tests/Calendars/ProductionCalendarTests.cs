using System;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using Jupiter.Migration.Calendars;
using Jupiter.Migration.Errors;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Calendars;

public sealed class ProductionCalendarTests : IDisposable
{
    private const string Sound = """
        {
          "schema": "jupiter.calendar/1",
          "country": "RU",
          "year": 2030,
          "daysOff": ["2030-01-01", "2030-01-05"],
          "shortDays": ["2030-03-07"],
          "workingWeekends": ["2030-02-02"]
        }
        """;

    private readonly TempFolder _folder = new();

    private string FilePath => _folder.At("ru-2030.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_days_off_of_2026_are_those_of_the_decree()
    {
        var calendar = ProductionCalendar.Load(Repository.Calendars, 2026);
        var days = Enumerable.Range(0, 365).Select(day => new DateTime(2026, 1, 1).AddDays(day)).ToArray();

        Assert.Equal(2026, calendar.Year);
        Assert.Equal(247, days.Count(calendar.IsWorkingDay));
        Assert.Equal(
            ["01-01", "01-02", "01-05", "01-06", "01-07", "01-08", "01-09", "02-23", "03-09", "05-01", "05-11", "06-12", "11-04", "12-31"],
            days.Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !calendar.IsWorkingDay(day)).Select(day => day.ToString("MM-dd", null)));
        Assert.DoesNotContain(days, day => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday && calendar.IsWorkingDay(day));
    }

    [Fact]
    public void Every_calendar_that_is_shipped_fits_its_schema_and_is_read()
    {
        var files = Directory.GetFiles(Repository.Calendars);
        Assert.NotEmpty(files);
        Assert.All(files, file =>
        {
            Assert.Empty(new PublishedSchema("calendar").Differences(JsonNode.Parse(File.ReadAllText(file))));
            var year = int.Parse(Path.GetFileNameWithoutExtension(file)["ru-".Length..], null);
            Assert.Equal(file, ProductionCalendar.PathOf(Repository.Calendars, ProductionCalendar.Load(Repository.Calendars, year).Year));
        });
    }

    [Fact]
    public void A_weekend_can_be_worked_and_a_shortened_day_is()
    {
        File.WriteAllText(FilePath, Sound);
        var calendar = ProductionCalendar.Load(_folder.Root, 2030);

        Assert.True(calendar.IsWorkingDay(new DateTime(2030, 2, 2, 15, 0, 0)));
        Assert.False(calendar.IsWorkingDay(new DateTime(2030, 2, 3)));
        Assert.True(calendar.IsWorkingDay(new DateTime(2030, 3, 7)));
        Assert.False(calendar.IsWorkingDay(new DateTime(2030, 1, 1, 23, 59, 59)));
    }

    [Theory]
    [InlineData("country", "\"DE\"")]
    [InlineData("country", "null")]
    [InlineData("year", "2031")]
    [InlineData("year", "\"2030\"")]
    [InlineData("year", "1e9")]
    [InlineData("daysOff", "[]")]
    [InlineData("daysOff", "null")]
    [InlineData("daysOff", "{}")]
    [InlineData("daysOff", "[\"2029-12-31\"]")]
    [InlineData("daysOff", "[\"2031-01-01\"]")]
    [InlineData("daysOff", "[\"2030-02-29\"]")]
    [InlineData("daysOff", "[\"01.01.2030\"]")]
    [InlineData("daysOff", "[\"2030-01-01T00:00:00Z\"]")]
    [InlineData("daysOff", "[20300101]")]
    [InlineData("daysOff", "[\"2030-01-01\", \"2030-01-01\"]")]
    [InlineData("daysOff", "[\"2030-03-07\"]")]
    [InlineData("daysOff", "[\"2030-02-02\"]")]
    [InlineData("shortDays", "[\"2030-01-01\"]")]
    [InlineData("shortDays", "[null]")]
    [InlineData("shortDays", "[\"2031-03-07\"]")]
    [InlineData("workingWeekends", "[\"2030-02-04\"]")]
    [InlineData("workingWeekends", "[\"2030-01-05\"]")]
    [InlineData("schema", "\"jupiter.calendar/0\"")]
    [InlineData("schema", "\"jupiter.venue/1\"")]
    public void A_value_that_can_not_be_is_refused(string name, string value)
    {
        var root = JsonNode.Parse(Sound)!.AsObject();
        root[name] = JsonNode.Parse(value);

        Refused("CalendarBroken", root.ToJsonString());
    }

    [Fact]
    public void A_calendar_cut_at_any_length_is_refused()
    {
        for (var length = 0; length < Sound.TrimEnd().Length; length++)
        {
            Refused("CalendarBroken", Sound[..length]);
        }
    }

    [Fact]
    public void Other_causes_are_named()
    {
        Directory.CreateDirectory(_folder.At("ru-2029.json"));

        Assert.Equal("CalendarUnreadable", Assert.Throws<MigrationException>(() => ProductionCalendar.Load(_folder.Root, 2029)).ErrorId);
        Refused("CalendarNewer", "{\"schema\":\"jupiter.calendar/2\"}");
        Refused("CalendarTooLarge", new string(' ', (1 << 16) + 1));
    }

    [Fact]
    public void A_year_without_a_calendar_says_which_file_to_add()
    {
        var error = Assert.Throws<MigrationException>(() => ProductionCalendar.Load(Repository.Calendars, 2028));

        var path = Path.Combine(Repository.Calendars, "ru-2028.json");
        Assert.Equal(("CalendarYearMissing", path), (error.ErrorId, error.TargetObject));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Contains(path, error.Remedy, StringComparison.Ordinal);
    }

    private void Refused(string errorId, string json)
    {
        File.WriteAllText(FilePath, json);
        var error = Assert.Throws<MigrationException>(() => ProductionCalendar.Load(_folder.Root, 2030));
        Assert.True(errorId == error.ErrorId, $"{error.ErrorId} for {json[..Math.Min(json.Length, 200)]}");
    }
}
