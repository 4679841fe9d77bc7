namespace Jupiter.Migration.Core.Tests.Servers.Programs;

/// <summary>Registries of servers, made by what Microsoft Learn and the makers of the programs document.</summary>
internal static class SeededMachines
{
    public const string Uninstall = @"SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall\";
    public const string Services = @"SYSTEM\CurrentControlSet\Services\";
    private const string Studio = @"SOFTWARE\Microsoft\VisualStudio\";
    private const string UpgradeCodes = @"SOFTWARE\Classes\Installer\UpgradeCodes\";

    /// <summary>Windows Server 2022 after set-up: .NET Framework 4.8 and Edge of the box, nothing else.</summary>
    public static SeededRegistry Bare() => new SeededRegistry()
        .Set(@"SYSTEM\CurrentControlSet\Control\Session Manager\Environment", "PROCESSOR_ARCHITECTURE", "AMD64")
        .Set(@"SOFTWARE\Microsoft\NET Framework Setup\NDP\v4\Full", "Install", 1)
        .Set(@"SOFTWARE\Microsoft\NET Framework Setup\NDP\v4\Full", "Release", 528449)
        .Set(@"SOFTWARE\Microsoft\Internet Explorer", "svcVersion", "11.1.20348.0")
        .Set(@"SOFTWARE\Clients\StartMenuInternet\IEXPLORE.EXE", "", "Internet Explorer")
        .Set(@"SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System", "EnableLUA", 1)
        .Set(@"SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System", "ConsentPromptBehaviorAdmin", 5)
        .Set(Services + "Dhcp", "Type", 0x20).Set(Services + "Dhcp", "Start", 2).Set(Services + "Dhcp", "DisplayName", @"@%SystemRoot%\system32\dhcpcore.dll,-100")
        .Set(Services + "disk", "Type", 1).Set(Services + "disk", "Start", 0)
        .Set(@"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Schedule\TaskCache\Tree\Microsoft\Windows\Defrag\ScheduledDefrag", "Id", "{1}")
        .Set(@"SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList\S-1-5-18", "ProfileImagePath", @"%systemroot%\system32\config\systemprofile")
        .Set(@"SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList\" + SeededRegistry.User, "ProfileImagePath", @"C:\Users\jupiter")
        .SetOfUser("Environment", "TEMP", "C:\\Temp");

    /// <summary>The same, prepared as the memo asks.</summary>
    public static SeededRegistry Ready()
    {
        var registry = Runtimes(Runtimes(Bare(), "x86"), "x64");
        return registry
            .Set(@"SOFTWARE\Google\Update\Clients\{8A69D345-D564-463C-AFF1-A69D9E530F96}", "pv", "151.0.7900.12", is32Bit: true)
            .Set(Uninstall + "{B0A60000-0000-3CD4-A7F0-8ABA1D3E5A00}", "DisplayName", "Google Chrome")
            .Set(Uninstall + "{B0A60000-0000-3CD4-A7F0-8ABA1D3E5A00}", "DisplayVersion", "72.6.34.0")
            .Set(Uninstall + "AnyDesk", "DisplayName", "AnyDesk", is32Bit: true).Set(Uninstall + "AnyDesk", "DisplayVersion", "ad 9.0.4", is32Bit: true)
            .Set(Services + "AnyDesk", "Type", 0x10).Set(Services + "AnyDesk", "Start", 2)
            .Set(Services + "AmmyyAdmin_404", "Type", 0x10).Set(Services + "AmmyyAdmin_404", "Start", 2)
            .Set(Services + "MSSQL$SQLEXPRESS", "Type", 0x10).Set(Services + "MSSQL$SQLEXPRESS", "Start", 2).Set(Services + "MSSQL$SQLEXPRESS", "DelayedAutostart", 1)
            .Set(Services + "MSSQL$SQLEXPRESS", "DisplayName", "SQL Server (SQLEXPRESS)")
            .Set(@"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Schedule\TaskCache\Tree\Юпитер\Выгрузка", "Id", "{2}")
            .Set(@"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Schedule\TaskCache\Tree\Backup", "Id", "{3}");
    }

    /// <summary>The runtimes of one kind of program: from 2010 on by their keys, 2008 by its package, 2005 by its name.</summary>
    public static SeededRegistry Runtimes(SeededRegistry registry, string architecture)
    {
        foreach (var (key, version) in new[]
        {
            (@"10.0\VC\VCRedist\", "v10.0.40219.325"), (@"11.0\VC\Runtimes\", "v11.0.61030.00"), (@"12.0\VC\Runtimes\", "v12.0.40664.00"), (@"14.0\VC\Runtimes\", "v14.44.35211.00"),
        })
        {
            registry.Set(Studio + key + architecture, "Installed", 1, is32Bit: true).Set(Studio + key + architecture, "Version", version, is32Bit: true);
        }

        var is32Bit = architecture == "x86";

        // Packed: {9BE518E6-ECC6-35A9-88E4-87755C07200F} and {5FCE6D76-F5DC-37AB-B2B8-22AB8CEDB1D4}.
        var (package, product, code) = is32Bit
            ? ("F603C2ED760AFE838BC630EDB430219F", "6E815EB96CCE9A53884E7857C57002F0", "{9BE518E6-ECC6-35A9-88E4-87755C07200F}")
            : ("FDD54ADF71E8F6333ADE53B6B7C786A8", "67D6ECF5CD5FBA732B8B22BAC8DE1B4D", "{5FCE6D76-F5DC-37AB-B2B8-22AB8CEDB1D4}");
        return registry
            .Set(UpgradeCodes + package, product, "")
            .Set(Uninstall + code, "DisplayName", "Пакет Майкрософт", is32Bit).Set(Uninstall + code, "DisplayVersion", "9.0.30729.6161", is32Bit)
            .Set(Uninstall + "2005", "DisplayName", "Microsoft Visual C++ 2005 Redistributable" + (is32Bit ? "" : " (x64)"), is32Bit)
            .Set(Uninstall + "2005", "DisplayVersion", "8.0.61001", is32Bit);
    }
}
