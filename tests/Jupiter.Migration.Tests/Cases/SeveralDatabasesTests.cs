using System;
using System.Collections;
using System.IO;
using System.Linq;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Cases;

/// <summary>A venue with databases beside the one that its POS terminals work on: each step is done for all of them, or for none (clauses R2, R4a, R9).</summary>
[Trait("Tier", "Whole")]
public sealed class SeveralDatabasesTests
{
    private static readonly string[] Others = ["Reports", "Лояльность"];

    [Theory]
    [InlineData("ServerReplacement", 1)]
    [InlineData("ServerReplacement", 2)]
    [InlineData("OsReinstall", 2)]
    public void A_whole_night_carries_all_of_them(string kind, int count)
    {
        var others = Others.Take(count).ToArray();
        using var house = new CaseHouse(kind, isTried: true).Carry(others);
        Array.ForEach(others, other => Make(house, other));
        house.Plan().Approve().PrepareTrial();
        house.Invoke("-Until P3t");

        Assert.Empty(Directory.GetFileSystemEntries(house["r", "backups"]).Concat(Directory.GetFileSystemEntries(house["r", "second-medium"])));
        Assert.Equal(1 + count, Directory.GetFiles(house["case", "evidence"], "*trial.json").Length);
        house.Stop("NewServer");
        Night(house, kind);

        var server = kind == "ServerReplacement" ? "new-server" : "old-server";
        Assert.All(others, other => Assert.Equal(3, Rows(house["r", server, other + ".db"])));
        Assert.Equal(
            others.Prepend("").SelectMany(other => new[] { ".bak", ".bak.manifest.json" }.Select(end => "Jupiter" + (other.Length > 0 ? "." + other : "") + end)).Order(StringComparer.Ordinal),
            Directory.GetFiles(house["r", "second-medium"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(Directory.GetFiles(house["r", server]), file => file.EndsWith(".lock.json", StringComparison.Ordinal) || file.Contains("incoming", StringComparison.Ordinal));
        var backup = house.Lines().Single(line => line["event"]!.GetValue<string>() == "Done" && line["step"]!.GetValue<string>().EndsWith("2.Backup", StringComparison.Ordinal));
        Assert.All(others, other => Assert.Equal(64, backup["data"]![$"other.{other}.sha256"]!.GetValue<string>().Length));
        Assert.Equal(["Jupiter", .. others], ((IEnumerable)house.Status().Properties["Databases"].Value).Cast<string>());
        Assert.All(house.Run("Test-JupiterJournal $case"), check => Assert.Equal("Pass", check.Properties["Status"].Value.ToString()));
    }

    [Fact]
    public void One_that_is_not_on_the_old_server_is_named_before_anything_is_closed()
    {
        using var trial = new CaseHouse(isTried: true).Carry("Reports").Plan().Approve().PrepareTrial();
        Assert.Equal("There is no database Reports on embedded:" + trial["r", "old-server"] + ".", trial.Error("Invoke-JupiterMigration $case -NonInteractive").Exception.Message.Split('\n')[0].Trim());
        Assert.Empty(Directory.GetFiles(trial["r", "second-medium"]));
        Assert.Equal("DatabaseNotFound", trial.Refused("Test-JupiterVenue $r.OldServerInstance $r.Venue"));

        using var night = new CaseHouse().Carry("Reports").Plan().Approve().Prepare();
        night.Complete("R1", CaseHouse.Specialist).Complete("R1");

        Assert.Equal("DatabaseNotFound", night.Refused("Invoke-JupiterMigration $case -NonInteractive"));

        Assert.Equal("R2.Check", night.Next);
        Assert.False(File.Exists(night["r", "old-server", "Jupiter.db.lock.json"]));
    }

    [Fact]
    public void Where_one_can_not_be_closed_none_stays_closed_and_that_is_said()
    {
        using var house = Begun("Reports", "Loyalty");
        house.Invoke("-Until R2.Check");
        var server = $"'embedded:{house["r", "old-server"]}'";
        house.Run($"Lock-JupiterDatabase {server} Loyalty | Out-Null");

        Assert.Equal("DatabaseAlreadyLocked", house.Refused("Invoke-JupiterMigration $case -NonInteractive -WarningVariable global:said"));

        Assert.Equal(["Loyalty"], Locked(house));
        var said = house.Run("$said").Select(warning => warning.ToString()).ToArray();
        Assert.All(["Jupiter", "Reports"], name => Assert.Contains(said, warning => warning.Contains($"so {name} on", StringComparison.Ordinal) && warning.Contains("open for writing again", StringComparison.Ordinal)));

        house.Run($"Unlock-JupiterDatabase {server} Loyalty -WarningAction SilentlyContinue | Out-Null");
        house.Invoke();
        Assert.Equal(["Jupiter", "Loyalty", "Reports"], Locked(house));
        Assert.Equal("R3a", house.Next);
    }

    [Fact]
    public void The_way_back_names_what_was_written_in_the_second_and_opens_all_again()
    {
        using var house = Begun("Reports", "Loyalty");
        house.Invoke();
        house.Stop("OldServer").Complete("R3a").Start("NewServer").Complete("R3b").Invoke();
        SampleDatabase.Change(house["r", "new-server", "Reports.db"], "INSERT INTO receipt VALUES (4, 'Торт', 500, NULL)", "DELETE FROM receipt WHERE id = 1");

        // Somebody closed the third by hand, since he saw what is written there.
        house.Run($"Lock-JupiterDatabase 'embedded:{house["r", "new-server"]}' Loyalty | Out-Null");
        const string Undo = "Undo-JupiterMigration $case -WarningAction SilentlyContinue";
        dynamic account = house.Run(Undo + " -By 'Вера Линь' -Reason 'проверка'").Single(item => item.Properties["Tables"] is not null);

        dynamic table = ((IEnumerable)account.Tables).Cast<object>().Single();
        Assert.Equal(("Reports", "receipt", 1L, 0L, 1L), ((string)table.Database, (string)table.Name, (long)table.Added, (long)table.Changed, (long)table.Deleted));
        Assert.Equal("Reports: receipt 3 > 3", (string)table.ToString());
        house.Run(Undo + $" -Acknowledge {house.AcknowledgementCode} -By '{CaseHouse.Customer}'");
        house.Complete("B3").Stop("NewServer").Run(Undo);
        house.Start("OldServer").Complete("B5");

        // One of them was opened by hand already.
        house.Run($"Unlock-JupiterDatabase 'embedded:{house["r", "old-server"]}' Reports -WarningAction SilentlyContinue | Out-Null");
        house.Run(Undo);

        Assert.Equal("B7", house.Next);
        Assert.Empty(Locked(house));
    }

    [Fact]
    public void After_a_reinstallation_each_is_restored_again_and_what_was_written_is_kept()
    {
        using var house = new CaseHouse("OsReinstall").Carry("Reports");
        Make(house, "Reports");
        house.Plan().Approve().Prepare();
        Reinstall(house);
        house.Invoke();
        SampleDatabase.Change(house["r", "old-server", "Reports.db"], "DELETE FROM receipt");
        const string Undo = "Undo-JupiterMigration $case -WarningAction SilentlyContinue";
        house.Run(Undo + " -By 'Вера Линь' -Reason 'не та версия'");
        house.Run(Undo + $" -Acknowledge {house.AcknowledgementCode} -By '{CaseHouse.Customer}'");
        house.Complete("B3").Run(Undo);

        Assert.Equal("B7", house.Next);
        Assert.Equal(3, Rows(house["r", "old-server", "Reports.db"]));
        Assert.All(["Jupiter", "Reports"], name => Assert.Single(Directory.GetFiles(house["r", "old-server"], name + ".before-*.db")));
    }

    [Fact]
    public void The_cmdlets_do_the_step_of_a_case_for_all_of_them_and_say_so_beforehand()
    {
        using var house = Begun("Reports");
        house.Invoke("-Until R2.Check");
        var old = $"'embedded:{house["r", "old-server"]}'";
        var steps = (IEnumerable)house.Status().Properties["Steps"].Value;
        Assert.Contains("for every database of the case: Jupiter, Reports.", (string)steps.Cast<dynamic>().Single(step => (string)step.Id == "R2.Lock").Instruction, StringComparison.Ordinal);

        string[] Run(string command) => [.. house.Run(command + " -Case $case -WarningAction SilentlyContinue").Select(made => (string)made.Properties["Database"].Value)];

        Assert.Empty(Run($"Lock-JupiterDatabase {old} Jupiter -WhatIf"));
        Assert.Empty(Locked(house));
        Assert.Equal(["Jupiter", "Reports"], Run($"Lock-JupiterDatabase {old} Jupiter"));
        Assert.Equal(["Jupiter", "Reports"], Locked(house));
        Assert.Equal(["Jupiter", "Reports"], Run($"Backup-JupiterDatabase {old} Jupiter \"$($r.BackupFolder)/Jupiter.bak\" -CopyTo $r.SecondMedium"));
        house.Invoke();
        house.Stop("OldServer").Complete("R3a").Start("NewServer").Complete("R3b").Invoke("-Until R0");
        Assert.Equal(["Reports", "Jupiter"], Run($"Restore-JupiterDatabase 'embedded:{house["r", "new-server"]}' \"$($r.SecondMedium)/Jupiter.bak\""));
        house.Invoke();

        Assert.Equal("R5", house.Next);
    }

    [Fact]
    public void A_backup_that_was_carried_without_those_of_the_others_is_refused_before_the_first_is_restored()
    {
        using var house = Begun("Reports");
        house.Invoke();
        house.Stop("OldServer").Complete("R3a").Start("NewServer").Complete("R3b");
        var elsewhere = Directory.CreateDirectory(house["elsewhere"]).FullName;
        foreach (var end in new[] { "", ".manifest.json" })
        {
            File.Copy(house["r", "backups", "Jupiter.bak"] + end, Path.Combine(elsewhere, "Jupiter.bak" + end));
        }

        var refused = house.Error($"Invoke-JupiterMigration $case -NonInteractive -BackupFile '{elsewhere}/Jupiter.bak'");

        Assert.StartsWith("CaseBackupNotFound,", refused.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("Jupiter.Reports.bak", refused.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(house["r", "new-server"], "*.db"));
    }

    internal static CaseHouse Begun(params string[] others)
    {
        var house = new CaseHouse().Carry(others);
        Array.ForEach(others, other => Make(house, other));
        return house.Plan().Approve().Prepare().Complete("R1", CaseHouse.Specialist).Complete("R1");
    }

    internal static string[] Locked(CaseHouse house) =>
    [
        .. Directory.GetFiles(house["r", "old-server"], "*.lock.json").Select(file => Path.GetFileName(file).Split('.')[0]).Order(StringComparer.Ordinal),
    ];

    private static void Make(CaseHouse house, string name) => SampleDatabase.Change(
        house["r", "old-server", name + ".db"],
        "CREATE TABLE receipt (id INTEGER PRIMARY KEY, title TEXT, total REAL, slip BLOB)",
        "INSERT INTO receipt VALUES (1, 'Борщ', 350.5, x'0102'), (2, 'Чай', 90, NULL), (3, NULL, 0.1, zeroblob(100))");

    private static long Rows(string database) => new Rehearsals.SoldReceipts(database).Count();

    private static void Night(CaseHouse house, string kind)
    {
        if (kind == "ServerReplacement")
        {
            house.Complete("P4", CaseHouse.Specialist).UntilRestored();
            Assert.Equal("R5", house.Next);
            house.UntilNotice();
            return;
        }

        Reinstall(house);
        house.Invoke();
        Assert.Equal("S5", house.Next);
    }

    private static void Reinstall(CaseHouse house)
    {
        house.CarryFolders().Complete("S1", CaseHouse.Specialist).Complete("S1").Invoke();
        house.Complete("S3a.Off");
        house.Run("Stop-JupiterRehearsalComputer $r.Path OldServer -Wipe -Confirm:$false");
        house.Complete("S3a");
        Array.ForEach(["P0", "P1a", "P1b", "P1c", "P1d", "P1f"], step => house.Complete(step));
        house.Complete("P1e").Complete("P1e", CaseHouse.Specialist).Start("OldServer").Complete("S3b");
        house.Complete("S4a", CaseHouse.Specialist).Complete("P4", CaseHouse.Specialist).ReturnFolders();
    }
}
