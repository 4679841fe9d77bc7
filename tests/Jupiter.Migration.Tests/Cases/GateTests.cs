using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Cases;

/// <summary>Somebody at a terminal, which util-linux's script(1) plays, is asked at each gate.</summary>
[Trait("Tier", "Whole")]
public sealed class GateTests
{
    [Fact]
    public void At_a_terminal_the_gate_is_explained_and_the_answer_recorded_as_that_persons_word()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "There is no script(1) here.");
        using var house = new CaseHouse().Plan().Approve().Prepare();

        var run = OnTerminal(house, "1 + начинаем\nwhat?\nд\nн\n");

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Contains("Waiting for Алёна Щукина", run.Output, StringComparison.Ordinal);
        Assert.Contains("выключите, пожалуйста, ВСЕ компьютеры", run.Output, StringComparison.Ordinal);
        var words = house.Lines().Where(line => line["step"]!.GetValue<string>() == "R1").Select(line => $"{line["data"]!["by"]}: {line["data"]!["note"]}");
        Assert.Equal(["Вера Линь: начинаем", "Алёна Щукина: "], words);
        Assert.Contains("Not understood", run.Output, StringComparison.Ordinal);

        // Thrice asked (both parties at R1, and at R3a), whom it waits for is told no fourth time.
        Assert.Equal(3, run.Output.Split("Waiting for").Length - 1);
        Assert.Equal("R3a", house.Next);
    }

    [Fact]
    public void The_switch_off_is_confirmed_by_the_code_of_the_tag_and_by_no_yes()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "There is no script(1) here.");
        using var house = new CaseHouse().Plan().Approve().Prepare();
        house.Complete("R1", CaseHouse.Specialist).Complete("R1").Invoke();
        house.Stop("OldServer");
        house.Run("Export-JupiterReport $case -As Tag -OutFile \"$root/tag.txt\" | Out-Null");
        var code = Regex.Match(File.ReadAllText(house["tag.txt"]), "[0-9]{3}-[0-9]{3}-[0-9]{3}").Value;

        var run = OnTerminal(house, $"y\nyes\nда\n12345\n{code}\ny\nKASSA-1\n\n");

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Equal(3, run.Output.Split("Expected is the code of the tag").Length - 1);
        Assert.Equal(4, run.Output.Split("The code on the tag of the old server").Length - 1);

        // What is done and what is not fills a screen, and is read once at each pause.
        Assert.Equal(2, run.Output.Split("Done: P0").Length - 1);
        Assert.Single(house.EventsOf("R3a"), "TagRead");

        // A wrong name of the server leaves the case waiting, and its own is shown nowhere.
        Assert.Equal("R3b", house.Next);
        var asked = run.Output[run.Output.LastIndexOf("[R3b]", StringComparison.Ordinal)..];
        Assert.Contains("Expected is the name of the computer", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("JUPITER", asked, StringComparison.Ordinal);
    }

    [Fact]
    public void What_may_not_be_answered_yet_is_not_asked()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "There is no script(1) here.");
        using var house = new CaseHouse().Plan().Approve("-NotBefore ([DateTime]::Now.AddHours(5)) -NotAfter ([DateTime]::Now.AddHours(9))").Prepare();

        var run = OnTerminal(house, "");

        Assert.Contains("[R1]", run.Output, StringComparison.Ordinal);
        Assert.Contains("The agreed time begins at", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Is it done", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_by_its_own_cmdlet_is_typed_at_a_terminal_too()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "There is no script(1) here.");
        using var house = new CaseHouse().Plan().Approve().Prepare();
        house.Complete("R1", CaseHouse.Specialist).Complete("R1").Invoke();
        house.Stop("OldServer").Complete("R3a").Start("NewServer");
        string[] Said(string typed) => Lines(Typed(house, $"Complete-JupiterStep '{house.Case}' R3b '{CaseHouse.Customer}' -Note 'it''s on' -Verbose:$false | ForEach-Object State", typed));

        var left = Said("yes\nKASSA-1\n\n");
        Assert.Contains(left, line => line.Contains("Expected is the name of the computer", StringComparison.Ordinal));
        Assert.Contains($"To go on: Complete-JupiterStep '{house.Case}' 'R3b' '{CaseHouse.Customer}' -Note 'it''s on'", string.Join(' ', left), StringComparison.Ordinal);
        Assert.Equal("R3b", house.Next);
        Assert.Contains("Attested", Said("jupiter\n"));
        Assert.Equal("R0", house.Next);
    }

    [Fact]
    public void The_work_is_accepted_by_the_venues_name_at_a_terminal()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "There is no script(1) here.");
        using var house = new CaseHouse().Plan().Approve().Prepare().UntilRestored().UntilNotice();
        var venue = (string)house.Status().Properties["Venue"].Value;
        string[] Said(string typed) => Lines(Typed(house, $"Confirm-JupiterMigration '{house.Case}' '{CaseHouse.Customer}' -Role Manager | ForEach-Object Phase", typed));

        var left = Said("y\n\n");
        Assert.DoesNotContain("Accepted", left);
        Assert.Contains($"To go on: Confirm-JupiterMigration '{house.Case}' '{CaseHouse.Customer}' -Role 'Manager'", string.Join(' ', left), StringComparison.Ordinal);
        Assert.Equal("AwaitingAcceptance", house.Phase);
        Assert.Contains("Accepted", Said(venue + "\n"));
    }

    [Fact]
    public void The_preparation_is_one_list_and_what_is_not_done_is_left_out()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "There is no script(1) here.");
        using var house = new CaseHouse().Plan().Approve();

        // All but P1e, which is asked for by itself; then neither.
        var run = OnTerminal(house, "y - P1e, p1f\nn\n");

        Assert.True(run.ExitCode == 0, run.Output);
        var words = house.Lines().Where(line => line["event"]!.GetValue<string>() == "Attested").Select(line => line["step"]!.GetValue<string>());
        Assert.Equal(["P0", "P1a", "P1b", "P1c", "P1d"], words);
        Assert.Equal("P1e", house.Next);
    }

    [Fact]
    public void NonInteractive_asks_nothing_at_a_terminal_either()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "There is no script(1) here.");
        using var house = new CaseHouse().Plan().Approve().Prepare();

        var run = OnTerminal(house, "", "-NonInteractive");

        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain("Waiting for", run.Output, StringComparison.Ordinal);
        Assert.Equal("R1", house.Next);
    }

    [Fact]
    public void While_people_walk_the_terminal_shows_who_is_still_on_and_asks_when_nobody_is()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "There is no script(1) here.");
        using var house = new CaseHouse().Plan().Approve().Prepare();
        house.Complete("R1", CaseHouse.Specialist).Complete("R1").Invoke();
        house.Stop("OldServer").Start("KASSA-1", "BAR");
        house.Run("Export-JupiterReport $case -As Tag -OutFile \"$root/tag.txt\" | Out-Null");
        var code = Regex.Match(File.ReadAllText(house["tag.txt"]), "[0-9]{3}-[0-9]{3}-[0-9]{3}").Value;
        using var process = PwshProcess.StartOnTerminal(house.Case, $"Invoke-JupiterMigration '{house.Case}' | ForEach-Object Id");

        process.See("waiting for KASSA-1, BAR");
        house.Stop("KASSA-1");
        process.See("waiting for BAR");
        house.Stop("BAR");
        process.See("Is it done");
        var run = process.Finish($"y\n{code}\nn\n");

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Equal("R3b", house.Next);
    }

    [Fact]
    public void Whoever_does_not_want_to_wait_presses_a_key_and_answers()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "There is no script(1) here.");
        using var house = new CaseHouse().Plan().Approve().Prepare();
        house.Complete("R1", CaseHouse.Specialist).Complete("R1").Invoke();
        house.Stop("OldServer").Start("BAR");
        using var process = PwshProcess.StartOnTerminal(house.Case, $"Invoke-JupiterMigration . -Until R8 -Encrypt Optional -TrustServerCertificate -DecidedBy '{CaseHouse.Specialist}' | ForEach-Object Id");

        process.See("waiting for BAR");
        process.Type(" ");
        process.See("Is it done");
        var run = process.Finish("n\n");

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Contains("Nothing is recorded, and the work waits.", run.Output, StringComparison.Ordinal);
        var line = string.Join(' ', Lines(run));
        Assert.Matches($"To go on: Invoke-JupiterMigration '{Regex.Escape(house.Case)}' (-Until 'R8' ?|-Encrypt 'Optional' ?|-TrustServerCertificate ?){{3}}", line);
        Assert.DoesNotMatch("To go on: .* -DecidedBy", line);
        Assert.Equal("R3a", house.Next);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("what?\nn\n")]
    public void Going_back_takes_a_yes_and_no_key_that_is_pressed_too_often(string answers)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "There is no script(1) here.");
        using var house = new CaseHouse().Plan().Approve().Prepare().UntilRestored();

        var run = Typed(house, $"Undo-JupiterMigration '{house.Case}' -By 'Вера Линь' -Reason 'x' | ForEach-Object Id", answers);

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Contains("Go back? (y: yes; n or Enter: no)", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("[Y]", run.Output, StringComparison.Ordinal);
        Assert.Contains("the way back has not begun", run.Output, StringComparison.Ordinal);
        Assert.Equal(answers.Contains('?'), run.Output.Contains("That is not clear", StringComparison.Ordinal));
        Assert.Equal("Running", house.Phase);
    }

    [Fact]
    public void The_way_back_asks_at_its_gates_too_and_takes_the_list_by_its_code()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "There is no script(1) here.");
        using var house = new CaseHouse().Plan().Approve().Prepare().UntilRestored();
        SampleDatabase.Change(house["r", "new-server", "Jupiter.db"], "UPDATE receipt SET total = total + 1");
        using var process = PwshProcess.StartOnTerminal(house.Case, $"Undo-JupiterMigration '{house.Case}' -By 'Вера Линь' -Reason 'x' | ForEach-Object Id");
        process.See("Go back?");
        process.Type("y\n");
        process.See("Is it done");
        process.Type("2 + read aloud\n");
        process.See("The code of the list");
        process.Type("y\n");
        process.See("Expected is the code of the list");
        var shown = process.Shown;
        process.Type(house.AcknowledgementCode.ToUpperInvariant() + "\n");
        process.See("Is it done", shown);
        var run = process.Finish("n\n");

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Contains("To go on: Undo-JupiterMigration", run.Output, StringComparison.Ordinal);
        Assert.Equal("B3", house.Next);
        Assert.Equal("read aloud", house.Lines().Last(line => line["step"]!.GetValue<string>() == "B2")["data"]!["note"]!.GetValue<string>());
    }

    [Fact]
    public void Where_nothing_was_written_a_yes_is_enough()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "There is no script(1) here.");
        using var house = new CaseHouse().Plan().Approve().Prepare().UntilRestored();

        var run = Typed(house, $"Undo-JupiterMigration '{house.Case}' -By 'Вера Линь' -Reason 'x' | ForEach-Object Id", "y\n2 + read aloud\nn\n");

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.DoesNotContain("The code of the list", run.Output, StringComparison.Ordinal);
        Assert.Contains($"a script gives the code of the list: Undo-JupiterMigration '{house.Case}' -Acknowledge.", string.Join(' ', Lines(run)), StringComparison.Ordinal);
        Assert.Equal("B3", house.Next);
        Assert.Equal("read aloud", house.Lines().Last(line => line["step"]!.GetValue<string>() == "B2")["data"]!["note"]!.GetValue<string>());
    }

    [Fact]
    public void The_way_back_without_anybody_to_ask_ends_where_a_person_acts()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "There is no script(1) here.");
        using var house = new CaseHouse().Plan().Approve().Prepare().UntilRestored();

        var run = Typed(house, $"Undo-JupiterMigration '{house.Case}' -By 'Вера Линь' -Reason 'x' -NonInteractive -Confirm:$false | ForEach-Object Id", "");

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.DoesNotContain("Is it done", run.Output, StringComparison.Ordinal);
        Assert.Equal("B2", house.Next);
    }

    private static PwshResult OnTerminal(CaseHouse house, string answers, string more = "") =>
        Typed(house, $"Invoke-JupiterMigration '{house.Case}' {more} | ForEach-Object Id", answers);

    private static PwshResult Typed(CaseHouse house, string command, string answers)
    {
        using var process = PwshProcess.StartOnTerminal(house.Case, command);
        return process.Finish(answers);
    }

    private static string[] Lines(PwshResult run) => [.. run.Output.Split('\n').Select(line => line.TrimEnd('\r'))];
}
