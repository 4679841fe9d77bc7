using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Servers.Registry;
using Jupiter.Migration.Servers.Windows.Rows;

namespace Jupiter.Migration.Servers.Windows.Parts;

/// <summary>The operating system: CIM, and the registry for what it does not tell. Names are localised and decide nothing.</summary>
internal static class SystemParts
{
    private const string Key = @"SOFTWARE\Microsoft\Windows NT\CurrentVersion";
    private const int Workstation = 1;
    private const int MostProducts = 4;
    private const int LargestBuild = 10_000_000;
    private const int LargestSku = 1000;

    // GetProductInfo on Microsoft Learn: the numbers of the evaluations.
    private static readonly long[] Evaluations = [72, 79, 80, 84, 95, 96, 129, 130, 159, 160];

    /// <summary>Reads it.</summary>
    /// <param name="record">What the computer told.</param>
    /// <param name="parts">Takes what was not told.</param>
    /// <returns>The system.</returns>
    public static ServerOperatingSystem Read(WindowsRecord record, PartReading parts)
    {
        var row = parts.Read("operatingSystem", () => record.Row("Win32_OperatingSystem"));
        var key = parts.Read("operatingSystem.edition", () => record.Registry.Read(RegistryHive.LocalMachine, Key, is32Bit: false));
        var edition = Bounded.Text(key?.Text("EditionID"));
        var sku = Bounded.Within(row?.Number("OperatingSystemSKU"), 0, LargestSku);
        var licences = parts.Read("operatingSystem.isActivated", () => record.Rows("SoftwareLicensingProduct"))?.Where(IsWindows).ToArray();
        var isEvaluation = sku is { } number && Evaluations.Contains(number) || IsEvaluation(edition)
            || licences?.Any(licence => IsEvaluation(licence.Text("LicenseFamily")) || Has(licence.Text("Description"), "TIMEBASED_EVAL")) == true;
        return new ServerOperatingSystem
        {
            Family = OperatingSystemFamily.Windows,
            Name = row?.Text("Caption") is { Length: > 0 } caption ? caption : Bounded.Text(key?.Text("ProductName")) ?? "Windows",
            Version = Bounded.Text(row?.Text("Version")) ?? Bounded.Text(key?.Text("CurrentVersion")),
            BuildNumber = Bounded.Within(row?.Number("BuildNumber") ?? Number(key?.Text("CurrentBuildNumber") ?? key?.Text("CurrentBuild")), 1, LargestBuild),
            ProductType = ProductType(row?.Number("ProductType"), key?.Text("InstallationType")),
            Edition = edition,
            Sku = sku,
            Is64Bit = Is64Bit(row?.Text("OSArchitecture")),
            Language = row is null ? null : Language(row),
            IsEvaluation = isEvaluation ? true : sku is null && edition is null && licences is null ? null : false,
            EvaluationEnds = isEvaluation ? licences?.Select(licence => Ends(licence, record.ReadAt)).FirstOrDefault(ends => ends is not null) : null,
            IsActivated = licences is { Length: > 0 } ? licences.Any(licence => licence.Number("LicenseStatus") == 1) : null,
            StartedAt = row?.Time("LastBootUpTime"),
        };
    }

    private static WindowsProductType ProductType(long? told, string? installation) => told switch
    {
        Workstation => WindowsProductType.Workstation,
        > Workstation and < MostProducts => WindowsProductType.Server,
        _ => installation is null ? WindowsProductType.Unknown
            : Has(installation, "Client") ? WindowsProductType.Workstation
            : Has(installation, "Server") ? WindowsProductType.Server : WindowsProductType.Unknown,
    };

    // "64-bit", "64-разрядная", "64 Bit": the number is the same in every language.
    private static bool? Is64Bit(string? architecture) => architecture is null ? null : Has(architecture, "64") ? true : Has(architecture, "32") ? false : null;

    private static string? Language(CimRow row)
    {
        if (row.Texts("MUILanguages") is [{ Length: > 0 } first, ..])
        {
            return first;
        }

        try
        {
            return row.Number("OSLanguage") is > 0 and <= ushort.MaxValue and var id ? Bounded.Text(CultureInfo.GetCultureInfo((int)id).Name) : null;
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }

    // Extended Security Updates are products of their own, and are licensed by themselves.
    private static bool IsWindows(CimRow licence) => !Has(licence.Text("Name"), "ESU") && !Has(licence.Text("Name"), "Add-on");

    private static bool IsEvaluation(string? edition) => edition?.EndsWith("Eval", StringComparison.OrdinalIgnoreCase) == true
        || edition?.EndsWith("EvalCor", StringComparison.OrdinalIgnoreCase) == true;

    private static DateTimeOffset? Ends(CimRow licence, DateTimeOffset readAt) => licence.Time("EvaluationEndDate")
        ?? (Bounded.Within(licence.Number("GracePeriodRemaining"), 1, LargestBuild) is { } minutes && readAt.Year < 9000 ? readAt.AddMinutes(minutes) : null);

    private static long? Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool Has(string text, string sign) => text.IndexOf(sign, StringComparison.OrdinalIgnoreCase) >= 0;
}
