using System.IO;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Cases.Interruptions;

/// <summary>A backup is the night's by what it holds. A clock that was set between the lock and the backup made it older than the lock, and a stranger's.</summary>
public sealed class BackupByContentsTests
{
    [Fact]
    public void One_that_the_clocks_call_older_than_the_lock_is_the_nights_if_it_holds_what_the_locked_database_holds()
    {
        using var house = new CaseHouse().Plan().Approve().Prepare();
        house.Complete("R1", CaseHouse.Specialist).Complete("R1").Invoke("-Until R2.Check");
        house.Run($"Backup-JupiterDatabase 'embedded:{house["r", "old-server"]}' Jupiter '{house["r", "backups", "Jupiter.bak"]}' -CopyTo $r.SecondMedium");
        house.Invoke("-Until R2.Lock");
        using var scene = new InterruptedScene(house, "R2.Backup", onlyCase: true);

        Assert.Equal("done as found", scene.GoOn(InterruptionMatrix.Things["Backup"]));
    }

    [Fact]
    public void What_was_opened_by_hand_is_closed_again_before_the_cmdlet_takes_the_backup()
    {
        using var house = new CaseHouse().Plan().Approve().Prepare();
        house.Complete("R1", CaseHouse.Specialist).Complete("R1").Invoke("-Until R2.Lock");
        var server = $"'embedded:{house["r", "old-server"]}'";
        house.Run($"Unlock-JupiterDatabase {server} Jupiter -WarningAction SilentlyContinue");

        house.Run($"Backup-JupiterDatabase {server} Jupiter '{house["r", "backups", "Jupiter.bak"]}' -CopyTo $r.SecondMedium -Case $case");

        Assert.True(File.Exists(house["r", "old-server", "Jupiter.db.lock.json"]));
    }

    [Fact]
    public void The_cases_own_backup_of_before_the_database_was_opened_is_replaced_by_hand_without_force_and_a_strangers_is_not()
    {
        using var house = new CaseHouse().Plan().Approve().Prepare();
        house.Complete("R1", CaseHouse.Specialist).Complete("R1").Invoke("-Until R3a");
        var server = $"'embedded:{house["r", "old-server"]}'";
        var backup = house["r", "backups", "Jupiter.bak"];
        var byHand = $"Backup-JupiterDatabase {server} Jupiter '{backup}' -CopyTo $r.SecondMedium -Case $case";
        house.Run($"Unlock-JupiterDatabase {server} Jupiter -WarningAction SilentlyContinue");
        SampleDatabase.Change(house["r", "old-server", "Jupiter.db"], "UPDATE receipt SET remark = 'late' WHERE id = (SELECT MAX(id) FROM receipt)");
        AmongDatabasesTests.See(house, "Lock", "OldDatabaseOpened", "R2.Lock", "R2.Backup", "R2.Verify");
        house.Run($"Lock-JupiterDatabase {server} Jupiter -Case $case | Out-Null");
        var (manifest, aside) = (house["r", "second-medium", "Jupiter.bak.manifest.json"], house["manifest.json"]);
        var before = InterruptedScene.State(backup);

        File.Move(manifest, aside);
        Assert.Equal("BackupFileExists", house.Refused(byHand));
        Assert.Equal(before, InterruptedScene.State(backup));
        File.Move(aside, manifest);
        house.Run(byHand);

        Assert.NotEqual(before, InterruptedScene.State(backup));
        Assert.Equal(["R2.Verify", "R3a"], house.Invoke());
    }
}
