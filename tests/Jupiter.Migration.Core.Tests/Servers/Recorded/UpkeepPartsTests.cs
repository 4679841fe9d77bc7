using System;
using System.Linq;
using System.Text;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Servers;
using Jupiter.Migration.Servers.Preparation;
using Jupiter.Migration.Servers.Settings;
using Jupiter.Migration.Servers.Windows;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Servers.Recorded;

/// <summary>Devices, waiting restarts, updates and power as a file of the collector tells them: the bare server that nobody can reach is seen by it alone.</summary>
public sealed class UpkeepPartsTests
{
    private const string Updates = @"SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\WindowsUpdate\\Auto Update";
    private const string Policy = @"SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate";
    private const string Session = @"SYSTEM\\CurrentControlSet\\Control\\Session Manager";
    private const string Components = @"SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\RebootPending";
    private const string Hours = @"SOFTWARE\\Microsoft\\WindowsUpdate\\UX\\Settings";

    [Fact]
    public void A_registrar_is_seen_with_its_driver_and_without_its_own_number_and_a_device_without_a_driver_with_its_problem()
    {
        var devices = Read(cim: """
            {"class":"Win32_PnPEntity","rows":[
            {"Name":"Устройство с последовательным интерфейсом USB (COM5)","PNPDeviceID":"USB\\VID_2912&PID_0005&MI_00\\6&1B4E42A&0&0000","Service":"usbser","ConfigManagerErrorCode":0},
            {"Name":"Пинпад","PNPDeviceID":"USB\\VID_079B&PID_0028\\00017042","Service":null,"ConfigManagerErrorCode":28},
            {"Name":"Последовательный порт (COM1)","PNPDeviceID":"ACPI\\PNP0501\\1","Service":"Serial","ConfigManagerErrorCode":"x"},
            {"Name":null,"PNPDeviceID":"USB\\ROOT_HUB30\\4&1&0"}]}
            """).Devices!;

        Assert.Equal(
            [(@"USB\VID_079B&PID_0028", "", 28), (@"ACPI\PNP0501", "Serial", null), (@"USB\VID_2912&PID_0005&MI_00", "usbser", (int?)0)],
            devices.Select(device => (device.HardwareId, device.Driver, device.Problem)));
    }

    [Fact]
    public void What_may_restart_the_server_is_told()
    {
        var upkeep = Read(
            """{"class":"Win32_PowerPlan","rows":[{"ElementName":"Сбалансированная","IsActive":false},{"ElementName":"Высокая производительность","IsActive":true}]}""",
            Key(Updates + @"\\RebootRequired", ""), Key(Components, ""), Key(Session, """ "PendingFileRenameOperations":{"texts":["x"]} """),
            Key(Policy, ""), Key(Policy + @"\\AU", """ "NoAutoUpdate":{"number":0},"AUOptions":{"number":4} """), Key(Updates, ""),
            Key(Hours, """ "ActiveHoursStart":{"number":8},"ActiveHoursEnd":{"number":3} """), Key(Session + @"\\Power", """ "HiberbootEnabled":{"number":1} """)).Upkeep!;

        Assert.Equal(["RebootRequired", "RebootPending", "PendingFileRenameOperations"], upkeep.WaitingRestarts);
        Assert.Equal((WindowsUpdateMode.Install, new ActiveHours(8, 3), "Высокая производительность", true), (upkeep.UpdateMode!.Value, upkeep.ActiveHours, upkeep.PowerPlan, upkeep.HasFastStart!.Value));
    }

    [Theory]
    [InlineData("8c5e7fda-e8bf-4a96-9a85-a6e23a8c635c", 0, 0, "Pass Pass", 0)]
    [InlineData("381B4222-F694-41F0-9685-FF5BB260DF2E", 1800, 10800, "Warning Warning", 30)]
    [InlineData("11111111-2222-3333-4444-555555555555", 0, 61, "Pass Warning", 2)]
    public void A_power_plan_is_known_by_its_identifier_and_sleeps_by_its_settings_for_mains_power(string plan, long sleep, long hibernate, string checks, int minutes)
    {
        const string Of = @"Microsoft:PowerSettingDataIndex\\";
        var inventory = Read($$"""
            {"class":"Win32_PowerPlan","rows":[{"ElementName":"Экономия","IsActive":false,"InstanceID":"Microsoft:PowerPlan\\{a1841308-3541-4fab-bc81-f71556f20b4a}"},
              {"ElementName":"Мой план","IsActive":true,"InstanceID":"Microsoft:PowerPlan\\{{{plan}}}"}]},
            {"class":"Win32_PowerSettingDataIndex","rows":[
              {"InstanceID":"{{Of}}{a1841308-3541-4fab-bc81-f71556f20b4a}\\AC\\{29f6c1db-86da-48c5-9fdb-f2b67b1f44da}","SettingIndexValue":60},
              {"InstanceID":"{{Of}}{{{plan}}}\\DC\\{29f6c1db-86da-48c5-9fdb-f2b67b1f44da}","SettingIndexValue":60},
              {"InstanceID":"{{Of}}{{{plan}}}\\AC\\{29f6c1db-86da-48c5-9fdb-f2b67b1f44da}","SettingIndexValue":{{sleep}}},
              {"InstanceID":"{{Of}}{{{plan}}}\\AC\\{9d7815a6-7ee4-497e-8888-515a05f02364}","SettingIndexValue":{{hibernate}}}]}
            """);

        Assert.Equal((Guid.Parse(plan), minutes), (inventory.Upkeep!.PowerPlanId!.Value, inventory.Upkeep.SleepsAfterMinutes!.Value));
        Assert.Equal(checks, Checked(inventory, "Machine.PowerPlan", "Machine.Sleep"));
    }

