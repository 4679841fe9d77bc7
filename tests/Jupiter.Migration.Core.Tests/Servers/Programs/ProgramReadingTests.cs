using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers;
using Jupiter.Migration.Servers.Preparation;
using Jupiter.Migration.Servers.Programs;
using Jupiter.Migration.Servers.Programs.Reading;
using Jupiter.Migration.Servers.Registry;
using Jupiter.Migration.Servers.Settings;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Servers.Programs;

/// <summary>What seeded registries tell of a server's programs.</summary>
public sealed class ProgramReadingTests
{
    private static readonly string[] Years = ["2005", "2008", "2010", "2012", "2013", "2015"];

    [Fact]
    public void A_bare_server_has_what_Windows_brings()
    {
        var programs = Read(SeededMachines.Bare());

        Assert.True(programs.Is64Bit);
        Assert.Empty(programs.Installed!);
        Assert.Empty(programs.VisualCpp!);
        Assert.Empty(programs.Remote!);
        Assert.Empty(programs.Restrictions!);
        Assert.Empty(programs.ScheduledTasks!);
        Assert.Equal((true, 528449L), (programs.DotNet!.Has4, programs.DotNet.Release));
        Assert.Equal("Internet Explorer 11.1.20348.0", Assert.Single(programs.Browsers!).ToString());
        Assert.Equal(("Dhcp", null, ServiceStart.Automatic), Assert.Single(programs.Services!.Select(service => (service.Name, service.DisplayName, service.Start))));
        Assert.Equal((true, 5L), (programs.AccountControl!.IsOn, programs.AccountControl.AdministratorPrompt));
        Assert.Equal((true, null, null), Assert.Single(programs.Accounts!.Select(account => (account.IsLatin, account.IsAdministrator, account.Profile))));
    }

