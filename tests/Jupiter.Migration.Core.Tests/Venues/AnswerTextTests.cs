using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CsCheck;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Venues;
using Jupiter.Migration.Venues.Making;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Venues;

/// <summary>What people answer about a venue, as they write it.</summary>
public sealed class AnswerTextTests
{
    [Theory]
    [InlineData("10:00-23:00", "Monday Tuesday Wednesday Thursday Friday Saturday Sunday 10:00 23:00")]
    [InlineData("ежедневно с 9.30 – 24:00", "Monday Tuesday Wednesday Thursday Friday Saturday Sunday 09:30 00:00")]
    [InlineData("пн-пт 10:00-23:00, Сб-Вс 12:00-2:00", "Monday Tuesday Wednesday Thursday Friday 10:00 23:00|Saturday Sunday 12:00 02:00")]
    [InlineData("Fri-Mon 18:00-04:00; wed 10:00-11:00", "Friday Saturday Sunday Monday 18:00 04:00|Wednesday 10:00 11:00")]
    [InlineData("круглосуточно", "Monday Tuesday Wednesday Thursday Friday Saturday Sunday 00:00 00:00")]
    [InlineData("24/7", "Monday Tuesday Wednesday Thursday Friday Saturday Sunday 00:00 00:00")]
    [InlineData("", null)]
    [InlineData("10-23", null)]
    [InlineData("25:00-26:00", null)]
    [InlineData("24:30-03:00", null)]
    [InlineData("10:60-23:00", null)]
    [InlineData("пн-xx 10:00-23:00", null)]
    [InlineData("10:00-23:00,", null)]
    [InlineData("１０:00-23:00", null)]
    public void Opening_hours(string text, string? meant) => Assert.Equal(meant, OpeningHoursText.Parse(text) is not { } hours ? null : string.Join(
        '|', hours.Select(one => string.Join(' ', one.Days) + one.Opens.ToString(@"\ hh\:mm", CultureInfo.InvariantCulture) + one.Closes.ToString(@"\ hh\:mm", CultureInfo.InvariantCulture))));

    [Theory]
    [InlineData("ru-RU", "пн–пт 10:00–23:00, сб–вс 12:00–02:00", "пн-пт 10:00-23:00, сб-вс 12:00-2:00")]
    [InlineData("en-US", "mon 18:00–04:00, fri–sun 18:00–04:00", "fri-mon 18:00-4:00")]
    [InlineData("ru-RU", "00:00–00:00", "круглосуточно")]
    public void Opening_hours_are_written_by_runs_of_days(string culture, string written, string typed) =>
        Assert.Equal(written, InCulture(culture, () => OpeningHoursText.Of(OpeningHoursText.Parse(typed)!)));

    [Fact]
    public void Opening_hours_that_are_written_are_read_as_they_were() => Gen.Select(
        Gen.Select(Gen.Int[1, 127], Gen.Int[0, 1439], Gen.Int[0, 1439]).Array[1, 4], Gen.OneOf<string>("ru-RU", "en-US")).Sample((spans, culture) =>
    {
        VenueOpeningHours[] hours = [.. spans.Select(span => new VenueOpeningHours
        {
            Days = [.. Enum.GetValues<DayOfWeek>().Where(day => (span.Item1 & (1 << (int)day)) != 0)], Opens = TimeSpan.FromMinutes(span.Item2), Closes = TimeSpan.FromMinutes(span.Item3),
        })];

        var read = OpeningHoursText.Parse(InCulture(culture, () => OpeningHoursText.Of(hours)))!;

        Assert.Equal(Times(hours), Times(read));
        static IEnumerable<string> Times(IEnumerable<VenueOpeningHours> all) => all.SelectMany(one => one.Days.Select(day => $"{day} {one.Opens} {one.Closes}")).Order(StringComparer.Ordinal);
    });

    [Theory]
    [InlineData("Алёна Щукина, +7 900 000-00-00", "Алёна Щукина", "+7 900 000-00-00")]
    [InlineData("Алёна Щукина +7 (900) 000-00-00", "Алёна Щукина", "+7 (900) 000-00-00")]
    [InlineData("  Юпитер ", "Юпитер", "none")]
    [InlineData("+7 900 000-00-00", null, null)]
    [InlineData("", null, null)]
    [InlineData("Анна, звонить вечером, 5", null, null)]
    public void A_contact(string text, string? name, string? phone)
    {
        var contact = ContactText.Parse(text, ContactRoles.Manager, "none");

        Assert.Equal((name, phone), (contact?.Name, contact?.Phone));
    }

    [Theory]
    [InlineData("KASSA-1, BAR=192.168.1.13; KASSA-2=127.0.0.3:3050", "KASSA-1, BAR=192.168.1.13, KASSA-2=127.0.0.3:3050")]
    [InlineData("KASSA-1=KASSA-1:3050", "KASSA-1=KASSA-1:3050")]
    [InlineData("KASSA-1, kassa-1", null)]
    [InlineData("192.168.1.500", null)]
    [InlineData("KASSA-1=192.168.1.500", null)]
    [InlineData("KASSA-1=127.0.0.3:0", null)]
    [InlineData("KASSA-1=1=2", null)]
    [InlineData("KASSA 1", null)]
    [InlineData(" , ", null)]
    public void Computers(string text, string? meant) =>
        Assert.Equal(meant, ComputerListText.Parse(text) is { } computers ? VenueInterview.TextOf(computers) : null);

