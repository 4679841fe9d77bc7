using System;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Reports;
using Jupiter.Migration.Resources;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Reports;

/// <summary>What a report tells of a night, and that no name does anything in it.</summary>
public sealed class ReportTests
{
    [Theory]
    [InlineData("en-US")]
    [InlineData("ru-RU")]
    public void The_page_tells_manager_and_specialist_what_they_ask(string culture)
    {
        using var night = new ReportedNight(culture);
        var report = night.Finish("O7").Read();
        var page = System.Net.WebUtility.HtmlDecode(ReportPage.Of(report));

        Assert.Contains(SR.ReportPhaseAwaitingAcceptance, page, StringComparison.Ordinal);
        Assert.Contains(SR.ReportObjectUntil.With(Date(report.AcceptanceDeadline!.Value)), page, StringComparison.Ordinal);
        Assert.Contains("+7 963 619-20-20", page, StringComparison.Ordinal);
        Assert.Contains(SR.ReportWorthText.With(report.Steps.Count(step => step.State == "Proved"), report.Steps.Count(step => step.State == "Attested")), page, StringComparison.Ordinal);
        Assert.Contains("[DiskFull]", page, StringComparison.Ordinal);
        Assert.Contains(SR.DiskFull_Remedy, page, StringComparison.Ordinal);
        Assert.Contains("KASSA-<b>198", page, StringComparison.Ordinal);
        Assert.DoesNotContain("ReportState", page, StringComparison.Ordinal);
        Assert.All(report.Audit, check => Assert.True(check.Status == "Pass", check.ToString()));
    }

    [Fact]
    public void Attempts_are_counted_with_their_ends_and_their_minutes()
    {
        using var night = new ReportedNight("en-US");
        var report = night.Finish("O7").Read();
        var backup = report.Events.Where(one => one.Step == "R2.Backup").ToArray();

        Assert.Equal([ReportOutcome.Failed, ReportOutcome.Interrupted, ReportOutcome.Done], backup.Select(one => one.Outcome));
        Assert.Equal([1, 2, 3], backup.Select(one => one.Attempt));
        Assert.Equal([12, 3, 7], backup.Select(one => (one.Until - one.From!.Value).TotalMinutes));

        // What the trial had measured: a gibibyte in five minutes.
        var forecast = report.Steps.Single(step => step.Id == "R2.Backup");
        Assert.Equal(5, (forecast.ForecastUntil!.Value - forecast.ForecastFrom!.Value).TotalMinutes, 3);
    }

    [Theory]
    [InlineData(MigrationKind.ServerReplacement, "R4b")]
    [InlineData(MigrationKind.OsReinstall, "O7")]
    public void No_name_is_anything_but_text(MigrationKind kind, string last)
    {
        using var night = new ReportedNight("ru-RU", kind);
        night.Finish(last);
        var report = (kind == MigrationKind.ServerReplacement ? night.GoBack() : night).Read();

        Assert.All(new[] { ReportPage.Of(report), night.Memo(memo => memo.Page()) }, page =>
        {
            Assert.DoesNotMatch(new Regex("<(img|script|b|a|link|iframe)[ >]", RegexOptions.IgnoreCase), page);
            Assert.DoesNotMatch(new Regex(@"<[^>]*\son[a-z]+="), page);
            Assert.DoesNotContain('\u202E', page);
            Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
            Assert.Contains("Ёлки", page, StringComparison.Ordinal);
        });
        Assert.DoesNotMatch("https?://", ReportPage.Of(report with { WayBack = null, Events = [] }));
    }

    [Fact]
    public void A_night_that_went_back_says_why_and_shows_both_ways()
    {
        using var night = new ReportedNight("en-US");
        var report = night.Finish("R4b").GoBack().Read();

        Assert.Equal("RollingBack", report.Phase);
        Assert.StartsWith(SampleCase.Specialist, report.WayBack, StringComparison.Ordinal);
        Assert.Contains(report.Steps, step => step.Id == "R4a");
        Assert.Contains(report.Steps, step => step.Id == "B1");
        Assert.Contains(SR.ReportPhaseRollingBack, ReportPage.Of(report), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ru-RU", ';')]
    [InlineData("en-US", ',')]
    public void The_table_opens_in_Excel_and_holds_no_formula(string culture, char separator)
    {
        using var night = new ReportedNight(culture);
        var bytes = ReportCsv.Bytes(night.Finish("R4b").GoBack().Read());
        var text = Encoding.UTF8.GetString(bytes);

        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.StartsWith($"\uFEFF\"{SR.ReportStep}\"{separator}\"{SR.ReportWhat}\"", text, StringComparison.Ordinal);
        Assert.DoesNotMatch("(^|[;,])\"[=+@-]", text);
        Assert.Contains("\"'=HYPERLINK(\"\"http://x\"\")\"", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MigrationKind.ServerReplacement)]
    [InlineData(MigrationKind.OsReinstall)]
    public void What_programs_read_fits_its_schema(MigrationKind kind)
    {
        using var night = new ReportedNight("en-US", kind);
        var json = JsonNode.Parse(ReportFile.Bytes(night.Finish("O7").Read()))!;

        Assert.Equal("jupiter.report/1", (string)json["schema"]!);
        Assert.Empty(new PublishedSchema("report").Differences(json));
    }

    [Theory]
    [InlineData("en-US", MigrationKind.ServerReplacement, "INADMISSIBLE")]
    [InlineData("ru-RU", MigrationKind.ServerReplacement, "НЕДОПУСТИМО")]
    [InlineData("ru-RU", MigrationKind.OsReinstall, "Переустановка")]
    public void The_memo_has_the_venues_own_dates_names_computers_in_the_memos_order(string culture, MigrationKind kind, string word)
    {
        using var night = new ReportedNight(culture, kind);
        var text = night.Memo(memo => string.Join("\n", memo.Text()));
        var clauses = Regex.Matches(text, @"^\[ \] ([A-Z][0-9][A-Za-z0-9.]*)", RegexOptions.Multiline).Select(match => match.Groups[1].Value).ToArray();

        Assert.Contains(word, text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("[ ] KASSA-<b>198", text, StringComparison.Ordinal);
        Assert.Contains("+7 963 619-20-20", text, StringComparison.Ordinal);
        Assert.Contains($"[ ] {SampleCase.Customer} ({SR.ContactRoleMANAGER})", text, StringComparison.Ordinal);
        Assert.DoesNotContain("до —", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Export-JupiterReport", text, StringComparison.Ordinal);

        // Nobody has consented to it, so the night does not do it.
        Assert.DoesNotContain("R2.Disarm", clauses);
        Assert.All(text.Split('\n'), line => Assert.True(line.Length < 80 || !line.Trim().Contains(' '), line));
        Assert.Equal(["O1", "O2", "O3", "O4", "O5", "O6", "O7", "H1", "W1", "P0", "P1a", "P1b", "P1c", "P1d", "P1e", "P1f", "P2"], clauses[..17]);
        Assert.All(text.Split('\n'), line => Assert.DoesNotContain(line, char.IsControl));
    }

    private static string Date(DateTimeOffset at) => $"{at:d MMMM yyyy HH:mm}" + at.ToString(" (zzz)", System.Globalization.CultureInfo.InvariantCulture);
}
