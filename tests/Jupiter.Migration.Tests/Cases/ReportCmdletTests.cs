using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using Xunit;

namespace Jupiter.Migration.Tests.Cases;

/// <summary>The papers of a case by the cmdlet: each kind where it belongs, and none over a file that is there.</summary>
public sealed class ReportCmdletTests
{
    [Fact]
    public void Each_paper_of_a_case_is_written_and_what_needs_a_file_or_a_case_says_so()
    {
        using var house = new CaseHouse().Plan().Approve();

        foreach (var (kind, file) in new[] { ("Html", "night.html"), ("Csv", "night.csv"), ("Json", "night.json"), ("Memo", "memo.html"), ("Memo", "memo.txt"), ("Support", "support.zip") })
        {
            house.Run($"Export-JupiterReport $case -As {kind} -OutFile \"$root/{file}\"");
        }

        foreach (var (kind, file) in new[] { ("Html", "paper.html"), ("Csv", "paper.csv"), ("Json", "paper.json"), ("Support", "paper.zip"), ("Memo", "paper") })
        {
            house.Run($"Export-JupiterReport $case -As {kind} -OutFile \"$root/paper\"");
            Assert.True(File.Exists(house[file]), file);
        }

        Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(house["night.html"]), StringComparison.Ordinal);
        Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(house["memo.html"]), StringComparison.Ordinal);
        Assert.Contains("\"jupiter.report/1\"", File.ReadAllText(house["night.json"]), StringComparison.Ordinal);
        using (var zip = ZipFile.OpenRead(house["support.zip"]))
        {
            Assert.Contains(zip.Entries, entry => entry.FullName == "environment.txt");
        }

        Assert.Contains(house.Run("Export-JupiterReport $case -As Memo").Select(line => line.ToString()), line => line!.StartsWith("[ ] O1", StringComparison.Ordinal));
        Assert.Contains("\"phase\": \"Approved\"", house.Run("Export-JupiterReport $case -As Json").Single().ToString(), StringComparison.Ordinal);
        Assert.Equal("ReportNeedsFile", house.Refused("Export-JupiterReport $case -As Html"));
        Assert.Equal("ReportNeedsFile", house.Refused("Export-JupiterReport $case -As Support"));
        Assert.Equal("ReportNeedsCase", house.Refused("Export-JupiterReport -Server JUPITER -As Memo"));
        Assert.Equal("ReportNoList", house.Refused("Export-JupiterReport $case -As Sold"));
        Assert.Equal("ReportFileExists", house.Refused("Export-JupiterReport $case -As Json -OutFile \"$root/night.json\""));
    }
}
