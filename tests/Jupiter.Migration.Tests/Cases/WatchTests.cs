using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Sweeps;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Cases;

/// <summary>
/// While people are waited for, what was proved is lost: the other server is switched on, a POS terminal, a copy is deleted, a database opened.
/// It is seen and named, the next act waits, and nothing that was done is done again without need (clauses R0, R2, R3a).
/// </summary>
[Trait("Tier", "Whole")]
public sealed class WatchTests(ITestOutputHelper output)
{
    private const int Moments = 100;
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    private static readonly Loss[] Losses =
    [
        new("OtherServer", "OldServerIsOn", ["R3b", "R5", "R7", "O7"], house => house.Start("OldServer"), house => house.Stop("OldServer")),
        new("Computers", "ComputersAreOn", ["R3b", "R5"], house => house.Start("BAR"), house => house.Stop("BAR")),
        new("SecondCopy", "CaseBackupNotFound", ["R3a", "R3b"], house => File.Delete(house["r", "second-medium", "Jupiter.bak"]), _ => { }),
        new("Lock", "OldDatabaseOpened", ["R3a"], house => house.Run("Unlock-JupiterDatabase $r.OldServerInstance Jupiter -WarningAction SilentlyContinue"), _ => { }),
    ];

    public static TheoryData<string> Facts => [.. Losses.Select(loss => loss.Fact)];

