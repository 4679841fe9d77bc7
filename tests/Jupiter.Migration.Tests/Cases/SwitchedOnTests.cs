using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Sweeps;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Cases;

/// <summary>
/// Somebody switches the other server on while the module works: at whatever moment that is, no second server gets a database to sell
/// from (clause R0). It is switched on from a session of its own, as by another person.
/// </summary>
[Trait("Tier", "Whole")]
public sealed class SwitchedOnTests
{
    private const string Restore = "R4a";

    [Fact]
    public async Task Switched_on_during_the_restore_the_old_server_keeps_the_name_free()
    {
        var usual = TimeOfRestore();
        var moments = Sweep.Sample("the old server switched on during R4a and R4b", Enumerable.Range(0, 50).ToArray(), 6);
        var refused = 0;
        foreach (var moment in moments)
        {
            using var house = UntilRestore();
            using var person = new HostedSession();
            var switching = SwitchOn(person, house, "OldServer", usual * moment / 50);

            var errorId = ErrorOf(() => house.Invoke("-Until R4b"));
            await switching;

            if (errorId is null)
            {
                // It came too late to be seen by the restore, and so it is seen before anybody sells.
                house.Complete("R5");
                Assert.Equal("BothServersPresent", house.Refused("Invoke-JupiterMigration $case -NonInteractive"));
                continue;
            }

            refused++;
            Assert.Contains(errorId, new[] { "OldServerIsOn", "BothServersPresent" });
            Assert.False(File.Exists(house["r", "new-server", "Jupiter.db"]), $"moment {moment}");
            Assert.Equal("Failed", house.EventsOf(Restore)[^1]);
            person.Run($"Stop-JupiterRehearsalComputer '{house["r"]}' OldServer -Confirm:$false");
            Assert.Equal("R4b", house.Invoke("-Until R4b")[^1]);
        }

        Assert.True(refused > 0, "It was never switched on in time to be refused.");
    }

    [Fact]
    public void Switched_on_before_the_old_database_is_opened_the_new_server_keeps_it_locked()
    {
        using var house = new CaseHouse().Plan().Approve().Prepare().UntilRestored();
        const string Undo = "Undo-JupiterMigration $case @access -WarningAction SilentlyContinue";
        house.Run(Undo + " -By 'Алёна Щукина' -Reason 'принтер'");
        house.Run(Undo + $" -Acknowledge {house.AcknowledgementCode} -By 'Алёна Щукина'");
        house.Stop("NewServer").Complete("B3");
        house.Run(Undo);
        house.Start("OldServer").Complete("B5");
        house.Start("NewServer");

        Assert.Equal("BothServersPresent", house.Refused(Undo));
        Assert.True(File.Exists(house["r", "old-server", "Jupiter.db.lock.json"]), "The old database was opened.");

        house.Stop("NewServer");
        house.Run(Undo);
        Assert.False(File.Exists(house["r", "old-server", "Jupiter.db.lock.json"]), "The old database is still locked.");
    }

    private static TimeSpan TimeOfRestore()
    {
        using var house = UntilRestore();
        var took = Stopwatch.StartNew();
        house.Invoke("-Until R4b");
        return took.Elapsed;
    }

    private static CaseHouse UntilRestore()
    {
        var house = new CaseHouse(receipts: 300);
        house.Plan().Approve().Prepare().Complete("R1", CaseHouse.Specialist).Complete("R1").Invoke();
        house.Stop("OldServer").Complete("R3a").Start("NewServer").Complete("R3b").Invoke("-Until R0");
        return house;
    }

    private static Task SwitchOn(HostedSession person, CaseHouse house, string computer, TimeSpan after) => Task.Run(() =>
    {
        Thread.Sleep(after);
        person.Run($"Start-JupiterRehearsalComputer '{house["r"]}' {computer}");
    });

    private static string? ErrorOf(Action work)
    {
        try
        {
            work();
            return null;
        }
        catch (RuntimeException e)
        {
            return e.ErrorRecord.FullyQualifiedErrorId.Split(',')[0];
        }
    }
}