    [Fact]
    public void A_ready_server_has_all_of_it()
    {
        var programs = Read(SeededMachines.Ready());

        Assert.Equal(Years.SelectMany(year => new[] { (year, "x86"), (year, "x64") }), programs.VisualCpp!.Select(runtime => (runtime.Release, runtime.Architecture)));
        Assert.Contains(programs.VisualCpp!, runtime => runtime is { Release: "2008", Architecture: "x64", Version: "9.0.30729.6161" });
        Assert.Contains(programs.VisualCpp!, runtime => runtime is { Release: "2015", Version: "14.44.35211.00" });

        // Not the version of the package that installed it.
        Assert.Contains(programs.Browsers!, browser => browser is { Name: "Google Chrome", Version: "151.0.7900.12", IsOfOneUser: false });
        Assert.Equal(
            [(RemoteProgramKind.AnyDesk, "AnyDesk", "ad 9.0.4", ServiceStart.Automatic), (RemoteProgramKind.AmmyyAdmin, "AmmyyAdmin_404", null, ServiceStart.Automatic)],
            programs.Remote!.Select(program => (program.Kind, program.Name, program.Version, program.Start!.Value)));
        Assert.Contains(programs.Services!, service => service is { Name: "MSSQL$SQLEXPRESS", DisplayName: "SQL Server (SQLEXPRESS)", Start: ServiceStart.AutomaticDelayed });
        Assert.Equal([@"\Backup", @"\Юпитер\Выгрузка"], programs.ScheduledTasks!.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Runtimes_of_32_bit_programs_alone_are_no_others()
    {
        var programs = Read(SeededMachines.Runtimes(SeededMachines.Bare(), "x86"));

        Assert.Equal(Years, programs.VisualCpp!.Select(runtime => runtime.Release));
        Assert.All(programs.VisualCpp!, runtime => Assert.Equal("x86", runtime.Architecture));
    }

    [Theory]
    [InlineData("Microsoft Visual C++ 2012 Redistributable (x86) - 11.0.61030", "2012 x86")]
    [InlineData("Microsoft Visual C++ 2010  x64 Redistributable - 10.0.40219", "2010 x64")]
    [InlineData("Microsoft Visual C++ 2015-2022 Redistributable (x64) - 14.38.33135", "2015 x64")]
    [InlineData("Microsoft Visual C++ v14 Redistributable (x86) - 14.50.35719", "2015 x86")]
    [InlineData("Microsoft Visual C++ 2022 X64 Minimum Runtime - 14.38.33135", "2015 x64")]
    [InlineData("Распространяемый пакет Microsoft Visual C++ 2008 - x86 9.0.30729.6161", "2008 x86")]
    [InlineData("Microsoft Visual C++ 2015-2022 Redistributable (Arm64) - 14.38.33135", null)]
    [InlineData("Microsoft Visual C++ 2010 Express - RUS", null)]
    [InlineData("Microsoft Visual C++ Compilers 2008 Standard Edition - enu - x86", null)]
    public void A_runtime_is_known_by_its_name(string name, string? runtime)
    {
        var registry = SeededMachines.Bare().Set(SeededMachines.Uninstall + "A", "DisplayName", name);

        Assert.Equal(runtime is null ? [] : [runtime], Read(registry).VisualCpp!.Select(found => found.ToString()));
    }

    [Theory]
    [InlineData("YandexBrowser", "Yandex", "25.12.3.1001", "Yandex Browser")]
    [InlineData("YandexBrowser", "Яндекс Браузер", "25.12.3.1001", "Yandex Browser")]
    [InlineData("Google Chrome", "Google Chrome", "151.0.1", "Google Chrome")]
    [InlineData("Opera 95.0.4635.46", "Opera Stable 95.0.4635.46", "95.0.4635.46", "Opera")]
    [InlineData("Mozilla Firefox 140.0 (x64 ru)", "Mozilla Firefox (x64 ru)", "140.0", "Mozilla Firefox")]
    [InlineData("MicrosoftEdgeWebView2Runtime", "Microsoft Edge WebView2 Runtime", "144.0.1", null)]
    [InlineData("YandexDisk", "Яндекс Диск", "3.2", null)]
    public void A_browser_of_one_user_is_found_and_said_so(string key, string name, string version, string? browser)
    {
        var path = SeededMachines.Uninstall + key;
        var registry = SeededMachines.Bare().SetOfUser(path, "DisplayName", name).SetOfUser(path, "DisplayVersion", version);

        Assert.Equal(browser is null ? [] : [(browser, version, true)],
            Read(registry).Browsers!.Where(found => found.Name != "Internet Explorer").Select(found => (found.Name, found.Version!, found.IsOfOneUser)));
    }

    [Fact]
    public void A_browser_that_is_not_known_here_is_there_and_may_be_the_newest()
    {
        var registry = SeededMachines.Bare().Set(@"SOFTWARE\Clients\StartMenuInternet\Chromium-Gost.ABCDEF", "", "Chromium-Gost", is32Bit: false);
        var programs = Read(registry);

        Assert.Contains(programs.Browsers!, browser => browser is { Name: "Chromium-Gost.ABCDEF", Version: null });
        Assert.Equal(CheckStatus.Unknown, new ServerPreparation(PreparationFile.BuiltIn, null, null).Check(SampleServer.With(programs: programs)).Single(result => result.Id == "Server.WebBrowser").Status);
    }

    // "Distribute your app and the WebView2 Runtime" on Microsoft Learn tells of the notes; of VMware's key the scripts that take its tools away.
    [Theory]
    [InlineData(@"SOFTWARE\Clients\StartMenuInternet\VMWAREHOSTOPEN.EXE", "", "Default Host Application")]
    [InlineData(@"SOFTWARE\Microsoft\EdgeUpdate\Clients\{56EB18F8-B008-4CBD-B6D2-8C97FE7E9062}", "pv", "0.0.0.0")]
    [InlineData(@"SOFTWARE\Microsoft\EdgeUpdate\Clients\{56EB18F8-B008-4CBD-B6D2-8C97FE7E9062}", "pv", "")]
    public void What_only_looks_like_a_browser_is_none(string key, string name, string value)
    {
        var programs = Read(SeededMachines.Bare().Set(key, name, value, is32Bit: true));

        Assert.Equal("Internet Explorer", Assert.Single(programs.Browsers!).Name);
        Assert.Equal(CheckStatus.Fail, new ServerPreparation(PreparationFile.BuiltIn, null, null).Check(SampleServer.With(programs: programs)).Single(result => result.Id == "Server.WebBrowser").Status);
    }

    [Fact]
    public void A_browser_that_tells_no_version_is_there_without_one()
    {
        var registry = SeededMachines.Bare().Set(@"SOFTWARE\Clients\StartMenuInternet\Firefox-308046B0AF4A39CB", "", "Mozilla Firefox", is32Bit: true);

        Assert.Contains(Read(registry).Browsers!, browser => browser is { Name: "Mozilla Firefox", Version: null });
    }

    [Fact]
    public void A_client_that_was_made_from_AnyDesk_is_one()
    {
        const string name = "AnyDesk-6e1d2f3a_msi";
        var registry = SeededMachines.Bare()
            .Set(SeededMachines.Uninstall + name, "DisplayName", name, is32Bit: true).Set(SeededMachines.Uninstall + name, "DisplayVersion", "8.1.0", is32Bit: true)
            .Set(SeededMachines.Services + name, "Type", 0x10).Set(SeededMachines.Services + name, "Start", 3);

        Assert.Equal((RemoteProgramKind.AnyDesk, name, "8.1.0", ServiceStart.Manual),
            Assert.Single(Read(registry).Remote!.Select(program => (program.Kind, program.Name, program.Version, program.Start!.Value))));
    }

    [Fact]
    public void Ammyy_Admin_without_a_service_leaves_a_key_or_a_line()
    {
        const string run = @"SOFTWARE\Microsoft\Windows\CurrentVersion\Run";
        var byKey = SeededMachines.Bare().SetOfUser(@"SOFTWARE\Ammyy\Admin", "ID", "1");
        var byLine = SeededMachines.Bare().SetOfUser(run, "Помощь", @"""C:\Программы\AA_v3.exe"" -startclient").Set(run, "Updater", @"C:\u.exe");

        Assert.Equal(@"SOFTWARE\Ammyy\Admin", Assert.Single(Read(byKey).Remote!).Name);
        Assert.Equal((RemoteProgramKind.AmmyyAdmin, "Помощь", null), Assert.Single(Read(byLine).Remote!.Select(program => (program.Kind, program.Name, program.Start))));
    }

    [Theory]
    [InlineData(@"SOFTWARE\Policies\Microsoft\Windows\Installer", "DisableMSI", 2, RestrictionKind.DisableMsi)]
    [InlineData(@"SOFTWARE\Policies\Microsoft\Windows\Installer", "DisableMSI", 0, null)]
    [InlineData(@"SOFTWARE\Policies\Microsoft\Windows\Safer\CodeIdentifiers", "DefaultLevel", 0, RestrictionKind.SoftwareRestriction)]
    [InlineData(@"SOFTWARE\Policies\Microsoft\Windows\Safer\CodeIdentifiers", "DefaultLevel", 262144, null)]
    [InlineData(@"SOFTWARE\Policies\Microsoft\Windows\PowerShell", "EnableScripts", 0, RestrictionKind.ExecutionPolicy)]
    [InlineData(@"SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System", "ValidateAdminCodeSignatures", 1, RestrictionKind.SignedElevationOnly)]
    public void A_policy_that_hinders_is_named(string key, string name, int value, RestrictionKind? kind) => Assert.Equal(
        kind is null ? [] : [kind.Value], Read(SeededMachines.Bare().Set(key, name, value)).Restrictions!.Select(restriction => restriction.Kind));

    [Fact]
    public void A_policy_of_one_user_is_said_to_be_of_one()
    {
        var registry = SeededMachines.Bare().SetOfUser(@"SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\Explorer", "RestrictRun", 1);

        Assert.Equal((RestrictionKind.RestrictRun, true), Assert.Single(Read(registry).Restrictions!.Select(restriction => (restriction.Kind, restriction.IsOfOneUser))));
    }

    [Fact]
    public void Only_scripts_that_are_signed_is_a_policy_too()
    {
        const string key = @"SOFTWARE\Policies\Microsoft\Windows\PowerShell";

        Assert.Equal("AllSigned", Assert.Single(Read(SeededMachines.Bare().Set(key, "EnableScripts", 1).Set(key, "ExecutionPolicy", "AllSigned")).Restrictions!).Value);
        Assert.Empty(Read(SeededMachines.Bare().Set(key, "EnableScripts", 1).Set(key, "ExecutionPolicy", "RemoteSigned")).Restrictions!);
    }

    [Fact]
    public void What_the_antivirus_leaves_alone_is_told_in_detail_and_where_it_may_not_be_read_it_says_so()
    {
        const string exclusions = @"SOFTWARE\Microsoft\Windows Defender\Exclusions\Paths";
        var registry = SeededMachines.Bare().Set(exclusions, @"D:\SQL", 0).Set(exclusions.Replace("SOFTWARE", @"SOFTWARE\Policies", StringComparison.Ordinal), @"d:\sql", 0)
            .Set(@"SOFTWARE\Policies\Microsoft\Windows Defender\Exclusions\Processes", "sqlservr.exe", 0);

        Assert.Equal([@"Paths: D:\SQL", "Processes: sqlservr.exe"], Told(isDetailed: true)!);
        Assert.Null(Told(isDetailed: false));

        var missed = new List<string>();
        Assert.Null(new ProgramReading(registry.Deny(RegistryHive.LocalMachine, exclusions), (part, _) => missed.Add(part)).Read(null, null, null, isDetailed: true).AntivirusExclusions);
        Assert.Equal(["programs.antivirusExclusions"], missed);

        IReadOnlyList<string>? Told(bool isDetailed) => new ProgramReading(registry, NeverMissed).Read(null, null, null, isDetailed).AntivirusExclusions;
    }

    [Fact]
    public void An_account_with_a_Russian_folder_is_told_apart_and_named_only_in_detail()
    {
        const string list = @"SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList\";
        var registry = SeededMachines.Bare().Set(list + "S-1-5-21-1-2-3-1002", "ProfileImagePath", @"C:\Users\Администратор");

        var facts = new Dictionary<string, AccountFacts> { [SeededRegistry.User] = new(IsAdministrator: true, PasswordExpires: false) };

        Assert.Equal([(true, (bool?)true, null), (false, null, null)], Told(isDetailed: false));
        Assert.Contains((false, null, @"C:\Users\Администратор"), Told(isDetailed: true));

        (bool, bool?, string?)[] Told(bool isDetailed) =>
            [.. new ProgramReading(registry, NeverMissed).Read(null, null, facts, isDetailed).Accounts!.Select(account => (account.IsLatin, account.IsAdministrator, account.Profile))];
    }

    [Theory]
    [InlineData(@"SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall", "programs.installed")]
    [InlineData(@"SOFTWARE\Microsoft\NET Framework Setup\NDP\v4\Full", "programs.dotNet")]
    [InlineData(@"SOFTWARE\Clients\StartMenuInternet", "programs.browsers")]
    [InlineData(@"SOFTWARE\Policies\Microsoft\Windows\Installer", "programs.restrictions")]
    [InlineData(@"SYSTEM\CurrentControlSet\Services", "programs.services")]
    public void What_may_not_be_read_is_named_and_leaves_the_rest(string key, string part)
    {
        var missed = new Dictionary<string, string>();
        var programs = new ProgramReading(SeededMachines.Ready().Deny(RegistryHive.LocalMachine, key), missed.Add).Read(null, null, null, isDetailed: false);

        Assert.Equal(("denied " + key, part), (Assert.Single(missed).Value, missed.Keys.Single()));
        Assert.NotNull(programs.AccountControl);
    }

    [Fact]
    public void A_user_whose_keys_may_not_be_read_is_named_once_for_each_key()
    {
        var missed = new List<string>();
        var registry = SeededMachines.Ready().Deny(RegistryHive.Users, "");

        Assert.NotEmpty(new ProgramReading(registry, (part, _) => missed.Add(part)).Read(null, null, null, isDetailed: false).Installed!);
        Assert.Equal("programs.users", Assert.Single(missed.Distinct()));
    }

    [Fact]
    public void Values_of_the_wrong_kind_and_hostile_names_break_nothing()
    {
        var registry = SeededMachines.Bare()
            .Set(SeededMachines.Uninstall + "A", "DisplayName", 7)
            .Set(SeededMachines.Uninstall + "B", "DisplayName", "\u202Eevil\u001b[2J" + new string('я', 9000))
            .Set(@"SOFTWARE\Microsoft\NET Framework Setup\NDP\v4\Full", "Release", "many")
            .Set(SeededMachines.Services + "C", "Type", "own").Set(SeededMachines.Services + "D", "Type", 0x10).Set(SeededMachines.Services + "D", "Start", 99)
            .Set(@"SOFTWARE\Google\Update\Clients\{8A69D345-D564-463C-AFF1-A69D9E530F96}", "pv", "99999999999999999999");
        var programs = Read(registry);

        InventoryLimits.Require(SampleServer.With(programs: programs), "sample");
        Assert.Equal(PrintableText.LongestText, Assert.Single(programs.Installed!).Name.Length);
        Assert.Null(programs.DotNet!.Release);
        Assert.DoesNotContain(programs.Services!, service => service.Name is "C" or "D");
    }

    private static void NeverMissed(string part, string reason) => Assert.Fail($"{part}: {reason}");

    private static ServerPrograms Read(SeededRegistry registry) => new ProgramReading(registry, NeverMissed).Read(null, null, null, isDetailed: false);
}
