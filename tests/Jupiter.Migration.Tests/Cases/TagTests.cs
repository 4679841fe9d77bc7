using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace Jupiter.Migration.Tests.Cases;

/// <summary>The tag of the old server: printed, hung up, read aloud, and its code kept nowhere (clauses R3a, R9).</summary>
public sealed class TagTests
{
    [Fact]
    public void The_code_that_was_read_from_the_tag_is_recorded_and_is_nowhere_in_the_case()
    {
        using var house = Ready();
        house.Run("Export-JupiterReport $case -As Tag -OutFile \"$root/tag.txt\"");
        var code = Regex.Match(File.ReadAllText(house["tag.txt"]), "[0-9]{3}-[0-9]{3}-[0-9]{3}").Value;
        house.Stop("OldServer");

        house.Run($"Complete-JupiterStep $case R3a '{CaseHouse.Customer}' -AbsenceCode '{code}'");

        Assert.Equal(["TagRead", "Attested"], house.EventsOf("R3a"));
        Assert.Equal("old", house.Lines().Single(line => line["event"]!.GetValue<string>() == "TagRead")["data"]!["server"]!.GetValue<string>());
        Assert.All(
            Directory.EnumerateFiles(house.Case, "*", SearchOption.AllDirectories).Select(File.ReadAllText),
            text => Assert.DoesNotMatch($"{code}|{code.Replace("-", "", StringComparison.Ordinal)}", text));
    }

    [Fact]
    public void It_may_be_read_afterwards_and_is_refused_when_it_is_another_one()
    {
        using var house = Ready();
        house.Stop("OldServer").Complete("R3a");
        var code = string.Join("\n", house.Run("Export-JupiterReport $case -As Tag").Select(line => line.ToString()));
        var right = Regex.Match(code, "[0-9]{3}-[0-9]{3}-[0-9]{3}").Value;

        // The last four digits follow from the others, so that another last one is wrong for certain.
        var wrong = right[..^1] + (char)('0' + ((right[^1] - '0' + 1) % 10));
        Assert.Equal("AbsenceCodeWrong", house.Refused($"Complete-JupiterStep $case R3a '{CaseHouse.Customer}' -AbsenceCode '{wrong}'"));
        Assert.Equal("StepHasNoTag", house.Refused($"Complete-JupiterStep $case R3b '{CaseHouse.Customer}' -AbsenceCode '{right}'"));
        house.Run($"Complete-JupiterStep $case R3a '{CaseHouse.Customer}' -AbsenceCode '{right}'");

        Assert.Equal(["Attested", "TagRead"], house.EventsOf("R3a"));
        Assert.Equal("R3b", house.Next);
    }

    [Fact]
    public void A_file_that_is_there_stays_and_a_page_is_written_for_a_browser()
    {
        using var house = Ready();
        house.Run("Export-JupiterReport $case -As Tag -NewServer -OutFile \"$root/tag.html\"");

        Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(house["tag.html"]), StringComparison.Ordinal);
        Assert.Equal("ReportFileExists", house.Refused("Export-JupiterReport $case -As Tag -OutFile \"$root/tag.html\""));
        house.Run("Export-JupiterReport $case -As Tag -OutFile \"$root/tag.html\" -Force");
    }

    [Fact]
    public void Where_one_machine_is_reinstalled_there_is_no_tag()
    {
        using var house = new CaseHouse("OsReinstall");
        house.Plan().Approve();

        Assert.Equal("CaseHasOneServer", house.Refused("Export-JupiterReport $case -As Tag"));
    }

    [Fact]
    public void Without_a_case_the_code_fits_the_server_as_it_is_named()
    {
        using var house = Ready();
        house.Run("$tag = (Export-JupiterReport -Server JUPITER-OLD -As Tag) -join ' '; $code = [regex]::Match($tag, '\\d{3}-\\d{3}-\\d{3}').Value");

        Assert.Equal("AbsenceCodeWrong", house.Refused("Assert-SingleJupiterServer $r.OldServer $r.NewServer -AbsenceCode $code"));
        Assert.Equal("Attested", house.Run("Assert-SingleJupiterServer jupiter-old $r.NewServer -AbsenceCode $code")[0].Properties["Grade"].Value);
    }

    private static CaseHouse Ready()
    {
        var house = new CaseHouse();
        house.Plan().Approve().Prepare().Complete("R1", CaseHouse.Specialist).Complete("R1").Invoke();
        return house;
    }
}
