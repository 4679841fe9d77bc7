using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Registry;

namespace Jupiter.Migration.Servers.Programs.Reading;

/// <summary>
/// Which Visual C++ runtimes are installed. From 2010 on by the keys that "Redistributing Visual C++ files" on Microsoft Learn names; any by the
/// upgrade code of its package (Windows Installer keeps it whatever the language), or by its name in the list of programs.
/// </summary>
/// <param name="registry">The registry.</param>
/// <param name="entries">The list of programs.</param>
internal sealed class VisualCppReading(IRegistry registry, UninstallEntries entries)
{
    private const string Studio = @"SOFTWARE\Microsoft\VisualStudio\";
    private const string UpgradeCodes = @"SOFTWARE\Classes\Installer\UpgradeCodes\";
    private const string Since2015 = "2015";
    private static readonly string[] Architectures = ["x86", "x64"];
    private static readonly (string Release, string Key)[] Keys =
        [("2010", @"10.0\VC\VCRedist\"), ("2012", @"11.0\VC\Runtimes\"), ("2013", @"12.0\VC\Runtimes\"), (Since2015, @"14.0\VC\Runtimes\")];

    private static readonly (string Release, string Architecture, string Code)[] Packages =
    [
        ("2005", "x86", "86C9D5AA-F00C-4921-B3F2-C60AF92E2844"), ("2005", "x64", "A8D19029-8E5C-4E22-8011-48070F9E796E"),
        ("2008", "x86", "DE2C306F-A067-38EF-B86C-03DE4B0312F9"), ("2008", "x64", "FDA45DDF-8E17-336F-A3ED-356B7B7C688A"),
        ("2010", "x86", "1F4F1D2A-D9DA-32CF-9909-48485DA06DD5"), ("2010", "x64", "5B75F761-BAC8-33BC-A381-464DDDD813A3"),
        ("2012", "x86", "4121ED58-4BD9-3E7B-A8B5-9F8BAAE045B7"), ("2012", "x64", "EFA6AFA1-738E-3E00-8101-FD03B86B29D1"),
        ("2013", "x86", "B59F5BF1-67C8-3802-8E59-2CE551A39FC5"), ("2013", "x64", "20400CF0-DE7C-327E-9AE4-F0F38D9085F8"),
    ];

    private static readonly Regex Named = new(@"Visual C\+\+\s+(?:(20\d\d)\b|v14\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    // A compiler of the same year is no runtime; the Russian packages are called so.
    private static readonly Regex IsRuntime = new(@"Redistributable|Runtime|Распространяем", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    private static readonly Regex Other = new(@"\b(arm\w*|ia64)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    private static readonly Regex For64Bit = new(@"\b(x64|amd64)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Reads them.</summary>
    /// <returns>Each runtime once, with the newest version of it.</returns>
    /// <exception cref="RegistryUnreadableException">The keys could not be read.</exception>
    public IReadOnlyList<VisualCppRuntime> Read() => [.. ByKey().Concat(ByPackage()).Concat(ByName())
        .GroupBy(runtime => (runtime.Release, runtime.Architecture))
        .Select(same => same.OrderByDescending(runtime => ProgramVersion.Parse(runtime.Version)).First())
        .OrderBy(runtime => runtime.Release, StringComparer.Ordinal).ThenByDescending(runtime => runtime.Architecture, StringComparer.Ordinal)];

    private IEnumerable<VisualCppRuntime> ByKey() =>
        from release in Keys
        from architecture in Architectures
        from view in BothViews.Read(registry, Studio + release.Key + architecture)
        where view.Key.Number("Installed") == 1
        select Runtime(release.Release, architecture, view.Key.Text("Version")?.TrimStart('v', 'V'));

    private IEnumerable<VisualCppRuntime> ByPackage() =>
        from package in Packages
        let products = registry.Read(RegistryHive.LocalMachine, UpgradeCodes + PackedGuid.Of(package.Code), is32Bit: false)
        where products is { Values.Count: > 0 }
        from product in products.Values.Keys
        select Runtime(package.Release, package.Architecture, entries.All.FirstOrDefault(entry => PackedGuid.Of(entry.Key) is { } code
            && string.Equals(code, product, StringComparison.OrdinalIgnoreCase))?.Version);

    private IEnumerable<VisualCppRuntime> ByName() =>
        from entry in entries.All
        let name = Named.Match(entry.Name)
        where name.Success && IsRuntime.IsMatch(entry.Name) && !Other.IsMatch(entry.Name)
        let year = name.Groups[1].Value
        select Runtime(year.Length == 0 || string.CompareOrdinal(year, Since2015) > 0 ? Since2015 : year, Architectures[For64Bit.IsMatch(entry.Name) ? 1 : 0], entry.Version);

    private static VisualCppRuntime Runtime(string release, string architecture, string? version) =>
        new() { Release = release, Architecture = architecture, Version = PrintableText.Clean(version) is { Length: > 0 } clean ? clean : null };
}
