using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Deque.AxeCore.Commons;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Reports;
using Jupiter.Migration.Cases.Rollback;
using Jupiter.Migration.Presence.Tags;
using Jupiter.Migration.Resources;
using PuppeteerSharp;
using PuppeteerSharp.Media;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Reports;

/// <summary>
/// The pages in a real browser: nothing runs, nothing is asked for, axe-core finds nothing, and it prints. <c>JUPITER_REPORT_PICTURES</c> names a folder
/// that gets them as pictures, for people to look at.
/// </summary>
[Trait("Tier", "Whole")]
public sealed class BrowserTests
{
    internal const string Chromium = "/usr/bin/chromium";

    // Of poppler-utils.
    private const string PdfText = "/usr/bin/pdftotext";

    [Theory]
    [InlineData("en-US", MigrationKind.ServerReplacement, "O7", "night")]
    [InlineData("ru-RU", MigrationKind.ServerReplacement, "O7", "night")]
    [InlineData("ru-RU", MigrationKind.ServerReplacement, "R4b", "back")]
    [InlineData("en-US", MigrationKind.OsReinstall, "O7", "reinstall")]
    [InlineData("ru-RU", MigrationKind.OsReinstall, "O7", "reinstall")]
    [InlineData("en-US", MigrationKind.ServerReplacement, "O7", "memo")]
    [InlineData("ru-RU", MigrationKind.OsReinstall, "O7", "memo")]
    [InlineData("en-US", MigrationKind.ServerReplacement, "P1c", "preparation")]
    [InlineData("ru-RU", MigrationKind.ServerReplacement, "P1c", "preparation")]
    [InlineData("en-US", MigrationKind.ServerReplacement, "O7", "rolledback")]
    [InlineData("ru-RU", MigrationKind.ServerReplacement, "O7", "rolledback")]
    [InlineData("ru-RU", MigrationKind.OsReinstall, "O7", "rolledback")]
    [InlineData("en-US", MigrationKind.ServerReplacement, "O7", "sold")]
    [InlineData("ru-RU", MigrationKind.ServerReplacement, "O7", "sold")]
    [InlineData("en-US", MigrationKind.ServerReplacement, "R2.Backup", "tag")]
    [InlineData("ru-RU", MigrationKind.ServerReplacement, "R2.Backup", "tag")]
    public async Task A_page_is_harmless_readable_and_prints(string culture, MigrationKind kind, string last, string name)
    {
        // Where every program was installed, one that is missing is a failure and no skip.
        Assert.SkipUnless(File.Exists(Chromium) || Environment.GetEnvironmentVariable("JUPITER_TEST_PROGRAMS") == "all", "apt-get install chromium fonts-dejavu-core");
        using var folder = new TempFolder();
        var (file, expected) = (Path.Combine(folder.Root, "page.html"), Array.Empty<string>());
        using (var night = new ReportedNight(culture, kind))
        {
            File.WriteAllText(file, Written(night, name, last));
            expected = Expected(name);
        }

        await using var browser = await Puppeteer.LaunchAsync(new LaunchOptions { ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-gpu"], UserDataDir = Path.Combine(folder.Root, "profile") });
        await using var page = await browser.NewPageAsync();
        var asked = 0;
        page.Request += (_, request) => asked += request.Request.Url.StartsWith("file:", StringComparison.Ordinal) ? 0 : 1;
        await page.GoToAsync(new Uri(file).AbsoluteUri);
        Assert.NotEqual("owned", await page.GetTitleAsync());
        Assert.Equal(0, await page.EvaluateExpressionAsync<int>("document.querySelectorAll('script,img,iframe,object,embed,link,form').length"));

        await Look(page, culture, name, expected);
        await page.SetBypassCSPAsync(true);
        await page.ReloadAsync();
        await page.EvaluateExpressionAsync(new BundledAxeScriptProvider().GetScript() + ";0");
        foreach (var scheme in new[] { "light", "dark" })
        {
            await page.EmulateMediaFeaturesAsync([new MediaFeatureValue { MediaFeature = MediaFeature.PrefersColorScheme, Value = scheme }]);
            var found = await page.EvaluateExpressionAsync<JsonElement>("axe.run().then(r => r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html.slice(0, 200) + n.failureSummary).join(' | ')))");
            Assert.Empty(found.EnumerateArray().Select(violation => scheme + " " + violation.GetString()));
        }

        Assert.Equal(0, asked);
    }

    private static string Written(ReportedNight night, string name, string last)
    {
        if (name == "preparation")
        {
            night.Case.Approve();
            night.Case.GoThrough(last);
            return ReportPage.Of(night.Read());
        }

        night.Finish(last);
        if (name is "back" or "rolledback" or "sold")
        {
            night.GoBack();
        }

        if (name is "rolledback" or "sold")
        {
            night.List(ManagersSheetTests.Account(new WrittenList { Title = "чеки", Columns = ["Чек", ReportedNight.Hostile], Rows = [ReportedNight.Hostile], Cells = [[ReportedNight.Hostile, ""]] }, new WrittenList { Title = "возвраты", Rows = [ReportedNight.Hostile], Cells = [[ReportedNight.Hostile]] }));
        }

        if (name == "rolledback")
        {
            night.Return();
        }

        using var migration = MigrationCase.Look(night.Case.Folder, night.Case.Clock);
        return name switch
        {
            "memo" => night.Memo(memo => memo.Page()),
            "sold" => night.Sold(paper => paper.Page()),
            "tag" => string.Join("\n", AbsenceTagHtml.Of(CaseTag.Draw(migration.Plan, ofNewServer: false))),
            _ => ReportPage.Of(night.Read()),
        };
    }

    // What a sheet of paper has to say.
    private static string[] Expected(string name) => name switch
    {
        "memo" => [SR.MemoPreparation, SR.MemoNight, "KASSA-<b>198"],
        "sold" => [SR.WrittenTitle, SR.WrittenCode.With(""), SR.WrittenTables, "чеки"],
        "tag" => [SR.TagHeading, SR.TagPullBoth, SampleCase.Specialist],
        "rolledback" => [SR.ReportPhaseRolledBack, SR.ReportWayBack, "B1", SR.ReportAudit],
        "back" => [SR.ReportPhaseRollingBack, SR.ReportWayBack, SR.ReportAudit],
        "preparation" => [SR.ReportReadiness, SR.ReportTrial, "P1f"],
        _ => [SR.ReportPhaseAwaitingAcceptance, SR.ReportReadiness, SR.ReportTrial, SR.ReportTrialPassed, SR.ReportTimeline, SR.ReportAudit],
    };

    // Lines are broken anywhere, headings are in capitals in no style of ours.
    private static string Words(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter) && letter != '\u00AD'));

