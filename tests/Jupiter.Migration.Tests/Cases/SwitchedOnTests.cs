using System;
using System.Collections.Generic;
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
public sealed class SwitchedOnTests(ITestOutputHelper output)
{
    private const int Moments = 50;
    private const string Restore = "R4a";
    private const string Compare = "R4b";
    private const string MainPosOn = "R5";
    private const string Undo = "Undo-JupiterMigration $case @access -WarningAction SilentlyContinue";

    [Fact]
    public async Task Switched_on_during_the_restore_the_old_server_keeps_the_name_free()
    {
        var usual = TimeOf(UntilRestore, house => house.Invoke("-Until R4b"));
        var moments = Sweep.Sample("the old server switched on during R4a and R4b", Enumerable.Range(0, Moments).ToArray(), 6);
        var came = new List<string>();

        // The first of them is in every sample, so that none has only those that come too late.
        foreach (var moment in moments.Prepend(0).Distinct())
        {
            using var house = UntilRestore();
            using var person = new HostedSession();
            var switching = SwitchOn(person, house, "OldServer", usual * moment / Moments);
            var errorId = ErrorOf(() => house.Invoke("-Until R4b"));
            var isOn = await switching;

            // Whatever it came too late for, it is seen before anybody sells.
            var refused = house.EventsOf(Restore)[^1] == "Failed" ? Restore : errorId is not null ? Compare : MainPosOn;
            came.Add($"{moment}: {refused}");
            Assert.True(refused == Restore || isOn > StartOf(house, Restore), $"moment {moment}: on before {Restore} began, and not seen by it");
            Assert.True(refused != MainPosOn || isOn > StartOf(house, Compare), $"moment {moment}: on before {Compare} began, and not seen by it");
            Assert.Equal(refused != Restore, File.Exists(house["r", "new-server", "Jupiter.db"]));
            if (refused == MainPosOn)
            {
                errorId = house.Refused($"Complete-JupiterStep $case R5 '{CaseHouse.Customer}'");
            }

            // The watch may have seen it first: then R0 is to be done again, before anything else.
            Assert.Contains(errorId, new[] { "OldServerIsOn", "BothServersPresent", "ProvedFactGone" });
            var seen = house.Lines().Last(line => line["step"]!.GetValue<string>() == (errorId == "ProvedFactGone" ? "R0" : refused));
            Assert.Equal(errorId == "ProvedFactGone" ? "Gone" : refused == MainPosOn ? "Refused" : "Failed", seen["event"]!.GetValue<string>());
            Assert.Contains(seen["data"]!["errorId"]!.GetValue<string>(), new[] { "OldServerIsOn", "BothServersPresent" });
            person.Run($"Stop-JupiterRehearsalComputer '{house["r"]}' OldServer -Confirm:$false");
            if (refused != MainPosOn)
            {
                Assert.Equal(Compare, house.Invoke("-Until R4b")[^1]);
                Assert.True(File.Exists(house["r", "new-server", "Jupiter.db"]));
            }
        }

        output.WriteLine(string.Join(Environment.NewLine, came));
        Assert.Contains(came, line => line.EndsWith(Restore, StringComparison.Ordinal));
    }

    [Fact]
    public void Switched_on_after_the_database_took_its_name_the_old_server_holds_the_main_till()
    {
        using var house = UntilRestore();
        house.Invoke("-Until R4a");
        house.Start("OldServer");

        Assert.Equal("BothServersPresent", house.Refused("Invoke-JupiterMigration $case -NonInteractive"));
        Assert.Equal(Compare, house.Next);

        house.Stop("OldServer");
        Assert.Equal([Compare, "R5"], house.Invoke());
    }

    [Fact]
    public async Task Switched_on_on_the_way_back_the_new_server_never_sells_beside_the_old_one()
    {
        var usual = TimeOf(UntilUnlock, house => house.Run(Undo));
        var came = new List<string>();
        foreach (var moment in Sweep.Sample("the new server switched on during B6", Enumerable.Range(0, Moments).ToArray(), 4))
        {
            using var house = UntilUnlock();
            using var person = new HostedSession();
            var switching = SwitchOn(person, house, "NewServer", usual * moment / Moments);
            var errorId = ErrorOf(() => house.Run(Undo));
            var isOn = await switching;

            var refused = errorId is null ? "B8" : "B6";
            came.Add($"{moment}: {refused}");
            Assert.True(refused == "B6" || isOn > StartOf(house, "B6"), $"moment {moment}: on before B6 began, and not seen by it");
            Assert.Equal(refused == "B6", IsLocked(house));
            if (refused == "B8")
            {
                house.Complete("B7");
                errorId = house.Refused(Undo);
            }

            Assert.Contains(errorId, new[] { "NewServerAnswers", "BothServersPresent" });
            Assert.Equal("Failed", house.EventsOf(refused)[^1]);
            person.Run($"Stop-JupiterRehearsalComputer '{house["r"]}' NewServer -Confirm:$false");
            if (refused == "B6")
            {
                house.Run(Undo);
                Assert.False(IsLocked(house), "The old database is still locked.");
            }
        }

        output.WriteLine(string.Join(Environment.NewLine, came));
    }

    [Fact]
    public void Switched_on_before_the_old_database_is_opened_the_new_server_keeps_it_locked()
    {
        using var house = UntilUnlock();
        house.Start("NewServer");

        Assert.Equal("BothServersPresent", house.Refused(Undo));
        Assert.True(IsLocked(house), "The old database was opened.");

        house.Stop("NewServer");
        house.Run(Undo);
        Assert.False(IsLocked(house), "The old database is still locked.");
    }

    private static TimeSpan TimeOf(Func<CaseHouse> make, Action<CaseHouse> work)
    {
        // The first time is longer than any other: code is compiled then.
        Measure(make, work);
        return Measure(make, work);
    }

    private static TimeSpan Measure(Func<CaseHouse> make, Action<CaseHouse> work)
    {
        using var house = make();
        var took = Stopwatch.StartNew();
        work(house);
        return took.Elapsed;
    }

    private static DateTimeOffset StartOf(CaseHouse house, string step) => house.Lines()
        .Last(line => line["step"]!.GetValue<string>() == step && line["event"]!.GetValue<string>() == "Started")["at"]!.GetValue<DateTimeOffset>();

    private static bool IsLocked(CaseHouse house) => File.Exists(house["r", "old-server", "Jupiter.db.lock.json"]);

    private static CaseHouse UntilUnlock()
    {
        var house = new CaseHouse().Plan().Approve().Prepare().UntilRestored();
        house.Run(Undo + " -By 'Алёна Щукина' -Reason 'принтер'");
        house.Run(Undo + $" -Acknowledge {house.AcknowledgementCode} -By 'Алёна Щукина'");
        house.Stop("NewServer").Complete("B3");
        house.Run(Undo);
        return house.Start("OldServer").Complete("B5");
    }

    private static CaseHouse UntilRestore()
    {
        var house = new CaseHouse(receipts: 300);
        house.Plan().Approve().Prepare().Complete("R1", CaseHouse.Specialist).Complete("R1").Invoke();
        house.Stop("OldServer").Complete("R3a").Start("NewServer").Complete("R3b").Invoke("-Until R0");
        return house;
    }

    private static Task<DateTimeOffset> SwitchOn(HostedSession person, CaseHouse house, string computer, TimeSpan after) => Task.Run(() =>
    {
        Thread.Sleep(after);
        person.Run($"Start-JupiterRehearsalComputer '{house["r"]}' {computer}");
        return DateTimeOffset.Now;
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
