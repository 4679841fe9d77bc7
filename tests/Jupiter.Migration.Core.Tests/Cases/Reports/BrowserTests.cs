using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Deque.AxeCore.Commons;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Reports;
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

    [Theory]
    [InlineData("en-US", MigrationKind.ServerReplacement, "O7", "night")]
    [InlineData("ru-RU", MigrationKind.ServerReplacement, "O7", "night")]
    [InlineData("ru-RU", MigrationKind.ServerReplacement, "R4b", "back")]
    [InlineData("en-US", MigrationKind.OsReinstall, "O7", "reinstall")]
    [InlineData("ru-RU", MigrationKind.OsReinstall, "O7", "reinstall")]
    [InlineData("en-US", MigrationKind.ServerReplacement, "O7", "memo")]
    [InlineData("ru-RU", MigrationKind.OsReinstall, "O7", "memo")]
    public async Task A_page_is_harmless_readable_and_prints(string culture, MigrationKind kind, string last, string name)
    {
        Assert.SkipUnless(File.Exists(Chromium), "apt-get install chromium fonts-dejavu-core");
        using var folder = new TempFolder();
        var file = Path.Combine(folder.Root, "page.html");
        using (var night = new ReportedNight(culture, kind))
        {
            night.Finish(last);
            File.WriteAllText(file, name == "memo" ? night.Memo(memo => memo.Page()) : ReportPage.Of((name == "back" ? night.GoBack() : night).Read()));
        }

        await using var browser = await Puppeteer.LaunchAsync(new LaunchOptions { ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-gpu"], UserDataDir = Path.Combine(folder.Root, "profile") });
        await using var page = await browser.NewPageAsync();
        var asked = 0;
        page.Request += (_, request) => asked += request.Request.Url.StartsWith("file:", StringComparison.Ordinal) ? 0 : 1;
        await page.GoToAsync(new Uri(file).AbsoluteUri);
        Assert.NotEqual("owned", await page.GetTitleAsync());
        Assert.Equal(0, await page.EvaluateExpressionAsync<int>("document.querySelectorAll('script,img,iframe,object,embed,link,form').length"));

        await Look(page, culture, name);
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

    // On the smallest phone the page itself does not scroll sideways: only what may be wide does. And it prints.
    private static async Task Look(IPage page, string culture, string name)
    {
        await page.SetViewportAsync(new ViewPortOptions { Width = 400, Height = 800 });
        Assert.True(await page.EvaluateExpressionAsync<int>("document.documentElement.scrollWidth") <= 400);
        var pdf = await page.PdfDataAsync(new PdfOptions { Format = PaperFormat.A4, PreferCSSPageSize = true, PrintBackground = true });
        Assert.Equal("%PDF"u8.ToArray(), pdf[..4]);
        if (Environment.GetEnvironmentVariable("JUPITER_REPORT_PICTURES") is { } pictures)
        {
            await page.ScreenshotAsync(Path.Combine(pictures, $"{name}-{culture}-400.png"));
            await page.SetViewportAsync(new ViewPortOptions { Width = 1280, Height = 1600 });
            await page.ScreenshotAsync(Path.Combine(pictures, $"{name}-{culture}-1280.png"));
            await File.WriteAllBytesAsync(Path.Combine(pictures, $"{name}-{culture}.pdf"), pdf);
        }
    }
}
