using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text.RegularExpressions;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Reports;
using Jupiter.Migration.Cases.Rollback;
using Jupiter.Migration.Cases.Status;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Venues;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Reports;

/// <summary>Every fact of the first sheet holds in the phase in which it is printed: whoever reads it may be about to press a switch (clause R0).</summary>
public sealed class ManagersSheetTests
{
    private static readonly DateTimeOffset End = new(2026, 4, 3, 23, 0, 0, TimeSpan.FromHours(3));

    // Phase, switched off, accepted, the week over; what is said in a replacement, and in a reinstallation.
    public static TheoryData<CasePhase, bool, bool, bool, string, string> Forward => new()
    {
        { CasePhase.Planned, false, false, false, nameof(SR.ReportOldBefore), nameof(SR.ReportCopiesBefore) },
        { CasePhase.Approved, false, false, false, nameof(SR.ReportOldBefore), nameof(SR.ReportCopiesBefore) },
        { CasePhase.Running, false, false, false, nameof(SR.ReportOldBefore), nameof(SR.ReportCopiesBefore) },
        { CasePhase.Running, true, false, false, nameof(SR.ReportOldOff), nameof(SR.ReportCopiesKept) },
        { CasePhase.Failed, false, false, false, nameof(SR.ReportOldBefore), nameof(SR.ReportCopiesBefore) },
        { CasePhase.Failed, true, false, false, nameof(SR.ReportOldOff), nameof(SR.ReportCopiesKept) },
        { CasePhase.AwaitingAcceptance, true, false, false, nameof(SR.ReportOldOff), nameof(SR.ReportCopiesKept) },
        { CasePhase.Remarked, true, false, false, nameof(SR.ReportOldOff), nameof(SR.ReportCopiesKept) },
        { CasePhase.Remarked, true, false, true, nameof(SR.ReportOldOff), nameof(SR.ReportCopiesKept) },
        { CasePhase.Accepted, true, true, false, nameof(SR.ReportOldAccepted), nameof(SR.ReportCopiesAccepted) },
        { CasePhase.Accepted, true, true, true, nameof(SR.ReportOldFree), nameof(SR.ReportCopiesFree) },
        { CasePhase.AcceptedBySilence, true, true, false, nameof(SR.ReportOldAccepted), nameof(SR.ReportCopiesAccepted) },
        { CasePhase.Closed, true, true, true, nameof(SR.ReportOldFree), nameof(SR.ReportCopiesFree) },
    };

    [Theory]
    [MemberData(nameof(Forward))]
    public void What_is_kept_is_told_by_phase_and_kind(CasePhase phase, bool isOff, bool isAccepted, bool isOver, string replaced, string reinstalled)
    {
        foreach (var kind in Enum.GetValues<MigrationKind>())
        {
            using var night = new ReportedNight("ru-RU", kind);
            var report = night.Read() with
            {
                Phase = phase.ToString(),
                MadeAt = isOver ? End.AddHours(1) : End.AddDays(-3),
                RetentionEnd = isOff ? End : null,
                AcceptedAt = isAccepted ? End.AddDays(-6) : null,
            };
            var facts = Facts(report);
            var isReplaced = kind == MigrationKind.ServerReplacement;

            Assert.Equal(Text(isReplaced ? replaced : reinstalled), facts[isReplaced ? SR.ReportOldServer : SR.ReportCopies]);
            Assert.False(facts.ContainsKey(SR.ReportNewServer));
            Assert.Equal(isReplaced, facts.ContainsKey(SR.ReportOldServer));
            Assert.True(facts.ContainsKey(SR.ReportObject));
        }
    }

    [Fact]
    public void On_the_way_back_nobody_is_told_to_leave_the_old_server_off()
    {
        using var night = new ReportedNight("ru-RU");
        night.Finish("O7").GoBack();
        var going = Facts(night.Read());

        Assert.Equal(SR.ReportOldComesBack.With("B5"), going[SR.ReportOldServer]);
        Assert.Equal(SR.ReportNewGoesOff, going[SR.ReportNewServer]);
        Assert.Equal("127.66.0.2 → 127.66.0.1", going[SR.ReportServers]);
        Assert.False(going.ContainsKey(SR.ReportObject));
        Assert.Null(night.Read().RetentionEnd);

        Assert.Equal(SR.ReportOldIsBack, Facts(night.List(Account()).Return("B5").Read())[SR.ReportOldServer]);
        night.Case.GoThrough("B10");
        var back = Facts(night.Read());

        Assert.Equal(nameof(CasePhase.RolledBack), night.Read().Phase);
        Assert.Equal(SR.ReportOldWorks, back[SR.ReportOldServer]);
        Assert.Equal(SR.ReportNewOff, back[SR.ReportNewServer]);
        Assert.Equal("127.66.0.1", back[SR.ReportServers]);
    }

