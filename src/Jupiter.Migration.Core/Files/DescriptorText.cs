using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace Jupiter.Migration.Files;

/// <summary>
/// Reads who may change a file or folder off its security descriptor as text (SDDL, MS-DTYP 2.5.1; rights of files: "File Security and Access
/// Rights", "ACE Strings"). What can't be read counts as open to everybody.
/// </summary>
public static class DescriptorText
{
    // FILE_WRITE_DATA, FILE_APPEND_DATA (a folder: a file or folder in it), FILE_DELETE_CHILD, DELETE, WRITE_DAC, WRITE_OWNER, GENERIC_WRITE, GENERIC_ALL.
    private const uint Changes = 0x2 | 0x4 | TakesAway | 0x40000000;

    // In a folder above nothing new stands in the way of what is there already; whoever may remove it or its rights may replace it.
    private const uint TakesAway = 0x40 | 0x10000 | 0x40000 | 0x80000 | 0x10000000;

    private const string Sid = "S-1-[0-9A-Fa-fxX-]+|[A-Z]{2}";

    private static readonly Regex Descriptor = new(
        $@"^O:(?<owner>{Sid})(?:G:(?:{Sid}))?D:(?<flags>[A-Z_]*)(?<entry>\([^()]*\))*(?:S:.*)?$", RegexOptions.CultureInvariant | RegexOptions.Singleline);

    // SYSTEM, Administrators, TrustedInstaller, and whoever is one of these by the number at the end: the built-in administrator, domain and enterprise
    // administrators. OWNER RIGHTS and CREATOR OWNER are the owner, who is looked at beside.
    private static readonly Regex Trusted = new(
        "^(?:SY|BA|LA|DA|EA|OW|CO|S-1-5-18|S-1-5-32-544|S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464|S-1-5-21-[0-9-]+-(?:500|512|519))$",
        RegexOptions.CultureInvariant);

    private static readonly Dictionary<string, uint> Rights = new(StringComparer.Ordinal)
    {
        ["GA"] = 0x10000000, ["GX"] = 0x20000000, ["GW"] = 0x40000000, ["GR"] = 0x80000000,
        ["RC"] = 0x20000, ["SD"] = 0x10000, ["WD"] = 0x40000, ["WO"] = 0x80000,
        ["CC"] = 0x1, ["DC"] = 0x2, ["LC"] = 0x4, ["SW"] = 0x8, ["RP"] = 0x10, ["WP"] = 0x20, ["DT"] = 0x40, ["LO"] = 0x80, ["CR"] = 0x100,
        ["FA"] = 0x1F01FF, ["FR"] = 0x120089, ["FW"] = 0x120116, ["FX"] = 0x1200A0,
    };

    /// <summary>Who besides administrators and the system may change it.</summary>
    /// <param name="text">The descriptor, with its owner and its access list.</param>
    /// <param name="isAbove">Whether it is of a folder above, which matters only as far as what stands in it can be replaced.</param>
    /// <returns>The SID, or its two letters; <c>?</c> when the text can't be read; null for nobody.</returns>
    public static string? WhoMayChange(string text, bool isAbove)
    {
        var found = Descriptor.Match(text);

        // Without an access list everybody may do everything.
        if (!found.Success || found.Groups["flags"].Value.Contains("NO_ACCESS_CONTROL"))
        {
            return "?";
        }

        var owner = found.Groups["owner"].Value;
        return Trusted.IsMatch(owner)
            ? found.Groups["entry"].Captures.Cast<Capture>().Select(entry => Granted(entry.Value.Trim('(', ')').Split(';'), isAbove ? TakesAway : Changes))
                .FirstOrDefault(who => who is not null)
            : owner;
    }

    // What is denied is not held against what is allowed: an order of entries that hides a right is not worth a task.
    private static string? Granted(string[] entry, uint changes)
    {
        const int Account = 5;
        if (entry.Length <= Account)
        {
            return "?";
        }

        var (isAllowed, isForChildrenOnly) = (entry[0] is not ("D" or "OD" or "XD"), Pairs(entry[1]).Contains("IO"));
        return isAllowed && !isForChildrenOnly && (Mask(entry[2]) & changes) != 0 && !Trusted.IsMatch(entry[Account]) ? entry[Account] : null;
    }

    private static uint Mask(string rights) => rights.StartsWith("0x", StringComparison.Ordinal)
        ? uint.TryParse(rights.Substring(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var mask) ? mask : uint.MaxValue
        : Pairs(rights).Aggregate(0u, (sum, right) => sum | (Rights.TryGetValue(right, out var mask) ? mask : uint.MaxValue));

    private static IEnumerable<string> Pairs(string text) => Enumerable.Range(0, (text.Length + 1) / 2).Select(i => text.Substring(2 * i, Math.Min(2, text.Length - (2 * i))));
}
