using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Programs;

namespace Jupiter.Migration.Servers.Preparation;

/// <summary>Whether there is a browser that is up to date (clause P1d): the newest that this Windows can run.</summary>
internal static class BrowserPreparation
{
    private const string DoesNotCount = "Internet Explorer";
    private static readonly CheckDefinition Browser = CheckRegister.Find("Server.WebBrowser");

    /// <summary>Checks it.</summary>
    /// <param name="inventory">The new server.</param>
    /// <param name="profile">Which versions count.</param>
    /// <returns>One result, by the best of the browsers.</returns>
    public static IEnumerable<CheckResult> Check(ServerInventory inventory, PreparationProfile profile)
    {
        var expected = SR.BrowserExpected.With(string.Join(", ", profile.Browsers
            .Select(browser => (browser.Name, Newest(browser, inventory.OperatingSystem?.BuildNumber)))
            .Where(line => line.Item2 is not null).Select(line => $"{line.Name} {line.Item2}").DefaultIfEmpty(SR.NotKnown)));
        if (inventory.Programs?.Browsers is not { } browsers)
        {
            return [UnreadReason.Result(Browser, inventory, inventory.ComputerName, expected, "browsers", "installed")];
        }

        var counted = browsers.Where(browser => browser.Name != DoesNotCount).ToArray();
        var unread = UnreadReason.Find(inventory, "users");
        var judged = counted.Select(browser => IsNewest(browser, profile, inventory.OperatingSystem?.BuildNumber)).ToArray();
        var status = judged.Length == 0 ? unread is null ? CheckStatus.Fail : CheckStatus.Unknown
            : judged.Contains(true) ? CheckStatus.Pass : judged.Contains(false) ? CheckStatus.Warning : CheckStatus.Unknown;
        var actual = string.Join("; ", browsers.Select(browser => browser.IsOfOneUser ? SR.OfOneUser.With(browser) : browser.ToString()).DefaultIfEmpty(SR.NotThere));
        return [Browser.Result(status, inventory.ComputerName, expected, actual, string.Join("; ", new[] { unread, profile.Name }.Where(text => text is not null)))];
    }

    private static bool? IsNewest(WebBrowser browser, PreparationProfile profile, int? build)
    {
        var line = profile.Browsers.FirstOrDefault(one => one.Name == browser.Name);
        var newest = line is null ? null : Newest(line, build);
        return build is null || ProgramVersion.Parse(browser.Version) is not { } version ? null
            : newest is not null && version >= ProgramVersion.Parse(newest);
    }

    private static string? Newest(BrowserRequirement browser, int? build) =>
        browser.Versions.Where(line => line.WindowsBuild <= build).OrderByDescending(line => line.WindowsBuild).FirstOrDefault()?.Version;
}