    [Fact]
    public void A_server_that_was_never_off_is_not_told_to_come_back()
    {
        using var night = new ReportedNight("ru-RU");

        Assert.Equal(SR.ReportOldIsBack, Facts(night.Finish("R2.Backup").GoBack().Read())[SR.ReportOldServer]);
    }

    [Fact]
    public void A_reinstallation_that_goes_back_keeps_its_copies_and_has_no_old_server()
    {
        using var night = new ReportedNight("ru-RU", MigrationKind.OsReinstall);
        night.Finish("O7").GoBack();
        foreach (var report in new[] { night.Read(), night.List(Account()).Return().Read() })
        {
            var facts = Facts(report);

            Assert.Equal(SR.ReportCopiesBack, facts[SR.ReportCopies]);
            Assert.False(facts.ContainsKey(SR.ReportOldServer));
            Assert.DoesNotContain("старый сервер", WebUtility.HtmlDecode(ReportPage.Of(report)), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void People_are_named_once_and_by_the_titles_of_their_language()
    {
        using var night = new ReportedNight("ru-RU");
        var report = night.Finish("O7").Read();
        var page = WebUtility.HtmlDecode(ReportPage.Of(report));

        Assert.Contains($"{SampleCase.Customer} (управляющий)", page, StringComparison.Ordinal);
        Assert.DoesNotContain("(Manager)", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Pass<", page, StringComparison.Ordinal);
        Assert.Contains(SR.CheckStatus_Pass, page, StringComparison.Ordinal);
        using var phones = new SampleCase(change: venue => venue with
        {
            ManagerPhone = "+7 963 619-20-20",
            Contacts = [.. venue.Contacts.Select(contact => new VenueContact
            {
                Name = contact.Name, Role = contact.Role, Phone = contact.Name == SampleCase.Specialist ? "+7 900 000-00-01" : contact.Name == SampleCase.Manager ? "8(963)619 20-20" : "",
            })],
        });
        using var migration = phones.Open();

        Assert.Equal([SR.TagManager.With("+7 963 619-20-20"), $"{SampleCase.Specialist}, +7 900 000-00-01"], CaseTag.Callers(migration.Plan));
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("ru-RU")]
    public void Readiness_tells_each_requirement_and_the_trial_its_place_and_its_time(string culture)
    {
        using var night = new ReportedNight(culture);
        Assert.Contains(ReportState("NotYet"), WebUtility.HtmlDecode(ReportPage.Of(night.Read())), StringComparison.Ordinal);
        var report = night.Finish("R2.Backup").Read();
        var page = WebUtility.HtmlDecode(ReportPage.Of(report));
        var readiness = page.Substring(page.IndexOf($"<h2>{SR.ReportReadiness}</h2>", StringComparison.Ordinal));

        Assert.All(new[] { "P0", "P1a", "P1f", "P2", "P3", "P4" }, id => Assert.Contains($"<td>{id}</td>", readiness, StringComparison.Ordinal));
        Assert.Contains("Case.TurnBack", readiness, StringComparison.Ordinal);
        Assert.Equal("Proved", report.Trial!.State);
        Assert.Equal(7, (report.Trial.Until!.Value - report.Trial.From!.Value).TotalMinutes);
        Assert.Contains(SR.ReportTrialPassed, readiness, StringComparison.Ordinal);
        Assert.Contains("0:07:00", readiness, StringComparison.Ordinal);
    }

    internal static WrittenReport Account(params WrittenList[] lists) => new()
    {
        Database = "Jupiter",
        ServerInstance = "new-server",
        Tables = lists.Length == 0 ? [] : [new WrittenTable { Name = "receipt", RowsBefore = 1, RowsNow = 3 }],
        Lists = lists,
    };

    private static string ReportState(string state) => SR.ResourceManager.GetString("ReportState" + state, CultureInfo.CurrentUICulture)!;

    private static string Text(string key)
    {
        var at = End.ToString("d MMMM yyyy HH:mm", CultureInfo.GetCultureInfo(CultureInfo.CurrentUICulture.Name)) + " (+03:00)";
        return SR.ResourceManager.GetString(key, CultureInfo.CurrentUICulture)!.Replace("{0}", at, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Facts(CaseReport report)
    {
        var page = ReportPage.Of(report);
        var sheet = page.Substring(0, page.IndexOf("</dl>", StringComparison.Ordinal));
        return Regex.Matches(sheet, "<dt>([^<]*)</dt>\\s*<dd>([^<]*)</dd>").ToDictionary(match => WebUtility.HtmlDecode(match.Groups[1].Value), match => WebUtility.HtmlDecode(match.Groups[2].Value));
    }
}
