using System;
using System.IO;
using Xunit;

namespace Jupiter.Migration.Tests.Cases.Interruptions;

/// <summary>A step that was interrupted between two databases goes on by what it finds for each: what is done stays as it is, the rest is done.</summary>
[Trait("Tier", "Whole")]
public sealed class AmongDatabasesTests
{
    private const string Undo = "Undo-JupiterMigration $case -WarningAction SilentlyContinue";

    [Fact]
    public void Each_step_of_a_night_and_of_the_way_back_takes_what_it_finds()
    {
        using var house = SeveralDatabasesTests.Begun("Reports", "Loyalty");
        var (old, @new) = ($"'embedded:{house["r", "old-server"]}'", $"'embedded:{house["r", "new-server"]}'");
        house.Invoke("-Until R2.Check");

        Interrupt(house, "R2.Lock");
        house.Run($"Lock-JupiterDatabase {old} Jupiter | Out-Null");
        Untouched(house["r", "old-server", "Jupiter.db.lock.json"], () => house.Invoke("-Until R2.Lock"));
        Assert.Equal(["Jupiter", "Loyalty", "Reports"], SeveralDatabasesTests.Locked(house));

        // The second was taken and not yet copied, the third not begun.
        Interrupt(house, "R2.Backup");
        house.Run($"Backup-JupiterDatabase {old} Jupiter \"$($r.BackupFolder)/Jupiter.bak\" -CopyTo $r.SecondMedium -Venue $r.Venue | Out-Null");
        house.Run($"Backup-JupiterDatabase {old} Reports \"$($r.BackupFolder)/Jupiter.Reports.bak\" | Out-Null");
        Untouched(house["r", "backups", "Jupiter.bak"], () => house.Invoke("-Until R2.Backup"));
        Assert.True(File.Exists(house["r", "second-medium", "Jupiter.Reports.bak"]) && File.Exists(house["r", "second-medium", "Jupiter.Loyalty.bak"]));

        house.Invoke();
        house.Stop("OldServer").Complete("R3a").Start("NewServer").Complete("R3b").Invoke("-Until R0");
        Interrupt(house, "R4a");
        house.Run($"Restore-JupiterDatabase {@new} \"$($r.SecondMedium)/Jupiter.Loyalty.bak\" -WarningAction SilentlyContinue | Out-Null");
        Untouched(house["r", "new-server", "Loyalty.db"], () => house.Invoke("-Until R4a"));
        Assert.All(["Jupiter", "Reports"], name => Assert.True(File.Exists(house["r", "new-server", name + ".db"])));

        house.Invoke();
        InterruptedNights.TurnBack(house);
        Interrupt(house, "B1");
        house.Run($"Lock-JupiterDatabase {@new} Reports | Out-Null");
        house.Run(Undo);
        house.Run(Undo + $" -Acknowledge {house.AcknowledgementCode} -By '{CaseHouse.Customer}'");
        house.Complete("B3").Stop("NewServer").Run(Undo);
        house.Start("OldServer").Complete("B5");
        Interrupt(house, "B6");
        house.Run($"Unlock-JupiterDatabase {old} Loyalty -WarningAction SilentlyContinue | Out-Null");
        house.Run(Undo);

        Assert.Equal("B7", house.Next);
        Assert.Empty(SeveralDatabasesTests.Locked(house));
    }

    [Fact]
    public void One_with_other_contents_is_somebodys_and_stays()
    {
        using var house = SeveralDatabasesTests.Begun("Reports");
        house.Invoke();
        house.Stop("OldServer").Complete("R3a").Start("NewServer").Complete("R3b").Invoke("-Until R0");
        Interrupt(house, "R4a");
        house.Run($"Restore-JupiterDatabase 'embedded:{house["r", "new-server"]}' \"$($r.SecondMedium)/Jupiter.Reports.bak\" -WarningAction SilentlyContinue | Out-Null");
        Hosting.SampleDatabase.Change(house["r", "new-server", "Reports.db"], "DELETE FROM receipt");

        Untouched(house["r", "new-server", "Reports.db"], () => Assert.Equal("DatabaseExists", house.Refused("Invoke-JupiterMigration $case -NonInteractive")));

        Assert.False(File.Exists(house["r", "new-server", "Jupiter.db"]));
    }

