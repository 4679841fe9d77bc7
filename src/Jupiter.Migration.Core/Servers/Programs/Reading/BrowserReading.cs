using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Registry;

namespace Jupiter.Migration.Servers.Programs.Reading;

/// <summary>
/// Which browsers there are, of the computer and of loaded users: by what their updaters note, by the list of programs, by "Registering programs
/// with client types" (StartMenuInternet) and "Application registration" (App Paths) on Microsoft Learn. The updater's note comes first: the
/// version of Chrome's package for administrators is not that of Chrome.
/// </summary>
/// <param name="registry">The registry.</param>
/// <param name="users">The keys of users.</param>
/// <param name="entries">The list of programs.</param>
internal sealed class BrowserReading(IRegistry registry, UserKeys users, UninstallEntries entries)
{
    private const string Clients = @"SOFTWARE\Clients\StartMenuInternet";
    private const string Paths = @"SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths";

    // VMware Tools registers what opens pages on the host, and leaves the guest without a browser.
    private const string OpensOnHost = "VMWAREHOSTOPEN.EXE";

    private static readonly Mark[] Marks =
    [
        new("Google Chrome", "^Google Chrome$", "^Google Chrome", "chrome.exe", @"SOFTWARE\Google\Update\Clients\{8A69D345-D564-463C-AFF1-A69D9E530F96}", "pv"),
        new("Microsoft Edge", "^Microsoft Edge$", "^Microsoft Edge", "msedge.exe", @"SOFTWARE\Microsoft\EdgeUpdate\Clients\{56EB18F8-B008-4CBD-B6D2-8C97FE7E9062}", "pv"),
        new("Mozilla Firefox", "^Mozilla Firefox", "^Firefox", "firefox.exe", @"SOFTWARE\Mozilla\Mozilla Firefox", "CurrentVersion"),
        new("Opera", @"^Opera( Stable)?( \d|$)", "^Opera", "opera.exe", null, ""),
        new("Yandex Browser", @"^(Yandex|Яндекс)([. ]?(Browser|Браузер).*)?$", "^Yandex", "browser.exe", null, ""),
        new("Internet Explorer", "^$", @"^IEXPLORE\.EXE$", "iexplore.exe", @"SOFTWARE\Microsoft\Internet Explorer", "svcVersion"),
    ];

    /// <summary>Reads them.</summary>
    /// <returns>The browsers, each once for all users and once for single ones.</returns>
    /// <exception cref="RegistryUnreadableException">The keys of the computer could not be read.</exception>
    public IReadOnlyList<WebBrowser> Read()
    {
        var (clients, paths) = (OfComputer(Clients), OfComputer(Paths));
        var (userClients, userPaths) = (OfUsers(Clients), OfUsers(Paths));
        return
        [
            .. Marks.SelectMany(mark => new[]
            {
                Find(mark, isOfOneUser: false, clients, paths, mark.Key is null ? [] : Versions(Computer(mark.Key), mark.Value)),
                Find(mark, isOfOneUser: true, userClients, userPaths, mark.Key is null ? [] : Versions(users.Read(mark.Key).Select(user => user.Key), mark.Value)),
            }).OfType<WebBrowser>(),
            .. Others(clients, isOfOneUser: false),
            .. Others(userClients, isOfOneUser: true),
        ];
    }

    // What registered as a browser is one, such as Chromium-Gost or Vivaldi; of which version, and whether that is the newest, nobody knows here.
    private static IEnumerable<WebBrowser> Others(IEnumerable<string> clients, bool isOfOneUser) => clients
        .Where(name => !name.Equals(OpensOnHost, StringComparison.OrdinalIgnoreCase) && !Array.Exists(Marks, mark => Regex.IsMatch(name, mark.Client, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)))
        .Select(PrintableText.Clean).Where(name => name.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Select(name => new WebBrowser { Name = name, IsOfOneUser = isOfOneUser });

    private WebBrowser? Find(Mark mark, bool isOfOneUser, IEnumerable<string> clients, IEnumerable<string> paths, IReadOnlyList<string?> noted)
    {
        var listed = entries.All.Where(entry => entry.IsOfOneUser == isOfOneUser && Regex.IsMatch(entry.Name, mark.Name, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)).ToArray();
        var version = Newest(noted) ?? Newest(listed.Select(entry => entry.Version));
        var isThere = listed.Length > 0 || noted.Any(text => text is not null)
            || clients.Any(name => Regex.IsMatch(name, mark.Client, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant))
            || paths.Any(name => string.Equals(name, mark.Program, StringComparison.OrdinalIgnoreCase));
        return isThere ? new WebBrowser { Name = mark.Browser, Version = version, IsOfOneUser = isOfOneUser } : null;
    }

    private static string? Newest(IEnumerable<string?> versions) => versions.Where(text => ProgramVersion.Parse(text) is not null)
        .OrderByDescending(ProgramVersion.Parse).Select(PrintableText.Clean).FirstOrDefault();

    // An empty note, or 0.0.0.0, is of a browser that is not installed ("Distribute your app and the WebView2 Runtime" on Microsoft Learn, of the same updater).
    private static string?[] Versions(IEnumerable<RegistryKey> keys, string value) => [.. keys.Select(key => key.Text(value) is "" or "0.0.0.0" ? null : key.Text(value))];

    private string[] OfComputer(string path) => [.. Computer(path).SelectMany(key => key.SubKeys)];

    private string[] OfUsers(string path) => [.. users.Read(path).SelectMany(user => user.Key.SubKeys)];

    private IEnumerable<RegistryKey> Computer(string path) => BothViews.Read(registry, path).Select(view => view.Key);

    private sealed record Mark(string Browser, string Name, string Client, string Program, string? Key, string Value);
}
