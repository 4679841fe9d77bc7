using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Servers;
using Jupiter.Migration.Servers.Linux;

namespace Jupiter.Migration.Core.Tests.Servers;

/// <summary>The root of a made-up Linux machine.</summary>
internal sealed class LinuxTree : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("jupiter-tree-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    public ServerInventory Read() => new LinuxInventoryReader(_root).Read(CancellationToken.None);

    public LinuxTree File(string path, string text)
    {
        System.IO.File.WriteAllText(At(path), text);
        return this;
    }

    public LinuxTree File(string path, byte[] bytes)
    {
        System.IO.File.WriteAllBytes(At(path), bytes);
        return this;
    }

    public LinuxTree Slot(int number, ushort size, uint? extended = null)
    {
        var structure = new byte[extended is null ? 0x17 : 0x28];
        structure[0] = 17;
        BinaryPrimitives.WriteUInt16LittleEndian(structure.AsSpan(0x0C), size);
        if (extended is { } more)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(structure.AsSpan(0x1C), more);
        }

        return File($"sys/firmware/dmi/entries/17-{number}/raw", structure);
    }

    public LinuxTree Processors(string name, int sockets, int cores, int threads, string flags = "fpu sse2") =>
        File("proc/cpuinfo", string.Concat(
            from socket in Enumerable.Range(0, sockets)
            from thread in Enumerable.Range(0, threads)
            from core in Enumerable.Range(0, cores)
            select $"processor\t: {core}\nmodel name\t: {name}\nphysical id\t: {socket}\ncore id\t\t: {core}\nflags\t\t: {flags}\n\n"));

    public LinuxTree Disk(string name, long bytes, string rotational, string model = "", string vendor = "", string? driver = null)
    {
        File($"sys/block/{name}/size", $"{bytes / 512}\n").File($"sys/block/{name}/queue/rotational", rotational + "\n");
        if (model.Length > 0)
        {
            File($"sys/block/{name}/device/model", model.PadRight(16) + "\n");
        }

        if (vendor.Length > 0)
        {
            File($"sys/block/{name}/device/vendor", vendor.PadRight(8) + "\n");
        }

        if (driver is not null)
        {
            Directory.CreateDirectory(Path.Combine(_root, $"sys/block/{name}/device/scsi_disk/6:0:0:0"));
            File("sys/class/scsi_host/host6/proc_name", driver + "\n");
        }

        return this;
    }

    private string At(string path)
    {
        var full = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        return full;
    }
}
