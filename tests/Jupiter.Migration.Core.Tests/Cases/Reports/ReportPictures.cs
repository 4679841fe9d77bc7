using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Jupiter.Migration.Cases.Reports;
using PuppeteerSharp;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Reports;

/// <summary>The pictures of <c>docs/reports.md</c>, taken by <c>build/picture-reports</c> of pages as a browser shows them.</summary>
public sealed class ReportPictures
{
    private static string Folder { get; } = Path.Combine(Repository.Root, "docs", "pictures");

    [Fact]
    public void Each_picture_is_small_and_shown()
    {
        var pages = string.Concat(new[] { "reports.md", "reports.ru.md" }.Select(page => File.ReadAllText(Path.Combine(Repository.Root, "docs", page))));
        var pictures = Directory.GetFiles(Folder);

        Assert.NotEmpty(pictures);
        Assert.All(pictures, picture => Assert.Contains($"](pictures/{Path.GetFileName(picture)})", pages, StringComparison.Ordinal));
        Assert.All(pictures, picture => Assert.InRange(new FileInfo(picture).Length, 1, 150_000));
    }

    [Theory(Explicit = true)]
    [Trait("Tier", "Whole")]
    [InlineData("night.ru", "ru-RU", "O7", 1480)]
    [InlineData("night.en", "en-US", "O7", 1310)]
    [InlineData("back.ru", "ru-RU", "R4b", 1640)]
    [InlineData("memo.ru", "ru-RU", "", 1400)]
    public async Task A_page_is_pictured(string name, string culture, string last, int height)
    {
        using var folder = new TempFolder();
        var file = Path.Combine(folder.Root, "page.html");
        using (var night = new ReportedNight(culture, isHostile: false))
        {
            File.WriteAllText(file, last.Length == 0 ? night.Memo(memo => memo.Page()) : ReportPage.Of((last == "R4b" ? night.Finish(last).GoBack() : night.Finish(last)).Read()));
        }

        await using var browser = await Puppeteer.LaunchAsync(new LaunchOptions { ExecutablePath = BrowserTests.Chromium, Args = ["--no-sandbox", "--disable-gpu"], UserDataDir = Path.Combine(folder.Root, "profile") });
        await using var page = await browser.NewPageAsync();
        await page.SetViewportAsync(new ViewPortOptions { Width = 1000, Height = height });
        await page.GoToAsync(new Uri(file).AbsoluteUri);
        Directory.CreateDirectory(Folder);
        var picture = Path.Combine(Folder, name + ".png");
        await page.ScreenshotAsync(picture);

        Assert.True(new FileInfo(picture).Length > 0);
    }
}
