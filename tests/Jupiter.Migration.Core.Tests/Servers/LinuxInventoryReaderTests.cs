using System;
using System.IO;
using System.Linq;
using System.Threading;
using CsCheck;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Servers;
using Jupiter.Migration.Servers.Linux;
using Jupiter.Migration.Servers.Local;
using Xunit;
using static Jupiter.Migration.Core.Tests.Servers.SampleServer;

namespace Jupiter.Migration.Core.Tests.Servers;

public sealed class LinuxInventoryReaderTests
{
    [Fact]
    public void A_whole_machine_is_read()
    {
        using var tree = new LinuxTree()
            .File("proc/sys/kernel/hostname", "JUPITER\n")
            .File("proc/meminfo", "MemTotal:       16303156 kB\nMemFree:  1 kB\n")
            .File("etc/os-release", "NAME=\"Debian\"\nPRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nVERSION_ID=\"12\"\n")
            .Processors("Intel(R) Xeon(R) CPU E5-2620 0 @ 2.00GHz", sockets: 2, cores: 6, threads: 2)
            .Slot(0, 8192).Slot(1, 0).Slot(2, 8192)
            .Disk("sda", 240_057_409_536, "0", "KINGSTON SA400S3", "ATA", "ahci");

        var inventory = tree.Read();

        Assert.Equal("JUPITER", inventory.ComputerName);
        Assert.Equal([8 * Gibibyte, 8 * Gibibyte], inventory.MemoryModules.Select(module => module.CapacityBytes));
        Assert.Equal(16303156L * 1024, inventory.VisibleMemoryBytes);
        Assert.Equal(2, inventory.Processors.Count);
        Assert.All(inventory.Processors, processor => Assert.Equal(
            ("Intel(R) Xeon(R) CPU E5-2620 0 @ 2.00GHz", 6, 12), (processor.Name, processor.Cores, processor.LogicalProcessors)));
        var disk = Assert.Single(inventory.Disks);
        Assert.Equal(
            ("KINGSTON SA400S3", 240_057_409_536L, DiskMediaType.Ssd, DiskBus.Sata), (disk.Model, disk.SizeBytes, disk.MediaType, disk.Bus));
        Assert.Equal(
            (OperatingSystemFamily.Other, "Debian GNU/Linux 12 (bookworm)", "12"),
            (inventory.OperatingSystem!.Family, inventory.OperatingSystem.Name, inventory.OperatingSystem.Version));
    }

    [Fact]
    public void An_empty_machine_is_read_as_unknown()
    {
        using var tree = new LinuxTree();

        var inventory = tree.Read();

        Assert.Equal(Environment.MachineName, inventory.ComputerName);
        Assert.Empty(inventory.MemoryModules);
        Assert.Null(inventory.VisibleMemoryBytes);
        Assert.Empty(inventory.Processors);
        Assert.Empty(inventory.Disks);
        Assert.Equal("Linux", inventory.OperatingSystem!.Name);
    }

    [Theory]
    [InlineData(0x7FFF, 65536u, 64 * Gibibyte)]
    [InlineData(0x7FFF, 0x80000000u + 65536u, 64 * Gibibyte)]
    [InlineData(0x8200, null, 512L << 10)]
    [InlineData(0xFFFF, null, null)]
    [InlineData(0x7FFF, null, null)]
    [InlineData(0x7FFF, uint.MaxValue, null)]
    public void A_module_tells_its_size_in_one_of_several_ways(int size, uint? extended, long? expected)
    {
        using var tree = new LinuxTree().Slot(0, (ushort)size, extended);

        Assert.Equal(expected, Assert.Single(tree.Read().MemoryModules).CapacityBytes);
    }

    [Fact]
    public void A_slot_that_is_no_memory_device_or_cut_short_hides_the_modules_rather_than_some_of_them()
    {
        using var other = new LinuxTree().Slot(0, 8192).File("sys/firmware/dmi/entries/17-1/raw", new byte[40]);
        using var cut = new LinuxTree().Slot(0, 8192).File("sys/firmware/dmi/entries/17-1/raw", [17, 40, 0]);

        Assert.Empty(other.Read().MemoryModules);
        Assert.Empty(cut.Read().MemoryModules);
    }