    [Fact]
    public void What_came_before_the_one_that_failed_is_named_and_taken_by_the_next_run()
    {
        using var house = SeveralDatabasesTests.Begun("Reports");
        house.Invoke();
        house.Stop("OldServer").Complete("R3a").Start("NewServer").Complete("R3b").Invoke("-Until R0");
        var inTheWay = house["r", "new-server", "Jupiter.db"];
        File.Copy(house["r", "old-server", "Jupiter.db"], inTheWay);

        Assert.Equal("DatabaseExists", house.Refused("Invoke-JupiterMigration $case -NonInteractive -WarningVariable global:said"));
        Assert.Contains(house.Run("$said"), warning => warning.ToString() == "Restored and proved before that, and left as they are: Reports.");
        File.Delete(inTheWay);

        Untouched(house["r", "new-server", "Reports.db"], () => house.Invoke());
        Assert.Equal("R5", house.Next);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_was_sold_in_one_that_somebody_opened_is_in_the_backup_that_is_taken_anew(bool isClosedByHand)
    {
        using var house = SeveralDatabasesTests.Begun("Reports");
        house.Invoke();
        house.Run("Unlock-JupiterDatabase $r.OldServerInstance Jupiter -WarningAction SilentlyContinue | Out-Null");
        Hosting.SampleDatabase.Change(
            house["r", "old-server", "Jupiter.db"],
            "INSERT INTO receipt (id, shift_id, dining_table_id, staff_id, opened_at, closed_at, guests, total, fiscal_sign, remark) "
            + "SELECT MAX(id) + 1, 1, 1, 4, CURRENT_TIMESTAMP, CURRENT_TIMESTAMP, 1, 100, 'late', NULL FROM receipt");
        See(house, "Lock", "OldDatabaseOpened", "R2.Lock", "R2.Backup", "R2.Verify");
        if (isClosedByHand)
        {
            // The other one was never opened: it is not in the way of the one that was.
            house.Run("Lock-JupiterDatabase $r.OldServerInstance Jupiter -Case $case | Out-Null");
        }

        // A copy that the journal does not know is somebody's, also now.
        var (manifest, aside) = (house["r", "second-medium", "Jupiter.bak.manifest.json"], house["manifest.json"]);
        File.Move(manifest, aside);
        Untouched(house["r", "backups", "Jupiter.bak"], () => Assert.Equal("BackupFileExists", house.Refused("Invoke-JupiterMigration $case -NonInteractive")));
        File.Move(aside, manifest);

        Untouched(house["r", "backups", "Jupiter.Reports.bak"], () => house.Invoke());

        Assert.Equal(["Jupiter", "Reports"], SeveralDatabasesTests.Locked(house));
        Assert.All(["backups", "second-medium"], place => Assert.Equal(4, Directory.GetFiles(house["r", place]).Length));
        house.Stop("OldServer").Complete("R3a").Start("NewServer").Complete("R3b").Invoke();
        Assert.Equal("R5", house.Next);
        Assert.Equal(Sold(house["r", "old-server", "Jupiter.db"]), Sold(house["r", "new-server", "Jupiter.db"]));
    }

    private static long Sold(string database) => new Rehearsals.SoldReceipts(database).Count();

    // What the watch writes when it sees that something is so no more.
    internal static void See(CaseHouse house, string fact, string errorId, params string[] reopens) => house.Run(
        $"$fact = [Activator]::CreateInstance([Jupiter.Migration.Cases.MigrationCase].Assembly.GetType('Jupiter.Migration.Cases.Facts.LostFact'), [object[]]('{fact}', '{errorId}', 'seen', [string[]]('{string.Join("', '", reopens)}'))); "
        + $"$m = [Jupiter.Migration.Cases.MigrationCase]::Open($case, [TimeProvider]::System, $null); try {{ $m.Record('{reopens[0]}', 'Gone', [Jupiter.Migration.Cases.Facts.LineFact[]]@($fact), @()) }} finally {{ $m.Dispose() }}");

    private static void Interrupt(CaseHouse house, string step) => house.Run(
        $"$m = [Jupiter.Migration.Cases.MigrationCase]::Open($case, [TimeProvider]::System, $null); try {{ $m.Record('{step}', 'Started', $null, @()) }} finally {{ $m.Dispose() }}");

    private static void Untouched(string file, Action work)
    {
        var before = InterruptedScene.State(file);
        Assert.NotEqual("", before);
        work();
        Assert.Equal(before, InterruptedScene.State(file));
    }
}