    [Fact]
    public void What_keeps_the_computer_awake_and_was_not_read_is_not_known()
    {
        var silent = Read("""{"class":"Win32_PowerPlan","error":"Access denied"}""");

        Assert.Equal("Unknown Unknown", Checked(silent, "Machine.PowerPlan", "Machine.Sleep"));
        Assert.Equal("Unknown", Checked(Read("""{"class":"Win32_PowerPlan","rows":[{"ElementName":"A","IsActive":true}]}"""), "Machine.PowerPlan"));
        Assert.All(new ServerPreparation(PreparationFile.BuiltIn, null, null).Check(silent).Where(result => result.Id is "Machine.PowerPlan" or "Machine.Sleep"), result => Assert.Contains("Access denied", result.Actual, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(12, 6, CheckStatus.Pass)]
    [InlineData(8, 17, CheckStatus.Warning)]
    public void Hours_in_which_Windows_does_not_restart_are_judged_from_a_file(int starts, int ends, CheckStatus expected)
    {
        var upkeep = new ServerUpkeep { ActiveHours = new ActiveHours(starts, ends) };

        Assert.Equal(expected.ToString(), Checked(SampleServer.With() with { Upkeep = upkeep }, "Machine.ActiveHours"));
        Assert.Equal("", Checked(SampleServer.With(system: SampleServer.Windows(9600, WindowsProductType.Server)) with { Upkeep = upkeep }, "Machine.ActiveHours"));
        Assert.Equal("Warning", Checked(SampleServer.With() with { Upkeep = new ServerUpkeep() }, "Machine.ActiveHours"));
        Assert.Equal("Unknown", Checked(SampleServer.With(unread: [new UnreadPart { Part = "upkeep.activeHours", Reason = "Access denied" }]) with { Upkeep = new ServerUpkeep() }, "Machine.ActiveHours"));
    }

    private static string Checked(ServerInventory inventory, params string[] ids) => string.Join(" ", new ServerPreparation(PreparationFile.BuiltIn, null, null).Check(inventory)
        .Where(result => ids.Contains(result.Id)).Select(result => result.Status));

    // "7 - Notify for install and notify for restart" is of Windows Server 2016 and newer ("Manage additional Windows Update settings" on Microsoft Learn).
    [Fact]
    public void Updates_that_only_tell_of_a_restart_do_not_restart() =>
        Assert.Equal(WindowsUpdateMode.Download, Read("", Key(Policy + @"\\AU", """ "AUOptions":{"number":7} """), Key(Updates, "")).Upkeep!.UpdateMode);

    [Fact]
    public void What_a_file_of_an_earlier_collector_never_asked_is_not_known()
    {
        var inventory = Read("");

        Assert.Null(inventory.Devices);
        Assert.True(inventory.Upkeep is { WaitingRestarts: null, UpdateMode: null, ActiveHours: null, PowerPlan: null, HasFastStart: null });
        Assert.All(["devices", "upkeep.waitingRestarts", "upkeep.powerPlan"], part => Assert.Contains(inventory.Unread!, unread => unread.Part == part));
    }

    private static string Key(string path, string values) => $$"""{"hive":"HKLM","is32Bit":false,"path":"{{path}}","values":{ {{values}} } }""";

    private static ServerInventory Read(string cim, params string[] keys) => RecordedInventory.Parse("x.json", Encoding.UTF8.GetBytes(
        $$"""{"schema":"jupiter.server-rows/1","computerName":"PC","readAt":"2026-11-28T12:00:00+03:00","isDetailed":false,"cim":[{{cim}}],"registry":[{{string.Join(",", keys)}}]}"""));
}
