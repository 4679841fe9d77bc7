using System;
using System.Linq;
using System.Text;
using Jupiter.Migration.Servers;
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
