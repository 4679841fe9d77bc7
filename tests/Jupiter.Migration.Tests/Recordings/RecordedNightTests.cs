using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Jupiter.Migration.Tests.Cases;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Recordings;

/// <summary>
/// The way to an approved plan and the night of a replacement, typed at the real pwsh on a terminal of 80 columns by 24 lines, in Russian: how much has to
/// be typed, and that no line is too long. <c>build/record-night</c> keeps them in <c>docs/recordings</c>.
/// </summary>
[Trait("Tier", "Whole")]
public sealed class RecordedNightTests
{
    private const string Asked = "примечанием) ";
    private const string Challenged = "ещё нет): ";
    private const string Offered = "\n> ";

    [Fact]
    public void From_an_empty_folder_to_an_approved_plan()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "There is no script(1) here.");
        using var folder = new TempFolder();
        using var terminal = new RecordedTerminal(folder.Path);
        terminal.Command("$r = New-JupiterRehearsal ./r");
        terminal.Command("Start-JupiterRehearsalComputer ./r OldServer, KASSA-1, KASSA-2");
        terminal.Command("New-JupiterVenue ./venue.json $r.OldServerInstance `", "  -ProductProfile $r.ProductProfile");
        string[] answers =
        [
            "", "", "", "JUPITER", "KASSA-1, KASSA-2, BAR=192.168.1.13", "1", "", "Europe/Moscow", "пн-пт 10:00-23:00, сб-вс 12:00-02:00",
            "Алёна Щукина, +7 900 000-00-00", "", "Вера Линь, +7 900 000-00-03", "Юпитер", @"C:\Jupiter\Reports; C:\Jupiter\Exchange",
        ];
        Array.ForEach(answers, answer => terminal.Answer(Offered, answer));
        terminal.Command("Test-JupiterVenue $r.OldServerInstance ./venue.json");
        terminal.Command(
            "$r | New-JupiterMigration ./night -Kind ServerReplacement `",
            $"  -Venue ./venue.json -StartAt '{Night():yyyy-MM-dd HH:mm}' `",
            "  -BackupFile ./r/backups/Jupiter.bak -CopyTo $r.SecondMedium");
        terminal.Command("Approve-JupiterMigration ./night -By Юпитер");
        var recording = Kept(terminal, folder.Path, "plan", "От пустой папки до согласованного плана");

        Assert.InRange(recording.Commands.Count, 1, 6);
        Assert.InRange(recording.Answers.Count, 1, 25);
        Assert.DoesNotContain(recording.Answers, answer => Regex.IsMatch(answer, @"[{}""]|select", RegexOptions.IgnoreCase));
        Assert.Empty(recording.Broken);
        Assert.Contains("согласованы", recording.Lines.TakeLast(12).Single(line => line.StartsWith("Кафе", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.DoesNotContain(recording.Lines, line => line.StartsWith("ошибка", StringComparison.Ordinal) || line.StartsWith("неизвестно", StringComparison.Ordinal));
    }

    [Fact]
    public void The_night_of_a_replacement()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "There is no script(1) here.");
        using var house = new CaseHouse().Plan("-WatchFrom ([Environment]::MachineName)").Approve().Start("OldServer", "KASSA-1", "BAR");
        using var terminal = new RecordedTerminal(house[[]]);
        terminal.Command("Invoke-JupiterMigration ./case");
        foreach (var step in new[] { "[P0]", "[P1e]", "[P2]", "[P3]", "[P4]", "[R1]", "[R1]" })
        {
            terminal.See(step);
            terminal.Answer(Asked, "д");
        }

        terminal.See("отметка журнала");
        terminal.Note("*Заказчик выключает кассы и старый сервер, вынимает кабели, вешает бирку и по телефону читает с неё код.*");
        house.Stop("KASSA-1", "BAR", "OldServer");
        house.Run("Export-JupiterReport $case -As Tag -OutFile \"$root/tag.txt\" | Out-Null");
        terminal.Answer(Asked, "д");
        terminal.Answer(Challenged, Regex.Match(File.ReadAllText(house["tag.txt"]), "[0-9]{3}-[0-9]{3}-[0-9]{3}").Value);
        terminal.See("[R3b]");
        terminal.Note("*Заказчик включает новый сервер в сеть и читает имя с его экрана.*");
        house.Start("NewServer");
        terminal.Answer(Asked, "д");
        terminal.Answer(Challenged, "JUPITER");
        terminal.See("[R5]");
        terminal.Note("*Заказчик включает основную кассу и открывает на ней рабочий день. О ней видно, что её ждут.*");
        house.Run("Start-JupiterRehearsalComputer $r.Path KASSA-1 -OpenBusinessDay");
        terminal.Answer(Asked, "д");
        terminal.See("[R7]");
        terminal.Note("*Заказчик включает остальные компьютеры.*");
        house.Start("KASSA-2", "BAR", "OFFICE");
        terminal.Answer(Asked, "д");
        terminal.See("[O7]");
        terminal.Answer(Asked, "д");
        terminal.Command("Confirm-JupiterMigration ./case 'Алёна Щукина' -Role Manager");
        terminal.Answer(Offered, (string)house.Status().Properties["Venue"].Value);
        var recording = Kept(terminal, house[[]], "night", "Ночь замены сервера");

        Assert.InRange(recording.Answers.Count, 1, 25);
        Assert.Equal(3, recording.Lines.Count(line => line == "Ещё не выполнено:"));
        Assert.Equal(3, recording.Answers.Count(answer => answer != "д"));
        Assert.Empty(recording.Broken);
        Assert.Equal("Accepted", house.Phase);
    }

    // A Wednesday, when the venue is closed at one o'clock, after the lead time.
    private static DateTime Night()
    {
        var day = DateTime.Today.AddDays(14).AddHours(1);
        return day.AddDays((DayOfWeek.Wednesday - day.DayOfWeek + 7) % 7);
    }

    // Only build/record-night keeps them: another code, another day and another mark are in each.
    private static Recording Kept(RecordedTerminal terminal, string folder, string name, string title)
    {
        var isKept = Environment.GetEnvironmentVariable("JUPITER_RECORD_NIGHT") is not null;
        var path = isKept ? RecordingPageTests.Kept(name) : Path.Combine(folder, name + ".cast");
        Assert.True(!isKept || folder.Length == RecordingPageTests.ShownFolder.Length, $"{folder} is not as long as {RecordingPageTests.ShownFolder}.");
        terminal.Write(path, title, folder, isKept ? RecordingPageTests.ShownFolder : folder);
        return Recording.Read(path);
    }
}
