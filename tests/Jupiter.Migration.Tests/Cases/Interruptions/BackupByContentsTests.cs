using System.IO;
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
}