    [Fact]
    public void What_was_read_and_can_not_be_meant_is_not_offered()
    {
        var offered = new List<string>();
        var interview = new VenueInterview(new Dictionary<string, string>(), (question, _) =>
        {
            offered.Add(question.Offered);
            return "7707083893";
        });

        var question = new VenueQuestion("TaxNumber", "?") { Offered = "12", Source = "base" };
        Assert.Equal("7707083893", interview.Answer(question, "", Number));
        Assert.Equal("7707083893", interview.Answer(question with { Offered = "500100732259" }, "", Number));
        Assert.Equal(["", "500100732259"], offered);
    }

    [Fact]
    public void Who_is_gone_answers_nothing_and_what_was_read_is_taken_where_nobody_is_asked()
    {
        var question = new VenueQuestion("TaxNumber", "ИНН") { Offered = "7707083893" };
        Assert.Equal("7707083893", new VenueInterview(new Dictionary<string, string>(), null).Answer(question, "", Number));
        Assert.Null(new VenueInterview(new Dictionary<string, string>(), null).Answer(new VenueQuestion("TaxNumber", "ИНН") { IsOptional = true }, "", Number));
        var error = Assert.Throws<MigrationException>(() => new VenueInterview(new Dictionary<string, string>(), (_, _) => null).Answer(new VenueQuestion("TaxNumber", "ИНН"), "", Number));
        Assert.Equal("VenueAnswerMissing", error.ErrorId);
        Assert.Contains("-TaxNumber", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_with_what_nobody_sees_is_asked_again()
    {
        var answers = new Queue<string>(["77\u001b07083893", "7707083893"]);
        Assert.Equal("7707083893", new VenueInterview(new Dictionary<string, string>(), (_, _) => answers.Dequeue()).Answer(new VenueQuestion("Name", "?"), "", text => text));
        Assert.Empty(answers);
    }

    [Fact]
    public void Who_types_a_question_mark_is_told_what_an_answer_has_to_be()
    {
        var answers = new Queue<string>(["?", "Кафе"]);
        var faults = new List<string?>();
        var interview = new VenueInterview(new Dictionary<string, string>(), (_, fault) =>
        {
            faults.Add(fault);
            return answers.Dequeue();
        });

        Assert.Equal("Кафе", interview.Answer(new VenueQuestion("Name", ""), "form", text => text));
        Assert.Equal([null, "form"], faults);
    }

    [Fact]
    public void Who_typed_a_wrong_answer_goes_back_and_finds_the_others_as_they_were()
    {
        var asked = new List<string>();
        var answers = new Queue<string>(["..", "Кафе", "-", "касса", "..", "..", "..", "Бар", "7707083893", "", "KASSA-1"]);
        var interview = new VenueInterview(new Dictionary<string, string> { ["ServerName"] = "JUPITER" }, (question, fault) =>
        {
            asked.Add($"{question.Parameter} {question.Offered} {fault}".Trim());
            return answers.Dequeue();
        });

        var said = interview.Whole(() => new[]
        {
            interview.Answer(new VenueQuestion("Name", ""), "form", text => text),
            interview.Answer(new VenueQuestion("ServerName", ""), "form", text => text),
            interview.Answer(new VenueQuestion("TaxNumber", "") { IsOptional = true }, "form", Number),
            interview.Answer(new VenueQuestion("MainPos", "") { Offered = "BAR" }, "form", text => text),
            interview.Answer(new VenueQuestion("Folder", ""), "form", text => text),
        });

        Assert.Equal(["Бар", "JUPITER", "7707083893", "касса", "KASSA-1"], said);
        Assert.Empty(answers);
        Assert.Equal(
            ["Name", "Name  form", "TaxNumber", "MainPos BAR", "Folder", "MainPos касса", "TaxNumber", "Name Кафе", "TaxNumber", "MainPos касса", "Folder"],
            asked);
    }

    [Theory]
    [InlineData(@"C:\Jupiter\Отчёты", true)]
    [InlineData(@"\\JUPITER\Обмен, архив", true)]
    [InlineData("/srv/jupiter", true)]
    [InlineData("Reports", false)]
    [InlineData(@"C:\Jupiter\Reports, D:\Exchange", false)]
    [InlineData(@"\\JUPITER\Reports, \\JUPITER\Exchange", false)]
    public void Two_folders_in_one_are_no_folder(string text, bool isWhole) =>
        Assert.Equal(isWhole, Migration.Venues.Inspection.VenueRemarks.IsWhole(text));

    private static string? Number(string text) => TaxNumber.IsSound(text) ? text : null;

    private static string InCulture(string name, Func<string> work)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(name);
            return work();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