    [Theory]
    [MemberData(nameof(Facts))]
    public async Task Whatever_is_lost_while_people_are_waited_for_is_named_and_holds_what_comes_next(string fact)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "There is no script(1) here.");
        var loss = Losses.Single(each => each.Fact == fact);
        var name = $"{fact} lost while people are waited for";
        foreach (var moment in Sweep.Sample(name, Enumerable.Range(0, Moments).ToArray(), 1))
        {
            var gate = loss.Gates[moment % loss.Gates.Length];
            using var house = Until(gate);
            using var process = PwshProcess.StartOnTerminal(house.Case, $"Invoke-JupiterMigration '{house.Case}' | ForEach-Object Id");
            process.See($"[{gate}]");
            await Task.Delay(moment * 17 % 1500, TestContext.Current.CancellationToken);

            loss.Happens(house);
            var gone = Gone(house, fact);
            if (gate == "R3b")
            {
                house.Start("NewServer");
            }

            var run = process.Finish($"D\n{(gate == "O7" ? CaseHouse.Specialist : CaseHouse.Customer)}\n\n\n\n");

            // Where something rests on it, no word is taken. Elsewhere it is asked before anything rests on it.
            Assert.True(
                Words(run.Output).Contains(Words(gone["data"]!["message"]!.GetValue<string>()[^40..]), StringComparison.Ordinal),
                $"{moment}, {gate}: it was not said.{Environment.NewLine}{run.Output}");
            output.WriteLine($"{moment}: {gate}, {gone["data"]!["reopens"]}: {gone["data"]!["message"]}");
            Assert.Equal(loss.ErrorId, gone["data"]!["errorId"]!.GetValue<string>());
            Assert.Single(house.Lines(), IsGone);
            Assert.True(gone["data"]!["reopens"]!.GetValue<string>() == "" || !house.EventsOf(gate).Contains("Attested"), $"{gate} was taken: {string.Join(", ", house.Lines().Select(line => $"{line["step"]} {line["event"]}"))}");
            var restores = house.EventsOf("R4a").Count(each => each == "Done");
            loss.Ends(house);
            GoOn(house, fact, gate);

            // What was done stays done, but for what proved it.
            Assert.Equal(Math.Max(1, restores), house.EventsOf("R4a").Count(each => each == "Done"));
            Assert.Equal("R9", house.Next);
        }
    }

    [Fact]
    public async Task A_till_that_nobody_can_switch_off_passes_by_the_decision_of_a_person_of_the_case()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "There is no script(1) here.");
        using var house = Until("R5");
        using var process = PwshProcess.StartOnTerminal(house.Case, $"Invoke-JupiterMigration '{house.Case}' | ForEach-Object Id");
        process.See("waiting for KASSA-1");
        house.Start("BAR");
        Gone(house, "Computers");
        var run = await Task.Run(() => process.End());

        Assert.Contains("BAR", run.Output, StringComparison.Ordinal);
        Assert.Equal("R0", house.Next);
        Assert.Equal("ProvedFactGone", house.Refused($"Complete-JupiterStep $case R5 '{CaseHouse.Customer}'"));
        Assert.Equal("ComputersAreOn", house.Refused("Invoke-JupiterMigration $case -NonInteractive"));
        Assert.Equal(["R0", "R5"], house.Invoke($"-DecidedBy '{CaseHouse.Specialist}'"));
    }

    [Theory]
    [InlineData("R6", "R5", "KASSA-1", "R7")]
    [InlineData("R8", "R7", "KASSA-2", "O7")]
    public async Task The_waiting_for_a_till_ends_as_soon_as_the_other_server_is_on(string step, string word, string till, string next)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "There is no script(1) here.");
        using var house = Until(word);
        house.Complete(word);
        using var process = PwshProcess.StartOnTerminal(house.Case, $"Invoke-JupiterMigration '{house.Case}' | ForEach-Object Id");
        process.See(till);

        house.Start("OldServer");
        var run = await Task.Run(() => process.End());

        Assert.Equal(step, house.Lines().Last(line => line["event"]!.GetValue<string>() == "Failed")["step"]!.GetValue<string>());
        Assert.Contains("OldServer", Gone(house, "OtherServer")["data"]!["errorId"]!.GetValue<string>() + run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Done", house.EventsOf(step));

        // What was restored stays; the step comes back when the old server is off again.
        house.Stop("OldServer");
        if (step == "R6")
        {
            house.Run("Start-JupiterRehearsalComputer $r.Path KASSA-1 -OpenBusinessDay");
        }
        else
        {
            house.Start("KASSA-2", "BAR", "OFFICE");
        }

        house.Invoke();
        Assert.Equal(next, house.Next);
        Assert.Single(house.EventsOf("R4a"), each => each == "Done");
    }

    [Fact]
    public async Task Assert_goes_on_looking_and_ends_when_both_are_on()
    {
        using var house = new CaseHouse().Start("NewServer");
        using var person = new HostedSession();
        var (old, @new) = (Address(house, "OldServer"), Address(house, "NewServer"));
        using var watching = person.Prepare($"Assert-SingleJupiterServer {old} {@new} -Watch");
        using var seen = new PSDataCollection<PSObject>();
        using var first = new SemaphoreSlim(0);
        seen.DataAdded += (_, _) => first.Release();
        var run = watching.BeginInvoke<PSObject, PSObject>(null, seen);

        // Three results of the question, and that the new one is on.
        for (var i = 0; i < 4; i++)
        {
            Assert.True(await first.WaitAsync(LongestWait, TestContext.Current.CancellationToken), "Nothing was written.");
        }

        house.Start("OldServer");
        var error = await Assert.ThrowsAnyAsync<RuntimeException>(() => Task.Factory.FromAsync(run, watching.EndInvoke));

        Assert.StartsWith("BothServersPresent,", error.ErrorRecord.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(["Presence.OldServer", "Presence.NewServer", "Presence.Single", "Presence.NewServer"], seen.Take(4).Select(each => each.Properties["Id"].Value));
    }

    [Fact]
    public void Without_a_computer_that_watches_the_gap_is_said_and_R3b_asks_at_once()
    {
        using var house = new CaseHouse().Plan().Approve().Prepare();
        house.Complete("R1", CaseHouse.Specialist).Complete("R1");

        var warnings = string.Join("\n", house.Run("Invoke-JupiterMigration $case -NonInteractive -WarningVariable w -WarningAction SilentlyContinue | Out-Null; $w").Select(each => each.ToString()));

        Assert.Contains("-WatchFrom", warnings, StringComparison.Ordinal);
        house.Complete("R3a").Start("NewServer");
        Assert.Equal("OldServerIsOn", house.Refused($"Complete-JupiterStep $case R3b '{CaseHouse.Customer}'"));
        house.Stop("OldServer").Complete("R3b");
    }

    [Fact]
    public void A_database_that_was_opened_while_nobody_watched_is_closed_before_anybody_switches_off()
    {
        using var house = Until("R3a");
        house.Run("Unlock-JupiterDatabase $r.OldServerInstance Jupiter -WarningAction SilentlyContinue");

        Assert.Equal(["R2.Lock", "R2.Backup", "R2.Verify", "R3a"], house.Invoke());
        Assert.Equal("OldDatabaseOpened", Gone(house, "Lock")["data"]!["errorId"]!.GetValue<string>());
        Assert.Equal(["R3a"], house.Invoke());
    }

    [Fact]
    public void The_computer_that_the_plan_names_has_no_gap()
    {
        using var house = new CaseHouse().Plan("-WatchFrom ([Environment]::MachineName)").Approve().Prepare();
        house.Complete("R1", CaseHouse.Specialist).Complete("R1");

        Assert.Empty(house.Run("Invoke-JupiterMigration $case -NonInteractive -WarningVariable w -WarningAction SilentlyContinue | Out-Null; $w"));
    }

    private static string Address(CaseHouse house, string computer) => (string)house.Run($"$r.{computer}")[0].BaseObject;

    // Each gate as the night comes to it, with everything done before.
    private static CaseHouse Until(string gate)
    {
        var house = new CaseHouse();
        house.Plan("-WatchFrom ([Environment]::MachineName)").Approve().Prepare().Complete("R1", CaseHouse.Specialist).Complete("R1").Invoke();
        Resume(house, "R3a", gate);
        return house;
    }

    // From where the next step is to the gate.
    private static void Resume(CaseHouse house, string from, string gate)
    {
        string[] gates = ["R3a", "R3b", "R5", "R7", "O7", "R9"];
        foreach (var passed in gates.SkipWhile(each => each != from).TakeWhile(each => each != gate))
        {
            switch (passed)
            {
                case "R3a":
                    house.Stop("OldServer").Complete("R3a");
                    break;
                case "R3b":
                    house.Start("NewServer").Complete("R3b").Invoke();
                    break;
                case "R5":
                    house.Run("Start-JupiterRehearsalComputer $r.Path KASSA-1 -OpenBusinessDay");
                    house.Complete("R5").Invoke();
                    break;
                case "R7":
                    house.Start("KASSA-2", "BAR", "OFFICE").Complete("R7").Invoke();
                    break;
                default:
                    house.Complete("O7", CaseHouse.Specialist);
                    break;
            }
        }
    }

    private static void GoOn(CaseHouse house, string fact, string gate)
    {
        if (fact == "SecondCopy" && gate == "R3b")
        {
            // Its server is off by now: whether the one backup that is left is enough is somebody's to say.
            Assert.Equal("CaseBackupNotFound", house.Refused("Invoke-JupiterMigration $case -NonInteractive"));
            house.Invoke($"-DecidedBy '{CaseHouse.Specialist}'");
            Assert.EndsWith("Jupiter.bak", house.Lines().Last(line => line["step"]?.GetValue<string>() == "R2.Verify")["data"]!["foundAt"]!.GetValue<string>(), StringComparison.Ordinal);
        }
        else
        {
            house.Invoke();
        }

        Resume(house, house.Next, "R9");
    }

    private static JsonObject Gone(CaseHouse house, string fact)
    {
        var line = default(JsonObject);
        Assert.True(SpinWait.SpinUntil(() => (line = house.Lines().FirstOrDefault(IsGone)) is not null, LongestWait), $"{fact} was lost, and nobody saw it.");
        Assert.Equal(fact, line!["data"]!["fact"]!.GetValue<string>());
        return line;
    }

    // Wherever the terminal breaks the line, and whatever it draws before it.
    private static string Words(string text) => string.Concat(Regex.Replace(text, @"\x1b\[[0-9;?]*[A-Za-z]", "").Where(char.IsLetter));

    private static bool IsGone(JsonObject line) => line["event"]!.GetValue<string>() == "Gone";

    private sealed record Loss(string Fact, string ErrorId, string[] Gates, Action<CaseHouse> Happens, Action<CaseHouse> Ends);
}
