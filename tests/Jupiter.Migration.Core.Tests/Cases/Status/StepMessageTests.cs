using System;
using System.Globalization;
using System.Linq;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Rollback;
using Jupiter.Migration.Cases.Status;
using Jupiter.Migration.Core.Tests.Cases.Reports;
using Jupiter.Migration.Resources;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Status;

/// <summary>The messages to send say what is so: nothing is told as done before it is, and whoever was told to stop is told that he may go on.</summary>
public sealed class StepMessageTests
{
    private const string Sell = "продавать можно";
    private const string Enter = "Введите, пожалуйста, заново";

    [Theory]
    [InlineData(MigrationKind.ServerReplacement)]
    [InlineData(MigrationKind.OsReinstall)]
    public void No_step_of_the_module_is_told_as_done_before_it_is(MigrationKind kind)
    {
        using var night = new SampleCase(kind);

        Assert.All(night.Status().Steps.Where(step => Modules(step.Id)), step => Assert.True(step.Id == "P3t.Backup" || step.Message.Length == 0, step.Id + ": " + step.Message));

        bool Modules(string id)
        {
            using var migration = night.Open();
            return !migration.Procedure.Forward.Find(id)!.IsManual;
        }
    }

    [Fact]
    public void The_copy_for_the_trial_is_announced_before_and_told_as_taken_behind()
    {
        using var night = new SampleCase();
        Assert.Contains("снимем копию", Message(night, "P3t.Backup"), StringComparison.Ordinal);

        night.Approve();
        night.GoThrough("P3t.Backup");

        Assert.Contains("снята", Message(night, "P3t.Backup"), StringComparison.Ordinal);
        Assert.DoesNotContain("снимем", Message(night, "P3t.Backup"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MigrationKind.ServerReplacement, "R2.Verify")]
    [InlineData(MigrationKind.OsReinstall, "S2.Verify")]
    public void A_way_back_that_only_unlocks_ends_with_a_message(MigrationKind kind, string last)
    {
        using var night = new ReportedNight("ru-RU", kind, isHostile: false);
        night.Finish(last).GoBack().Case.GoThrough("B6");

        Assert.Equal(CasePhase.RolledBack, night.Case.Status().Phase);
        Assert.Contains(Sell, Message(night.Case, "B6"), StringComparison.Ordinal);
        Assert.DoesNotContain(Enter, Message(night.Case, "B6"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_whole_way_back_ends_with_a_message_and_says_nothing_of_it_on_the_way()
    {
        using var night = new ReportedNight("ru-RU", isHostile: false);
        night.Finish("R8").GoBack().List(ManagersSheetTests.Account(new WrittenList { Title = "чеки", Rows = ["1"] })).Return();

        Assert.Contains(Sell, Message(night.Case, "B10"), StringComparison.Ordinal);
        Assert.Contains(Enter, Message(night.Case, "B10"), StringComparison.Ordinal);
        Assert.Contains("Новый сервер", Message(night.Case, "B10"), StringComparison.Ordinal);
        Assert.All(night.Case.Status().Steps.Where(step => step.Id != "B10"), step => Assert.DoesNotContain(Sell, step.MessageRussian, StringComparison.Ordinal));
    }

    [Fact]
    public void A_list_with_nothing_in_it_is_not_to_be_entered()
    {
        using var night = new ReportedNight("ru-RU", isHostile: false);
        night.Finish("R8").GoBack().List(new WrittenReport { Database = "Jupiter", ServerInstance = "x", Lists = [new WrittenList { Title = "чеки", Rows = [] }] });
        Assert.Contains("вводить заново нечего", Message(night.Case, "B2"), StringComparison.Ordinal);
        Assert.Contains("нечего", night.Case.Status().Steps.Single(step => step.Id == "B2").Instruction, StringComparison.Ordinal);

        night.Return();
        Assert.DoesNotContain(Enter, Message(night.Case, "B10"), StringComparison.Ordinal);
        Assert.Contains(Sell, Message(night.Case, "B10"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_that_could_not_be_made_is_none_with_nothing_in_it()
    {
        using var night = new ReportedNight("ru-RU", isHostile: false);
        night.Finish("R8").GoBack(isLost: true).List(new WrittenReport { Database = "Jupiter", ServerInstance = "x", IsUnreachable = true });
        Assert.All(["B1", "B2"], step => Assert.DoesNotContain("список", Message(night.Case, step), StringComparison.Ordinal));
        Assert.DoesNotContain("список", night.Case.Status().Steps.Single(step => step.Id == "B2").Instruction, StringComparison.Ordinal);

        night.Return();
        Assert.Contains(Enter, Message(night.Case, "B10"), StringComparison.Ordinal);
        Assert.Contains("бумажным чекам", Message(night.Case, "B10"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ru")]
    [InlineData("en")]
    public void The_way_back_of_a_reinstallation_knows_one_server(string culture)
    {
        var texts = new[] { "Step_Accounting_Title", "Step_Accounting_Do", "Step_Accounting_Message", "Step_AccountingAcknowledged_Do", "Step_AccountingAcknowledged_Message", "AcknowledgeFirst", "WrittenSince", "WrittenTitle", "WrittenUnknown", "Evidence_Accounting" };

        Assert.All(texts, key => Assert.DoesNotMatch("(?i)нов(ом|ый|ого) сервер|старой базе|new server|old database", SR.ResourceManager.GetString(key, CultureInfo.GetCultureInfo(culture))!));
    }

    private static string Message(SampleCase night, string step) => night.Status().Steps.Single(found => found.Id == step).MessageRussian;
}
