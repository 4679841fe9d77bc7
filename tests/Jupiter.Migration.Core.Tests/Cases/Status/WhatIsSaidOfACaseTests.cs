using System;
using System.IO;
using Jupiter.Migration.Cases.Acceptance;
using Jupiter.Migration.Cases.Rollback;
using Jupiter.Migration.Cases.Running;
using Jupiter.Migration.Cases.Status;
using Jupiter.Migration.Core.Tests.Cases.Reports;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Status;

/// <summary>Whoever looks at a case is told why it does not go on, and what is left to do, before he runs into it.</summary>
public sealed class WhatIsSaidOfACaseTests
{
    [Fact]
    public void A_plan_that_was_changed_after_it_was_approved_is_said_to_be()
    {
        using var night = new SampleCase();
        Assert.Empty(night.Status().Error);
        night.Approve();
        Assert.Empty(night.Status().Error);

        File.AppendAllText(Path.Combine(night.Folder, "case.json"), "\n");

        var status = night.Status();
        Assert.Equal(CasePhase.Planned, status.Phase);
        Assert.Contains(SampleCase.Manager, status.Error, StringComparison.Ordinal);
        Assert.Contains("Approve-JupiterMigration", status.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("P2")]
    [InlineData("P4")]
    [InlineData("R1")]
    public void An_approval_that_is_over_is_said_to_be(string last)
    {
        using var night = new SampleCase();
        night.Approve(notAfter: night.Clock.GetUtcNow().AddDays(1));
        night.GoThrough(last);
        Assert.Empty(night.Status().Error);

        night.Clock.Advance(TimeSpan.FromDays(2));

        Assert.Contains("Approve-JupiterMigration", night.Status().Remedy, StringComparison.Ordinal);
        Assert.NotEmpty(night.Status().Error);
    }

    [Fact]
    public void After_the_notice_nobody_needs_an_approval_and_a_remark_says_how_it_goes_on()
    {
        using var night = new SampleCase();
        night.Approve();
        night.GoThrough("O7");
        Assert.Empty(night.Status().Error);

        using (var migration = night.Open())
        {
            CustomerVerdict.Deny(migration, SampleCase.Customer, "бар не печатает");
        }

        Assert.Contains("Invoke-JupiterMigration", night.Status().Remedy, StringComparison.Ordinal);
        Assert.Contains("Undo-JupiterMigration", night.Status().Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_went_back_is_told_what_is_left_to_enter_and_is_not_sent_back_once_more()
    {
        using var night = new ReportedNight("ru-RU", isHostile: false);
        night.Finish("R8").GoBack().List(ManagersSheetTests.Account(new WrittenList { Title = "чеки", Rows = ["1"] })).Return();

        using var migration = night.Case.Open();
        Assert.Contains(WrittenReportAcknowledgement.CodeOf(migration), night.Case.Status().Deadline, StringComparison.Ordinal);
        Assert.Contains("-As Sold", night.Case.Status().Deadline, StringComparison.Ordinal);
        Assert.Equal(WrittenReportAcknowledgement.CodeOf(migration), night.Read().WrittenList);
        var refusal = Assert.Throws<MigrationException>(() => WorkCallOff.Record(migration, SampleCase.Customer, "x"));
        Assert.Equal(nameof(SR.RollbackIsRunning), refusal.ErrorId);
    }

    [Fact]
    public void A_list_that_was_changed_is_not_shown_as_the_one_of_the_code()
    {
        using var night = new ReportedNight("ru-RU", isHostile: false);
        night.Finish("R8").GoBack().List(ManagersSheetTests.Account(new WrittenList { Title = "чеки", Rows = ["1"] }));
        var file = Assert.Single(Directory.GetFiles(Path.Combine(night.Case.Folder, "evidence"), "*-B1.written.json"));
        File.AppendAllText(file, " ");

        using var migration = night.Case.Open();
        Assert.Equal(nameof(SR.WrittenReportBroken), Assert.Throws<MigrationException>(() => WrittenReportAcknowledgement.Waiting(migration)).ErrorId);
    }

    [Fact]
    public void The_memo_of_a_venue_that_went_back_keeps_no_server_off()
    {
        using var night = new ReportedNight("ru-RU", isHostile: false);
        night.Finish("R8");
        var before = night.Memo(memo => memo.Page());
        night.GoBack();
        var after = night.Memo(memo => memo.Page());

        Assert.Contains("Держите старый сервер", before, StringComparison.Ordinal);
        Assert.DoesNotContain(SR.MemoNoMore, before, StringComparison.Ordinal);
        Assert.DoesNotContain("Держите старый сервер", after, StringComparison.Ordinal);
        Assert.Contains(SR.MemoNoMore, after, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_was_written_nothing_is_left_to_enter()
    {
        using var night = new ReportedNight("ru-RU", isHostile: false);
        night.Finish("R2.Verify").GoBack().Case.GoThrough("B6");

        Assert.Equal(SR.DeadlineRolledBack, night.Case.Status().Deadline);
    }
}
