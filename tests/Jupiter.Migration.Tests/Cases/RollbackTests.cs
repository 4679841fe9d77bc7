using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Cases;

/// <summary>The way back: nothing that was made on the new server is lost unseen, and never do two servers sell at once.</summary>
[Trait("Tier", "Whole")]
public sealed class RollbackTests
{
    private const int Made = 50;

    [Fact]
    public void A_rollback_names_exactly_the_receipts_that_were_made_on_the_new_server()
    {
        using var house = new CaseHouse().Plan().Approve().Prepare().UntilRestored().UntilNotice();
        house.Stop("KASSA-1", "KASSA-2", "BAR", "OFFICE");
        var first = Sell(statement => SampleDatabase.Change(house["r", "new-server", "Jupiter.db"], statement));

        var output = house.Run("Undo-JupiterMigration $case -By 'Алёна Щукина' -Reason 'касса печатает не то' -WarningAction SilentlyContinue");

        RequireExactly(first, output);
        Assert.Equal("RollingBack", house.Phase);
        Assert.Equal("B2", house.Next);
    }

    [Theory]
    [InlineData("ru-RU", true, "это вводят заново:", "чеки (50):")]
    [InlineData("ru-RU", false, "вводить заново нечего.", "Заказчик должен услышать")]
    [InlineData("en-US", false, "there is nothing to enter again.", "The customer has to hear")]
    public void At_a_prompt_the_list_stands_in_words_behind_the_steps(string culture, bool sells, string words, string more)
    {
        using var house = new CaseHouse(culture: culture).Plan().Approve().Prepare().UntilRestored();
        if (sells)
        {
            Sell(statement => SampleDatabase.Change(house["r", "new-server", "Jupiter.db"], statement));
        }

        var shown = Regex.Replace(string.Concat(house.Run("Undo-JupiterMigration $case -By 'Вера Линь' -Reason 'проверка' 3>&1 | Out-String -Width 400")), @"\s+", " ");

        Assert.Contains(words, shown, StringComparison.Ordinal);
        Assert.Contains(more, shown, StringComparison.Ordinal);
        Assert.DoesNotContain("jupiter.write-account", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_on_SQL_Servers()
    {
        using var old = new DoubleProcess("2014");
        using var @new = new DoubleProcess("2019");
        using var house = new CaseHouse(
            servers: $"-OldServerInstance '{old.Address}' -NewServerInstance '{@new.Address}'", access: ServerDouble.Access).Plan().Approve().Prepare().UntilRestored().UntilNotice();
        house.Stop("KASSA-1", "KASSA-2", "BAR", "OFFICE");
        var first = Sell(statement => SqlText.Execute(@new.Address, statement, "Jupiter"));

        var output = house.Run("Undo-JupiterMigration $case -By 'Алёна Щукина' -Reason 'медленно' @access -WarningAction SilentlyContinue");

        RequireExactly(first, output);
        Assert.DoesNotContain(SqlText.Lines(@new.Address, "SELECT name FROM sys.databases", "master"), name => name.Contains("baseline", StringComparison.Ordinal));
    }

    [Fact]
    public void Rows_that_were_changed_and_deleted_are_counted_too()
    {
        using var house = new CaseHouse().Plan().Approve().Prepare().UntilRestored();
        SampleDatabase.Change(
            house["r", "new-server", "Jupiter.db"],
            "UPDATE receipt SET total = total + 1 WHERE id IN (SELECT id FROM receipt LIMIT 3)",
            "DELETE FROM receipt WHERE id = (SELECT MAX(id) FROM receipt)");

        dynamic account = house.Run("Undo-JupiterMigration $case -By 'Вера Линь' -Reason 'проверка' -WarningAction SilentlyContinue")
            .Single(item => item.Properties["Tables"] is not null);

        dynamic receipt = ((IEnumerable)account.Tables).Cast<object>().Single();
        Assert.Equal(("receipt", 0L, 3L, 1L), ((string)receipt.Name, (long)receipt.Added, (long)receipt.Changed, (long)receipt.Deleted));
    }

    [Fact]
    public void The_venue_goes_back_step_by_step_and_works_on_the_old_data()
    {
        using var house = new CaseHouse().Plan().Approve().Prepare().UntilRestored().UntilNotice();
        house.Stop("KASSA-1", "KASSA-2", "BAR", "OFFICE");
        const string Undo = "Undo-JupiterMigration $case @access -WarningAction SilentlyContinue";
        house.Run(Undo + " -By 'Алёна Щукина' -Reason 'принтер'");
        var code = house.AcknowledgementCode;

        Assert.Equal("StepNeedsAcknowledgement", house.Refused("Complete-JupiterStep $case B2 'Алёна Щукина'"));
        Assert.Equal("AcknowledgementWrong", house.Refused(Undo + " -Acknowledge 00000000 -By 'Алёна Щукина'"));
        Assert.Equal("StepWrongParty", house.Refused(Undo + $" -Acknowledge {code} -By 'Вера Линь'"));
        house.Run(Undo + $" -Acknowledge {code} -By 'Алёна Щукина'");
        house.Complete("B3");
        Assert.Equal("NewServerAnswers", house.Refused(Undo));
        house.Stop("NewServer").Run(Undo);
        house.Start("OldServer").Complete("B5").Run(Undo);
        house.Run("Start-JupiterRehearsalComputer $r.Path KASSA-1 -OpenBusinessDay");
        house.Complete("B7").Run(Undo);
        house.Start("KASSA-2", "BAR", "OFFICE").Complete("B9").Run(Undo);

        Assert.Equal("RolledBack", house.Phase);
        Assert.Equal("RollbackIsRunning", house.Refused("Invoke-JupiterMigration $case -NonInteractive"));
        Assert.Equal("AcceptanceNotOpen", house.Refused("Confirm-JupiterMigration $case 'Алёна Щукина' -Role Manager"));
        Assert.All(house.Run("Test-JupiterJournal $case"), check => Assert.Equal("Pass", check.Properties["Status"].Value.ToString()));
        Assert.All(house.Run("Test-JupiterRetention $case"), check => Assert.Equal("Fail", check.Properties["Status"].Value.ToString()));
    }

    [Fact]
    public void Before_the_switch_off_going_back_is_unlocking()
    {
        using var house = new CaseHouse().Plan().Approve().Prepare();
        house.Complete("R1", CaseHouse.Specialist).Complete("R1").Invoke();

        house.Run("Undo-JupiterMigration $case -By 'Вера Линь' -Reason 'отложили'");

        Assert.Equal("RolledBack", house.Phase);
        house.Run("Start-JupiterRehearsalComputer $r.Path KASSA-1 -OpenBusinessDay");
    }

    [Fact]
    public void Nothing_is_undone_without_approval_or_where_nothing_was_done()
    {
        using var house = new CaseHouse().Plan();
        Assert.Equal("CaseNotApproved", house.Refused("Undo-JupiterMigration $case -By 'Вера Линь' -Reason 'x'"));
        house.Approve();
        Assert.Equal("RollbackNothingToUndo", house.Refused("Undo-JupiterMigration $case -By 'Вера Линь' -Reason 'x'"));
        Assert.Equal("RollbackNotBegun", house.Refused("Undo-JupiterMigration $case"));

        // Whoever forgets one of the two is told what is missing, in his language.
        Assert.Equal("RollbackNotBegun", house.Refused("Undo-JupiterMigration $case -By 'Вера Линь'"));
        Assert.Equal("RollbackNotBegun", house.Refused("Undo-JupiterMigration $case -Reason 'x'"));
        Assert.Equal("RollbackNotBegun", house.Refused("Undo-JupiterMigration $case -By 'Вера Линь' -NewServerLost"));

        // Before anybody is asked whether he means it.
        Assert.Equal("RollbackNothingToUndo", house.Refused("Undo-JupiterMigration $case -By 'Вера Линь' -Reason 'x' -WhatIf"));
        Assert.Equal("RollbackNotBegun", house.Refused("Undo-JupiterMigration $case -WhatIf"));
    }

    [Fact]
    public void A_new_server_that_is_lost_is_said_to_be_lost()
    {
        using var house = new CaseHouse().Plan().Approve().Prepare().UntilRestored();
        house.Stop("NewServer");
        Assert.Equal("InstanceUnavailable", house.Refused("Undo-JupiterMigration $case -By 'Вера Линь' -Reason 'диск'"));
        Assert.Contains("-NewServerLost", string.Concat(house.Run("try { Undo-JupiterMigration $case 3>&1 } catch { }")), StringComparison.Ordinal);

        using var second = new CaseHouse().Plan().Approve().Prepare().UntilRestored();
        second.Stop("NewServer");
        dynamic account = second.Run("Undo-JupiterMigration $case -By 'Вера Линь' -Reason 'диск' -NewServerLost -WarningAction SilentlyContinue")
            .Single(item => item.Properties["Tables"] is not null);

        Assert.True((bool)account.IsUnreachable);
        Assert.Equal("B2", second.Next);
    }

    [Fact]
    public void After_a_reinstallation_the_backup_is_restored_again_and_the_written_database_kept()
    {
        using var house = new CaseHouse("OsReinstall").Plan().Approve().Prepare();
        house.Complete("S1", CaseHouse.Specialist).Complete("S1").Invoke();
        house.Complete("S3a.Off");
        house.Run("Stop-JupiterRehearsalComputer $r.Path OldServer -Wipe -Confirm:$false");
        Assert.Equal("RollbackDiskWiped", house.Refused("Undo-JupiterMigration $case -By 'Вера Линь' -Reason 'x'"));
        house.Complete("S3a");
        Array.ForEach(["P0", "P1a", "P1b", "P1c", "P1d", "P1f"], step => house.Complete(step));
        house.Complete("P1e").Complete("P1e", CaseHouse.Specialist).Start("OldServer").Complete("S3b");
        house.Complete("S4a", CaseHouse.Specialist).Complete("P4", CaseHouse.Specialist).ReturnFolders().Invoke();
        Sell(statement => SampleDatabase.Change(house["r", "old-server", "Jupiter.db"], statement));
        const string Undo = "Undo-JupiterMigration $case -WarningAction SilentlyContinue";
        house.Run(Undo + " -By 'Вера Линь' -Reason 'не та версия'");

        house.Run(Undo + $" -Acknowledge {house.AcknowledgementCode} -By 'Алёна Щукина'");
        house.Complete("B3").Run(Undo);

        Assert.Equal("B7", house.Next);
        Assert.Contains(Directory.EnumerateFiles(house["r", "old-server"]), file => Path.GetFileName(file).StartsWith("Jupiter.before-", StringComparison.Ordinal));
        Assert.Equal(["Started", "Done"], house.EventsOf("B5"));
    }

    private static int Sell(Action<string> execute)
    {
        const int First = 900_001;
        for (var id = First; id < First + Made; id++)
        {
            execute($"INSERT INTO receipt (id, shift_id, opened_at, closed_at, total) SELECT {id}, MAX(shift_id), MAX(opened_at), MAX(closed_at), 100 FROM receipt");
        }

        return First;
    }

    private static void RequireExactly(int first, IReadOnlyList<PSObject> output)
    {
        dynamic account = output.Single(item => item.Properties["Tables"] is not null);
        dynamic receipts = ((IEnumerable)account.Lists).Cast<object>().First();
        var named = ((IEnumerable)receipts.Rows).Cast<string>().Select(row => row.Split(" | ")[0]).ToArray();
        Assert.Equal(Enumerable.Range(first, Made).Select(id => id.ToString(CultureInfo.InvariantCulture)), named);
        dynamic table = ((IEnumerable)account.Tables).Cast<dynamic>().Single(table => ((string)table.Name).EndsWith("receipt", StringComparison.Ordinal));
        Assert.Equal((50L, 0L, 0L), ((long)table.Added, (long)table.Changed, (long)table.Deleted));
    }
}