    [Theory]
    [InlineData("sda", "0", "ATA", "ahci", DiskMediaType.Ssd, DiskBus.Sata)]
    [InlineData("sda", "1", "ATA", "ahci", DiskMediaType.Hdd, DiskBus.Sata)]
    [InlineData("sda", "?", "ATA", "ahci", DiskMediaType.Unspecified, DiskBus.Sata)]
    [InlineData("sda", "1", "LSI", "megaraid_sas", DiskMediaType.Unspecified, DiskBus.Scsi)]
    [InlineData("sda", "0", "HP", "hpsa", DiskMediaType.Unspecified, DiskBus.Scsi)]
    [InlineData("sda", "0", "SanDisk", "usb-storage", DiskMediaType.Unspecified, DiskBus.Usb)]
    [InlineData("sda", "0", "ATA", "uas", DiskMediaType.Unspecified, DiskBus.Usb)]
    [InlineData("sda", "1", "QEMU", null, DiskMediaType.Unspecified, DiskBus.Scsi)]
    [InlineData("nvme0n1", "0", "", null, DiskMediaType.Ssd, DiskBus.Nvme)]
    [InlineData("vda", "1", "", null, DiskMediaType.Unspecified, DiskBus.Virtual)]
    [InlineData("xvda", "0", "", null, DiskMediaType.Unspecified, DiskBus.Virtual)]
    [InlineData("mmcblk0", "0", "", null, DiskMediaType.Unspecified, DiskBus.MemoryCard)]
    public void Only_disks_that_know_their_kind_are_believed(
        string name, string rotational, string vendor, string? driver, DiskMediaType media, DiskBus bus)
    {
        using var tree = new LinuxTree().Disk(name, 512_110_190_592, rotational, "MODEL", vendor, driver);

        var disk = Assert.Single(tree.Read().Disks);

        Assert.Equal((media, bus, 512_110_190_592L), (disk.MediaType, disk.Bus, disk.SizeBytes));
    }

    [Fact]
    public void Disks_of_a_virtual_machine_tell_nothing_about_what_they_stand_on()
    {
        using var tree = new LinuxTree()
            .Processors("Intel(R) Core(TM) i5-2400 CPU @ 3.10GHz", 1, 4, 1, flags: "fpu hypervisor sse2")
            .Disk("sda", 512_110_190_592, "0", "VBOX HARDDISK", "ATA", "ahci")
            .Disk("nvme0n1", 512_110_190_592, "0", "Amazon Elastic Block Store");

        Assert.All(tree.Read().Disks, disk => Assert.Equal((DiskMediaType.Unspecified, DiskBus.Virtual), (disk.MediaType, disk.Bus)));
    }

    [Theory]
    [InlineData("loop0")]
    [InlineData("zram0")]
    [InlineData("ram0")]
    [InlineData("sr0")]
    [InlineData("dm-0")]
    [InlineData("md0")]
    [InlineData("nbd0")]
    [InlineData("nvme0c0n1")]
    [InlineData("mmcblk0boot0")]
    public void What_is_no_disk_is_left_out(string name)
    {
        using var tree = new LinuxTree().Disk(name, 512_110_190_592, "0");

        Assert.Empty(tree.Read().Disks);
    }

    [Fact]
    public void An_empty_card_slot_is_left_out_and_a_disk_of_unknown_size_is_not()
    {
        using var tree = new LinuxTree().Disk("sda", 0, "0").Disk("sdb", 512, "0").File("sys/block/sdb/size", "99999999999999999999");

        Assert.Null(Assert.Single(tree.Read().Disks).SizeBytes);
    }

    [Fact]
    public void Without_numbers_of_cores_threads_are_not_taken_for_cores()
    {
        using var tree = new LinuxTree().File("proc/cpuinfo", "processor : 0\nmodel name : X\n\nprocessor : 1\nmodel name : X\n");

        var processor = Assert.Single(tree.Read().Processors);

        Assert.Equal(("X", null, 2), (processor.Name, processor.Cores, processor.LogicalProcessors));
    }

    [Fact]
    public void A_file_without_end_is_left_out()
    {
        using var tree = new LinuxTree().File("proc/cpuinfo", new byte[(4 << 20) + 1]);

        Assert.Empty(tree.Read().Processors);
    }

    [Fact]
    public void Whatever_stands_in_the_files_the_inventory_is_sound() =>
        Gen.Select(Gen.Byte.Array[0, 300], Gen.String, Gen.UShort).Sample((bytes, text, size) =>
        {
            using var tree = new LinuxTree()
                .File("proc/sys/kernel/hostname", text)
                .File("proc/cpuinfo", $"processor: 0\nmodel name: {text}\nphysical id: {text}\n")
                .File("proc/meminfo", "MemTotal: " + text)
                .File("etc/os-release", bytes)
                .File("sys/firmware/dmi/entries/17-0/raw", bytes)
                .Slot(1, size)
                .Disk("sda", size, text, text, text)
                .File("sys/block/sda/size", bytes);

            InventoryLimits.Require(tree.Read(), "tree");
        }, iter: 200);

    [Fact]
    public void This_machine_is_read_and_can_be_judged()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Windows is read by another reader.");

        var inventory = LocalInventory.Reader().Read(CancellationToken.None);

        InventoryLimits.Require(inventory, "this machine");
        Assert.NotEmpty(inventory.Processors);
        Assert.True(inventory.VisibleMemoryBytes > 0);
    }

    [Fact]
    public void A_platform_without_a_reader_says_to_give_an_inventory()
    {
        var error = Assert.Throws<MigrationException>(() => LocalInventory.Reader(isLinux: false, isWindows: false, isDetailed: false, "Darwin 24.1.0"));

        Assert.Equal("InventoryNotReadableHere", error.ErrorId);
        Assert.Contains("collect-server.ps1", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_can_be_stopped()
    {
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();

        Assert.Throws<OperationCanceledException>(() => new LinuxInventoryReader("/nowhere").Read(stopped.Token));
    }
}