    private static async Task<string> TextOf(byte[] pdf)
    {
        using var reading = Process.Start(new ProcessStartInfo(PdfText, ["-", "-"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var text = reading.StandardOutput.ReadToEndAsync();
        await reading.StandardInput.BaseStream.WriteAsync(pdf);
        reading.StandardInput.Close();
        return await text;
    }

    // On the smallest phone the page itself does not scroll sideways: only what may be wide does. And it prints.
    private static async Task Look(IPage page, string culture, string name, string[] expected)
    {
        await page.SetViewportAsync(new ViewPortOptions { Width = 400, Height = 800 });
        Assert.True(await page.EvaluateExpressionAsync<int>("document.documentElement.scrollWidth") <= 400);
        var pdf = await page.PdfDataAsync(new PdfOptions { Format = PaperFormat.A4, PreferCSSPageSize = true, PrintBackground = true });
        Assert.Equal("%PDF"u8.ToArray(), pdf[..4]);
        if (File.Exists(PdfText) || Environment.GetEnvironmentVariable("JUPITER_TEST_PROGRAMS") == "all")
        {
            var printed = Words(await TextOf(pdf));
            Assert.All(expected, text => Assert.Contains(Words(text), printed, StringComparison.Ordinal));
        }

        if (Environment.GetEnvironmentVariable("JUPITER_REPORT_PICTURES") is { } pictures)
        {
            await page.ScreenshotAsync(Path.Combine(pictures, $"{name}-{culture}-400.png"));
            await page.SetViewportAsync(new ViewPortOptions { Width = 1280, Height = 1600 });
            await page.ScreenshotAsync(Path.Combine(pictures, $"{name}-{culture}-1280.png"));
            await File.WriteAllBytesAsync(Path.Combine(pictures, $"{name}-{culture}.pdf"), pdf);
        }
    }
}
