using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Xunit;

namespace Jupiter.Migration.Tests.Cases;

/// <summary>The journal and the evidence of a whole night: every change of either is found, and what was changed is named.</summary>
public sealed class TamperTests
{
    [Fact]
    public void Every_line_and_every_piece_of_evidence_is_guarded()
    {
        using var house = new CaseHouse().Plan().Approve().Prepare().UntilRestored().UntilNotice();
        var journal = File.ReadAllLines(house.Journal);
        var missed = new List<string>();
        var tried = 0;
        void Try(string what, string[] lines, int first)
        {
            File.WriteAllText(house.Journal, string.Join('\n', lines) + "\n", new UTF8Encoding(false));
            tried++;
            var chain = house.Run("Test-JupiterJournal $case").Single(check => (string)check.Properties["Id"].Value == "Journal.Chain");
            var actual = (string)chain.Properties["Actual"].Value;
            if (chain.Properties["Status"].Value.ToString() != "Fail" || !Numbers(actual).Contains(first))
            {
                missed.Add($"{what} at {first}: {actual}");
            }
        }

        for (var i = 0; i < journal.Length; i++)
        {
            Try("edited", [.. journal[..i], journal[i].Replace("\"account\":\"", "\"account\":\"x", StringComparison.Ordinal), .. journal[(i + 1)..]], i + 1);
            Try("removed", [.. journal[..i], .. journal[(i + 1)..]], i + 1);
            Try("duplicated", [.. journal[..(i + 1)], journal[i], .. journal[(i + 1)..]], i + 2);
            if (i + 1 < journal.Length)
            {
                Try("swapped", [.. journal[..i], journal[i + 1], journal[i], .. journal[(i + 2)..]], i + 1);
            }
        }

        File.WriteAllText(house.Journal, string.Join('\n', journal) + "\n", new UTF8Encoding(false));
        foreach (var file in Directory.EnumerateFiles(house["case", "evidence"]))
        {
            var bytes = File.ReadAllBytes(file);
            bytes[bytes.Length / 2] ^= 1;
            File.WriteAllBytes(file, bytes);
            tried++;
            if (!house.Run("Test-JupiterJournal $case").Any(check => (string)check.Properties["Id"].Value == "Journal.Evidence"
                && check.Properties["Status"].Value.ToString() == "Fail" && ((string)check.Properties["Subject"].Value).Contains(Path.GetFileName(file), StringComparison.Ordinal)))
            {
                missed.Add(file);
            }

            bytes[bytes.Length / 2] ^= 1;
            File.WriteAllBytes(file, bytes);
        }

        Assert.True(missed.Count == 0, $"{missed.Count} of {tried} not found: " + string.Join(Environment.NewLine, missed));
        Assert.True(tried > 150, $"{tried} changes");
        Assert.All(house.Run("Test-JupiterJournal $case"), check => Assert.Equal("Pass", check.Properties["Status"].Value.ToString()));
    }

    [Fact]
    public void A_changed_journal_stops_the_case()
    {
        using var house = new CaseHouse().Plan().Approve().Prepare();
        var journal = File.ReadAllLines(house.Journal);
        journal[2] = journal[2].Replace("\"account\":\"", "\"account\":\"x", StringComparison.Ordinal);
        File.WriteAllText(house.Journal, string.Join('\n', journal) + "\n", new UTF8Encoding(false));

        Assert.Equal("JournalBroken", house.Refused("Invoke-JupiterMigration $case -NonInteractive"));
        Assert.Equal("JournalBroken", house.Refused("Get-JupiterMigration $case"));
    }

    [Fact]
    public void An_emptied_journal_in_which_somebody_went_on_does_not_pass()
    {
        using var house = new CaseHouse().Plan().Approve();
        File.WriteAllText(house.Journal, "");
        File.Delete(house["case", "journal.head"]);
        house.Approve();

        var results = house.Run("Test-JupiterJournal $case").ToLookup(check => (string)check.Properties["Id"].Value, check => check.Properties["Status"].Value.ToString());

        Assert.Equal(("Pass", "Fail"), (results["Journal.Chain"].Single(), results["Journal.Begin"].Single()));
    }

    [Fact]
    public void A_copy_that_goes_to_the_place_of_the_backup_is_found_before_the_database_is_closed()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "symbolic links without rights");
        using var house = new CaseHouse().Plan().Approve().Prepare().Complete("R1", CaseHouse.Specialist).Complete("R1");
        var medium = (string)house.Run("$r.SecondMedium").Single().BaseObject;
        Directory.Delete(medium, recursive: true);
        Directory.CreateSymbolicLink(medium, (string)house.Run("$r.BackupFolder").Single().BaseObject);

        var error = house.Error("Invoke-JupiterMigration $case -NonInteractive");

        Assert.Contains("Backup.Copy", error.Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(house.Lines(), line => line["step"]!.GetValue<string>() == "R2.Lock");
    }

    private static IEnumerable<int> Numbers(string text) =>
        new string(text.Select(c => char.IsAsciiDigit(c) ? c : ' ').ToArray()).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(digits => digits.Length < 9).Select(int.Parse);
}
