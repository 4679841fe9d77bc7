using System.IO;
using System.Linq;
using Jupiter.Migration.Servers;
using Jupiter.Migration.Servers.Preparation;
using Jupiter.Migration.Servers.Specification;
using Jupiter.Migration.Servers.Windows;
using Jupiter.Migration.Servers.Windows.Parts;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Servers.Recorded;

/// <summary>Machines as the collector would have recorded them, made by hand from the documentation of the classes.</summary>
public sealed class RecordedMachineTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Jupiter.Migration.Core.Tests", "Servers", "Machines");

    [Theory]
    [InlineData("physical-2022-nvme", HypervisorKind.None, "0 Ssd Nvme", "C:0", "Pass Pass Pass Pass Pass")]
    [InlineData("hyperv-2019-ru", HypervisorKind.HyperV, "0 Unspecified Virtual", "C:0", "Pass Pass Fail Pass Pass")]
    [InlineData("vmware-2016", HypervisorKind.VMware, "0 Unspecified Virtual", "C:0", "Pass Pass Unknown Pass Pass")]
    [InlineData("kvm-2022-ru", HypervisorKind.Kvm, "0 Unspecified Virtual", "C:0", "Pass Pass Unknown Unknown Pass")]
    [InlineData("physical-2008r2-ru", HypervisorKind.None, "0 Unspecified Sata", "C:0 D:0", "Pass Pass Unknown Pass Pass")]
    [InlineData("physical-2012r2-raid", HypervisorKind.None, "0 Unspecified Raid", "C:0 D:0", "Pass Pass Unknown Pass Pass")]
    [InlineData("physical-2025-raid-ssd", HypervisorKind.None, "0 Ssd Raid", "C:0", "Pass Pass Pass Pass Pass")]
    [InlineData("physical-win10-ru-usb", HypervisorKind.None, "0 Ssd Sata, 1 Hdd Usb", "C:0 E:1", "Pass Pass Pass Pass Warning")]
    [InlineData("physical-win11-nvme", HypervisorKind.None, "0 Ssd Nvme", "C:0", "Pass Pass Pass Pass Warning")]
    [InlineData("physical-win7-x86-ru", HypervisorKind.None, "0 Unspecified Sata", "C:0", "Fail Pass Unknown Fail Warning")]
    [InlineData("physical-2019-two-sockets", HypervisorKind.None, "0 Ssd Sata, 1 Hdd Scsi, 2 Hdd Scsi", "C:0 D:1,2", "Pass Pass Pass Pass Pass")]
    [InlineData("physical-2022-eval-ru", HypervisorKind.None, "0 Ssd Sata", "C:0", "Pass Pass Pass Pass Warning")]
    [InlineData("hyperv-2025-gen2", HypervisorKind.HyperV, "0 Unspecified Virtual", "C:0", "Unknown Pass Unknown Pass Pass")]
    [InlineData("physical-2016-spaces", HypervisorKind.None, "0 Ssd Sata, 3 Ssd Raid", "C:0 D:3", "Pass Pass Pass Pass Pass")]
    [InlineData("vmware-2008r2", HypervisorKind.VMware, "0 Unspecified Virtual", "C:0", "Fail Pass Fail Pass Pass")]
    [InlineData("physical-2019-silent", HypervisorKind.Unknown, "", "C:?", "Pass Unknown Unknown Unknown Pass")]
    [InlineData("physical-2012r2-memory-card", HypervisorKind.None, "0 Unspecified Usb, 1 Unspecified Sata", "C:1", "Pass Pass Unknown Pass Pass")]
    [InlineData("kvm-2019-cloud", HypervisorKind.Kvm, "0 Unspecified Virtual", "C:0", "Pass Pass Fail Pass Pass")]
    [InlineData("physical-2008r2-hp-raid-ru", HypervisorKind.None, "0 Unspecified Raid, 1 Unspecified Usb", "C:0", "Pass Pass Unknown Pass Pass")]
    [InlineData("vmware-2019-ru", HypervisorKind.VMware, "0 Unspecified Virtual, 1 Unspecified Virtual", "C:0 D:1", "Pass Pass Unknown Pass Pass")]
    [InlineData("hyperv-2016-dynamic", HypervisorKind.HyperV, "0 Unspecified Virtual, 1 Unspecified Virtual", "C:0 E:1", "Unknown Pass Unknown Pass Warning")]
    [InlineData("physical-win10-ltsc-two-disks-ru", HypervisorKind.None, "0 Hdd Sata, 1 Ssd Nvme, 2 Unspecified Usb, 3 Unspecified Usb", "C:0 D:1", "Pass Pass Pass Pass Warning")]
    [InlineData("physical-win11-amd-ru", HypervisorKind.None, "0 Ssd Nvme", "C:0", "Pass Pass Pass Pass Warning")]
    [InlineData("kvm-2025-proxmox", HypervisorKind.Kvm, "0 Unspecified Virtual", "C:0", "Pass Pass Unknown Unknown Pass")]
    [InlineData("physical-2016-perc-240", HypervisorKind.None, "0 Unspecified Raid", "C:0", "Pass Pass Unknown Pass Pass")]
    [InlineData("physical-2019-iscsi", HypervisorKind.None, "0 Hdd Sata, 1 Unspecified Virtual", "C:0 D:1", "Pass Pass Unknown Pass Pass")]
    [InlineData("bhyve-2022-nvme", HypervisorKind.Unknown, "0 Unspecified Virtual", "C:0", "Pass Pass Unknown Pass Pass")]
    [InlineData("vmware-2019-two-disks-ru", HypervisorKind.VMware, "0 Unspecified Virtual, 1 Unspecified Virtual", "C:0 D:1", "Pass Pass Unknown Pass Pass")]
    public void A_recorded_machine_is_what_it_is(string machine, HypervisorKind hypervisor, string disks, string volumes, string checks)
    {
        var inventory = Read(machine);

        Assert.Equal(hypervisor, inventory.Hardware!.Hypervisor);
        Assert.Equal(disks, string.Join(", ", inventory.Disks.Select(disk => $"{disk.Number} {disk.MediaType} {disk.Bus}")));
        Assert.Equal(volumes, string.Join(" ", inventory.Volumes!.Select(volume => volume.Name + (volume.Disks is { } on ? string.Join(",", on) : "?"))));
        Assert.Equal(checks, string.Join(" ", SampleServer.Check(inventory, ServerRole.DatabaseOnly).Select(result => result.Status)));
    }

    // The runtimes in the order of the memo's profile, each for 32 and 64 bits, by the first letter of their status.
    [Theory]
    [InlineData("physical-2008r2-hp-raid-ru", "Warning Pass PPPPPPPPPPPP Pass Pass Pass Pass")]
    [InlineData("vmware-2019-ru", "Pass Pass UUPPPPPPWWPP Pass Pass Pass Unknown")]
    [InlineData("hyperv-2016-dynamic", "Fail Pass UUFFPPPPWWPP Warning Warning Warning Warning")]
    [InlineData("physical-win10-ltsc-two-disks-ru", "Fail Pass PPPPPPPPWWPP Warning Pass Pass Pass")]
    [InlineData("physical-win11-amd-ru", "Pass Pass PPPPPPPPPPPP Pass Pass Pass Warning")]
    [InlineData("kvm-2025-proxmox", "Pass Pass PPPPPPPPPPPP Pass Pass Pass Pass")]
    [InlineData("vmware-2019-two-disks-ru", "Pass Pass UUPPPPPPWWPP Pass Fail Pass Unknown")]
    public void A_recorded_machine_is_as_far_prepared_as_it_is(string machine, string expected)
    {
        string[] asked = ["Server.Account", "Server.Restriction", "Server.Runtime", "Server.DotNet", "Server.WebBrowser", "Server.AnyDesk", "Server.AmmyyAdmin"];

        var found = new ServerPreparation(PreparationFile.BuiltIn, null, null).Check(Read(machine)).ToLookup(result => result.Id, result => result.Status);

        Assert.Equal(expected, string.Join(" ", asked.Select(id => found[id].Count() > 1 ? string.Concat(found[id].Select(status => status.ToString()[0])) : found[id].Single().ToString())));
    }

    [Theory]
    [InlineData("QEMU QEMU HARDDISK SCSI Disk Device", @"SCSI\DISK&VEN_QEMU&PROD_QEMU_HARDDISK\5&1", DiskBus.Virtual, DiskMediaType.Unspecified)]
    [InlineData("Red Hat VirtIO SCSI Disk Device", @"SCSI\DISK&VEN_RED_HAT&PROD_VIRTIO\5&1", DiskBus.Virtual, DiskMediaType.Unspecified)]
    [InlineData("", @"SCSI\DISK&VEN_MSFT&PROD_VIRTUAL_DISK\1", DiskBus.Virtual, DiskMediaType.Unspecified)]
    [InlineData("ST1000DM010-2EP102", @"SCSI\DISK&VEN_ST1000DM&PROD_010-2EP102\4&1", DiskBus.Scsi, DiskMediaType.Hdd)]
    public void A_disk_that_calls_itself_virtual_is_one_whatever_name_the_machine_has(string model, string id, DiskBus bus, DiskMediaType media)
    {
        const int Sas = 10;
        const int Hdd = 3;
        var found = WindowsDisk.Bus(Sas, "SCSI", id, model, isVirtualMachine: false);

        Assert.Equal((bus, media), (found, WindowsDisk.Media(Hdd, null, found)));
    }

    [Fact]
    public void Of_several_ports_nobody_says_by_which_the_terminals_come()
    {
        var instance = Assert.Single(Read("kvm-2025-proxmox").SqlInstances!);

        Assert.Equal((null, null, "16.0.4165.4"), (instance.Port, instance.DynamicPort, instance.Version));
    }

    [Fact]
    public void Every_recorded_machine_has_its_expectation() => Assert.Equal(
        Directory.EnumerateFiles(Folder).Select(Path.GetFileNameWithoutExtension).Order(),
        typeof(RecordedMachineTests).GetMethod(nameof(A_recorded_machine_is_what_it_is))!.GetCustomAttributes(typeof(InlineDataAttribute), false)
            .Select(row => ((InlineDataAttribute)row).Data[0]!.ToString()).Order());

    [Fact]
    public void An_instance_is_read_with_its_ports_protocols_and_service()
    {
        var instance = Assert.Single(Read("physical-2022-nvme").SqlInstances!);

        Assert.Equal(("SQLEXPRESS", "16.0.1000.6", "Express Edition", 1433, "Running", "Auto"),
            (instance.Name, instance.Version, instance.Edition, instance.Port, instance.ServiceState, instance.ServiceStart));
        Assert.Equal(["Tcp", "Sm"], instance.Protocols!);
        Assert.Equal((true, "10.53.6000.34"), (Read("physical-2008r2-ru").SqlInstances!.Single().Is32Bit, Read("physical-2008r2-ru").SqlInstances!.Single().Version));
    }

    [Fact]
    public void A_russian_windows_is_told_by_numbers_and_not_by_words()
    {
        var system = Read("physical-2022-eval-ru").OperatingSystem!;

        Assert.Equal(("ru-RU", true, true, true, "ServerStandardEval"), (system.Language, system.Is64Bit, system.IsEvaluation, system.IsActivated, system.Edition));
        Assert.Equal(Read("physical-2022-eval-ru").ReadAt.AddDays(30), system.EvaluationEnds);
        Assert.Equal(WindowsProductType.Server, system.ProductType);
        Assert.Equal((false, false), (Read("kvm-2022-ru").OperatingSystem!.IsActivated, Read("kvm-2022-ru").OperatingSystem!.IsEvaluation));
    }

    [Fact]
    public void What_many_boards_share_identifies_none()
    {
        Assert.Null(Read("physical-win10-ru-usb").Identity!.SmbiosUuid);
        Assert.Null(Read("physical-win7-x86-ru").Identity!.SmbiosUuid);
        Assert.NotNull(Read("physical-2022-nvme").Identity!.SmbiosUuid);
    }

    [Fact]
    public void What_was_not_told_is_named_with_its_reason()
    {
        var unread = Unread("physical-2019-silent");

        Assert.Equal(["disks", "disks.mediaType", "operatingSystem.isActivated", "processors"], unread.Select(part => part.Part).Distinct().Order());
        Assert.All(unread, part => Assert.Contains("no answer in time", part.Reason, System.StringComparison.Ordinal));
        Assert.Contains(Unread("physical-2008r2-ru"), part => part.Part == "disks.mediaType" && part.Reason.Contains("MSFT_PhysicalDisk", System.StringComparison.Ordinal));
        Assert.Equal(["disks.mediaType"], Unread("hyperv-2019-ru").Select(part => part.Part));
        Assert.Empty(Unread("physical-2022-nvme"));

        // What programs and devices there are, what restarts them and who works on them from afar nobody asked of these machines.
        static UnreadPart[] Unread(string machine) => [.. Read(machine).Unread!.Where(part => !System.Array.Exists(["programs", "printers", "remoteDesktop", "devices", "upkeep", "doors"], start => part.Part.StartsWith(start, System.StringComparison.Ordinal)))];
    }

    [Fact]
    public void Addresses_are_there_for_who_asked()
    {
        var adapter = Assert.Single(Read("hyperv-2025-gen2").NetworkAdapters!);

        Assert.Equal(("00:15:5D:01:02:03", "192.0.2.1"), (adapter.HardwareAddress, Assert.Single(adapter.Gateways!)));
        Assert.Equal(["192.0.2.10", "fe80::1"], adapter.Addresses!);
        Assert.Null(Assert.Single(Read("vmware-2016").NetworkAdapters!).Addresses);
    }

    [Fact]
    public void The_rest_of_a_computer_is_read()
    {
        var inventory = Read("physical-2012r2-raid");

        Assert.Equal(("corp.example", true), (inventory.Domain!.Name, inventory.Domain.IsDomain));
        Assert.Equal(("WORKGROUP", false), (Read("vmware-2016").Domain!.Name, Read("vmware-2016").Domain!.IsDomain));
        Assert.Equal(("Russian Standard Time", 180), (inventory.Clock!.TimeZone, inventory.Clock.UtcOffsetMinutes));
        Assert.Equal((2, 32), (inventory.Processors.Count, inventory.Processors.Sum(processor => processor.LogicalProcessors)));
        Assert.Equal(@"C:\pagefile.sys", Assert.Single(inventory.PageFiles!).Path);
        Assert.Equal(("jupiter", "192.0.2.5", ClientSettingKind.HostsEntry), inventory.ClientSettings!.Select(setting => (setting.Name, setting.Target, setting.Kind)).Single());
        Assert.Equal("КАССА-СЕРВЕР", Read("hyperv-2019-ru").ComputerName);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void A_file_that_redirection_or_an_editor_wrote_in_utf16_is_read(string encoding)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, File.ReadAllText(Path.Combine(Folder, "hyperv-2019-ru.json")), System.Text.Encoding.GetEncoding(encoding));

            Assert.Equal("КАССА-СЕРВЕР", RecordedInventory.Read(path).ComputerName);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void An_inventory_that_was_made_of_rows_is_read_back_and_its_schema_knows_it()
    {
        var path = Path.GetTempFileName();
        try
        {
            ServerInventoryFile.Write(path, Read("hyperv-2025-gen2"));

            Assert.Equal("192.0.2.10", RecordedInventory.Read(path).NetworkAdapters![0].Addresses![0]);
            Assert.Empty(new PublishedSchema("server-inventory").Differences(System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(path))));
            Assert.Empty(new PublishedSchema("server-rows").Differences(System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "hyperv-2025-gen2.json")))));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static ServerInventory Read(string machine) => RecordedInventory.Read(Path.Combine(Folder, machine + ".json"));
}
