using System;
using System.Threading;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Servers.Linux;

/// <summary>Reads the inventory of a Linux machine from /proc, /sys and /etc. Needs no rights; with root the memory modules are seen too.</summary>
internal sealed class LinuxInventoryReader(string root) : IServerInventoryReader
{
    private readonly SystemTree _tree = new SystemTree(root);

    /// <inheritdoc/>
    public ServerInventory Read(CancellationToken cancellation)
    {
        var name = PrintableText.Clean(_tree.Text("proc/sys/kernel/hostname"));
        cancellation.ThrowIfCancellationRequested();
        var processors = CpuInfo.Parse(_tree.Text("proc/cpuinfo"));
        cancellation.ThrowIfCancellationRequested();
        var modules = DmiMemory.Read(_tree);
        cancellation.ThrowIfCancellationRequested();
        return new ServerInventory
        {
            ComputerName = name.Length > 0 ? name : Environment.MachineName,
            ReadAt = RunClock.Now,
            MemoryModules = modules,
            VisibleMemoryBytes = MemInfo.Total(_tree.Text("proc/meminfo")),
            Processors = processors.Processors,
            Disks = BlockDevices.Read(_tree, processors.IsVirtualMachine),
            OperatingSystem = OsRelease.Parse(_tree.Text("etc/os-release")),
            Identity = new MachineIdentity { SmbiosUuid = SmbiosUuid.Of(_tree.Line("sys/class/dmi/id/product_uuid")) },
        };
    }
}
