using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Reports;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Reports;

/// <summary>What the developers get holds nothing that is somebody's, whoever typed it wherever.</summary>
public sealed class SupportArchiveTests
{
    private static readonly string[] Canaries =
    [
        "Zima2026!", "Password=Sommer", "Ёлки", SampleCase.Customer, SampleCase.Specialist, "963 619-20-20", "KASSA-1", "127.66.0.11", "127.67", "jupiter-core-", "Юпитер", "Sommer", "алёна", "CANARY",
    ];

    [Fact]
    public void No_secret_no_person_and_no_path_of_the_venue_is_in_it_and_causes_and_times_are()
    {
        using var night = new ReportedNight("ru-RU");
        night.Finish("R4b").GoBack();
        using (var migration = night.Case.Open())
        {
            migration.Journal.AddEvidence("note.txt", Encoding.UTF8.GetBytes("пароль Zima2026!"));
            migration.Journal.AddEvidence("photo.json", Encoding.UTF8.GetBytes("{\"CANARY\":1}"));
            migration.Journal.AddEvidence("ours.json", Encoding.UTF8.GetBytes("{\"schema\": \"jupiter.evidence/1\",\"id\":\"пароль Zima2026!\",\"data\":{\"other.алёна.file\":\"x\"},\"password\":\"CANARY\",\"message\":\"Server=x;Password=Sommer;\"}"));
        }

        var bytes = SupportArchive.Bytes(night.Case.Folder, [new("culture", "ru-RU")]);
        using var zip = new ZipArchive(new MemoryStream(bytes));
        var texts = zip.Entries.Select(entry => new StreamReader(entry.Open()).ReadToEnd()).ToArray();

        Assert.All(Canaries, canary => Assert.DoesNotContain(texts, text => System.Text.RegularExpressions.Regex.Unescape(text).Contains(canary, StringComparison.OrdinalIgnoreCase)));
        Assert.Contains(texts, text => text.Contains("\"errorId\":\"DiskFull\"", StringComparison.Ordinal));
        Assert.Contains(texts, text => text.Contains("\"step\":\"R2.Backup\"", StringComparison.Ordinal));
        Assert.Contains(zip.Entries, entry => entry.FullName == "case.json");
    }

    [Fact]
    public void It_goes_through_any_mail_server_however_much_evidence_there_is()
    {
        using var night = new ReportedNight("en-US");
        night.Finish("R4b");
        using (var migration = night.Case.Open())
        {
            var noise = new Random(1);
            foreach (var at in Enumerable.Range(0, 60))
            {
                var rows = Enumerable.Range(0, 10000).Select(_ => noise.Next().ToString(System.Globalization.CultureInfo.InvariantCulture));
                migration.Journal.AddEvidence($"rows-{at}.json", Encoding.UTF8.GetBytes("{\"schema\": \"jupiter.evidence/1\",\"rows\":[" + string.Join(",", rows) + "]}"));
            }
        }

        var bytes = SupportArchive.Bytes(night.Case.Folder, []);

        Assert.InRange(bytes.Length, 1, 5_000_000);
        using var zip = new ZipArchive(new MemoryStream(bytes));
        Assert.Contains(zip.Entries, entry => entry.FullName == "journal.jsonl");
    }
}
