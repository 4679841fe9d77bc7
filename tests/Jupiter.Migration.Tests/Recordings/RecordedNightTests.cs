using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Jupiter.Migration.Tests.Cases;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Recordings;

[Trait("Tier", "Whole")]
public sealed class RecordedNightTests
{
    [Fact]
    public void From_an_empty_folder_to_an_approved_plan()
    {
        using var folder = new TempFolder();
        using var terminal = new RecordedTerminal(folder.Path);
        try {
        terminal.Command("$r = New-JupiterRehearsal ./r");
        terminal.Command("Start-JupiterRehearsalComputer ./r OldServer, KASSA-1, KASSA-2");
        terminal.Command("New-JupiterVenue ./venue.json $r.OldServerInstance `", "  -ProductProfile $r.ProductProfile");
        foreach (var answer in new[] { "", "", "", "JUPITER", "KASSA-1, KASSA-2, BAR=192.168.1.13", "1", "", "Europe/Moscow", "пн-пт 10:00-23:00, сб-вс 12:00-02:00",
            "Алёна Щукина, +7 900 000-00-00", "", "Вера Линь, +7 900 000-00-03", "Юпитер", @"C:\Jupiter\Reports; C:\Jupiter\Exchange" })
        {
            terminal.Answer("\n> ", answer);
        }

        terminal.Command("Test-JupiterVenue $r.OldServerInstance ./venue.json");
        terminal.Command("$r | New-JupiterMigration ./night -Kind ServerReplacement `", "  -Venue ./venue.json -StartAt '2026-12-16 01:00' `", "  -BackupFile ./r/backups/Jupiter.bak -CopyTo $r.SecondMedium");
        terminal.Command("Approve-JupiterMigration ./night -By Юпитер");
        terminal.End();
        } finally {
        terminal.Write("/tmp/rec26-plan.cast", "plan");
        File.WriteAllLines("/tmp/rec26-plan.txt", terminal.Lines);
        }
    }

    [Fact]
    public void The_night_of_a_replacement()
    {
        using var house = new CaseHouse().Plan().Approve().Start("OldServer");
        using var terminal = new RecordedTerminal(house[[]]);
        const string Asked = "с примечанием) ";
        try {
        terminal.Command("Invoke-JupiterMigration ./case");
        for (var i = 0; i < 7; i++)
        {
            terminal.Answer(Asked, "д");
        }

        terminal.See("KASSA");
        terminal.Answer(Asked, "д");
        house.Stop("OldServer");
        house.Run("Export-JupiterReport $case -As Tag -OutFile \"$root/tag.txt\" | Out-Null");
        var code = Regex.Match(File.ReadAllText(house["tag.txt"]), "[0-9]{3}-[0-9]{3}-[0-9]{3}").Value;
        terminal.Answer("нет): ", code);
        house.Start("NewServer");
        terminal.Answer(Asked, "д");
        terminal.Answer("нет): ", "JUPITER");
        terminal.See("KASSA-1");
        terminal.See("[R5]");
        house.Run("Start-JupiterRehearsalComputer $r.Path KASSA-1 -OpenBusinessDay");
        terminal.Answer(Asked, "д");
        house.Start("KASSA-2", "BAR", "OFFICE");
        terminal.Answer(Asked, "д");
        terminal.Answer(Asked, "д");
        terminal.Command("Confirm-JupiterMigration ./case 'Алёна Щукина' -Role Manager");
        terminal.Answer("\n> ", (string)house.Status().Properties["Venue"].Value);
        terminal.End();
        } finally {
        terminal.Write("/tmp/rec26-night.cast", "night");
        File.WriteAllLines("/tmp/rec26-night.txt", terminal.Lines);
        }
    }
}
