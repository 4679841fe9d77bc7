using System;
using System.IO;
using System.Linq;
using Jupiter.Migration.Tests.Cases.Interruptions;
using Xunit;

namespace Jupiter.Migration.Tests.Cases;

/// <summary>A reinstallation that kept the disk with the old database: the case goes on from inside, and nothing is lost (clauses S3a, S4b).</summary>
public sealed class KeptDiskTests
{
    [Fact]
    public void The_old_database_is_kept_aside_and_the_night_goes_on()
    {
        using var house = Wiped();

        Assert.Equal("S5", house.Invoke()[^1]);

        var aside = house.Lines().Last(line => line["step"]!.GetValue<string>() == "S4b" && line["event"]!.GetValue<string>() == "Done")["data"]!["setAsideAs"]!.GetValue<string>();
        Assert.StartsWith("Jupiter.before-", aside, StringComparison.Ordinal);
        Assert.True(File.Exists(house["r", "old-server", aside + ".db"]));
    }

    [Fact]
    public void What_the_disk_kept_is_not_taken_for_the_work_of_a_restore_that_was_cut_off()
    {
        using var house = Wiped();
        using var scene = new InterruptedScene(house, "S4b", onlyCase: true);

        Assert.Equal("done", scene.GoOn(scene => InterruptedScene.State(scene.OldDatabase)));
    }

    [Fact]
    public void A_database_in_the_way_on_a_new_server_has_a_remedy_that_can_be_followed()
    {
        using var house = new CaseHouse().Plan().Approve().Prepare();
        house.Complete("R1", CaseHouse.Specialist).Complete("R1").Invoke();
        house.Stop("OldServer").Complete("R3a").Start("NewServer").Complete("R3b");
        File.Copy(house["r", "old-server", "Jupiter.db"], house["r", "new-server", "Jupiter.db"]);

        var error = house.Error("Invoke-JupiterMigration $case -NonInteractive");

        Assert.StartsWith("DatabaseExists", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.DoesNotContain("-Force", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        File.Move(house["r", "new-server", "Jupiter.db"], house["r", "new-server", "Whose.db"]);
        Assert.Equal("R5", house.Invoke()[^1]);
    }

    private static CaseHouse Wiped()
    {
        var house = new CaseHouse("OsReinstall").Plan().Approve().Prepare();
        house.Complete("S1", CaseHouse.Specialist).Complete("S1").Invoke();
        house.Stop("OldServer").Complete("S3a.Off").Complete("S3a");
        Array.ForEach(["P0", "P1a", "P1b", "P1c", "P1d", "P1f", "P1e"], step => house.Complete(step));
        return house.Complete("P1e", CaseHouse.Specialist).Complete("S3b").Complete("S4a", CaseHouse.Specialist).Complete("P4", CaseHouse.Specialist).Start("OldServer").ReturnFolders();
    }
}
