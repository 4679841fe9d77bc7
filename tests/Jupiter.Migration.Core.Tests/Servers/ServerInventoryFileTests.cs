using System;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using System.Text;
using CsCheck;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Servers;
using Jupiter.Migration.Servers.Programs;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Servers;

public sealed class ServerInventoryFileTests : IDisposable
{
    private const string Parts = "\"memoryModules\":[],\"processors\":[],\"disks\":[]";
    private const string Head = "{\"schema\":\"jupiter.server-inventory/1\",\"computerName\":\"JUPITER\",\"readAt\":\"2026-03-04T05:06:07+03:00\",";

    private const string Instance = "\"serverInstance\":\"x\",\"product\":\"SQL Server\",\"version\":\"16.0\",\"machineName\":\"JUPITER\"";

    private readonly string _folder = Directory.CreateTempSubdirectory("jupiter-inventory-").FullName;

    private string Path => System.IO.Path.Combine(_folder, "server.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_is_written_is_read_back()
    {
        ServerInventoryFile.Write(Path, SampleServer.With(name: "ЮПИТЕР"));

        var read = ServerInventoryFile.Read(Path);

        Assert.Equal("ЮПИТЕР", read.ComputerName);
        Assert.Equal(SampleServer.With().ReadAt, read.ReadAt);
        Assert.Equal(2, read.MemoryModules.Count);
        Assert.Equal("Intel(R) Core(TM) i5-2400 CPU @ 3.10GHz", Assert.Single(read.Processors).Name);
        Assert.Equal((DiskMediaType.Ssd, DiskBus.Sata), (read.Disks[0].MediaType, read.Disks[0].Bus));
        Assert.Equal(20348, read.OperatingSystem!.BuildNumber);
        Assert.Contains("\"mediaType\": \"ssd\"", File.ReadAllText(Path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_large_file_is_read_in_one_piece_and_leaves_little_behind()
    {
        var programs = Enumerable.Range(0, InventoryLimits.MostParts).Select(number => new InstalledProgram { Name = $"Программа для ресторана, её касс и её склада, выпуск {number}", Version = $"1.{number}" });
        ServerInventoryFile.Write(Path, SampleServer.With(programs: new ServerPrograms { Installed = [.. programs] }));
        ServerInventoryFile.Read(Path);

        byte[] bytes = [];
        var ofBytes = Allocated(() => bytes = ServerInventoryFile.ReadBytes(Path));
        var ofInventory = Allocated(() => ServerInventoryFile.Parse(Path, bytes));

        // A large array that grows or is copied is one more for the collector's oldest generation.
        Assert.InRange(bytes.Length, 150_000, 300_000);
        Assert.InRange(ofBytes, bytes.Length, bytes.Length * 1.5);
        Assert.InRange(ofInventory, 0, bytes.Length * 14);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Who_may_do_what_on_the_server_is_for_the_owner_of_the_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "modes");
        const UnixFileMode Owners = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        File.SetUnixFileMode(_folder, Owners | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        var plain = System.IO.Path.Combine(_folder, "plain");
        File.WriteAllText(plain, "");

        ServerInventoryFile.Write(Path, SampleInstance.With(SampleInstance.Instance("x", isDetailed: true)));
        Assert.Equal(Owners, File.GetUnixFileMode(Path));

        // As far as this process lets anybody in at all: its umask.
        ServerInventoryFile.Write(Path, SampleInstance.With(SampleInstance.Instance("x", isDetailed: false)));
        Assert.Equal(File.GetUnixFileMode(plain), File.GetUnixFileMode(Path));
    }

    [Fact]
    public void The_least_that_is_known_is_an_inventory()
    {
        var read = Read(Head + Parts + "}");

        Assert.Null(read.OperatingSystem);
        Assert.Null(read.VisibleMemoryBytes);
    }

    [Fact]
    public void The_least_that_is_known_of_a_database_server_is_an_inventory_of_it()
    {
        var instance = Read(Head + Parts + ",\"instance\":{" + Instance + "}}").Instance!;

        Assert.Equal(("", "", ""), (instance.Edition, instance.Identity, instance.InstanceName));
        Assert.Empty(instance.Items);
    }

    [Fact]
    public void A_file_that_notepad_saved_is_read()
    {
        File.WriteAllText(Path, Head + Parts + "}", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        Assert.Equal("JUPITER", ServerInventoryFile.Read(Path).ComputerName);
    }

    [Fact]
    public void A_newer_schema_says_to_update() =>
        Assert.Equal("InventoryNewer", ErrorOf("{\"schema\":\"jupiter.server-inventory/2\",\"modules\":7}").ErrorId);

    [Fact]
    public void A_missing_file_has_an_error_of_its_own() =>
        Assert.Equal("InventoryNotFound", Assert.Throws<MigrationException>(() => ServerInventoryFile.Read(Path)).ErrorId);

    [Fact]
    public void A_folder_is_no_inventory() =>
        Assert.Equal("InventoryUnreadable", Assert.Throws<MigrationException>(() => ServerInventoryFile.Read(_folder)).ErrorId);

    [Fact]
    public void A_file_that_is_too_large_is_not_read() =>
        Assert.Equal("InventoryTooLarge", ErrorOf(Head + Parts + "}" + new string(' ', 8 << 20)).ErrorId);

    [Fact]
    public void A_device_without_end_is_not_read_to_its_end()
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "There is no such device here.");

        Assert.Equal("InventoryTooLarge", Assert.Throws<MigrationException>(() => ServerInventoryFile.Read("/dev/zero")).ErrorId);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("MZ")]
    [InlineData("{\"schema\":1}")]
    [InlineData("{\"schema\":\"jupiter.venue/1\"}")]
    [InlineData("{\"schema\":\"jupiter.server-inventory/x\"}")]
    [InlineData("{\"schema\":\"jupiter.server-inventory/1\"}")]
    public void What_is_no_inventory_is_broken(string text) => Assert.Equal("InventoryBroken", ErrorOf(text).ErrorId);

    [Fact]
    public void What_is_nested_too_deep_is_broken() =>
        Assert.Equal("InventoryBroken", ErrorOf(Head + Parts + ",\"x\":" + new string('[', 10_000) + new string(']', 10_000) + "}").ErrorId);

    [Theory]
    [InlineData("\"memoryModules\":null,\"processors\":[],\"disks\":[]", "memoryModules")]
    [InlineData("\"memoryModules\":[null],\"processors\":[],\"disks\":[]", "memoryModules[0]")]
    [InlineData("\"memoryModules\":[{\"capacityBytes\":-1}],\"processors\":[],\"disks\":[]", "memoryModules[0]")]
    [InlineData("\"memoryModules\":[{\"capacityBytes\":9223372036854775807}],\"processors\":[],\"disks\":[]", "memoryModules[0]")]
    [InlineData(Parts + ",\"visibleMemoryBytes\":-5", "visibleMemoryBytes")]
    [InlineData("\"memoryModules\":[],\"processors\":[{\"name\":null}],\"disks\":[]", "processors[0]")]
    [InlineData("\"memoryModules\":[],\"processors\":[{\"name\":\"\",\"cores\":0}],\"disks\":[]", "processors[0]")]
    [InlineData("\"memoryModules\":[],\"processors\":[{\"name\":\"\\u001b[2J\"}],\"disks\":[]", "processors[0]")]
    [InlineData("\"memoryModules\":[],\"processors\":[{\"name\":\"\\u202e\"}],\"disks\":[]", "processors[0]")]
    [InlineData("\"memoryModules\":[],\"processors\":[],\"disks\":[{\"model\":\"\"},{\"model\":\"\",\"sizeBytes\":-1}]", "disks[1]")]
    [InlineData(Parts + ",\"operatingSystem\":{\"name\":\"\",\"buildNumber\":-7601}", "operatingSystem")]
    [InlineData(Parts + ",\"instance\":{" + Instance + ",\"collation\":\"\\u001b[2J\"}", "instance")]
    [InlineData(Parts + ",\"instance\":{" + "\"serverInstance\":null,\"product\":\"\",\"version\":\"\",\"machineName\":\"\"}", "instance")]
    [InlineData(Parts + ",\"instance\":{" + Instance + ",\"items\":[null]}", "instance.items[0]")]
    [InlineData(Parts + ",\"instance\":{" + Instance + ",\"items\":[{\"kind\":\"job\",\"name\":\"\\u202e\"}]}", "instance.items[0]")]
    [InlineData(Parts + ",\"instance\":{" + Instance + ",\"items\":[{\"kind\":\"job\",\"name\":\"\"},{\"kind\":\"job\",\"name\":\"\",\"details\":[null]}]}", "instance.items[1]")]
    [InlineData(Parts + ",\"instance\":{" + Instance + ",\"items\":[{\"kind\":\"message\",\"name\":\"\",\"details\":[{\"name\":\"text\",\"value\":\"\\n\"}]}]}", "instance.items[0]")]
    [InlineData(Parts + ",\"instance\":{" + Instance + ",\"volumes\":[{\"mountPoint\":\"\",\"freeBytes\":1}]}", "instance.volumes[0]")]
    [InlineData(Parts + ",\"clientSettings\":[{\"kind\":\"alias\",\"name\":\"\\u0007\",\"target\":\"\"}]", "clientSettings[0]")]
    [InlineData(Parts + ",\"identity\":{\"machineGuid\":\"\\u0000\"}", "identity")]
    public void A_value_that_no_server_has_is_broken_and_named(string parts, string field)
    {
        var error = ErrorOf(Head + parts + "}");

        Assert.Equal("InventoryBroken", error.ErrorId);
        Assert.Contains(field, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"memoryModules\":{},\"processors\":[],\"disks\":[]")]
    [InlineData("\"memoryModules\":[{\"capacityBytes\":\"8 GB\"}],\"processors\":[],\"disks\":[]")]
    [InlineData("\"memoryModules\":[{\"capacityBytes\":8.5}],\"processors\":[],\"disks\":[]")]
    [InlineData("\"memoryModules\":[{\"capacityBytes\":99999999999999999999}],\"processors\":[],\"disks\":[]")]
    [InlineData("\"memoryModules\":[],\"processors\":[{}],\"disks\":[]")]
    [InlineData("\"memoryModules\":[],\"processors\":[{\"name\":7}],\"disks\":[]")]
    [InlineData("\"memoryModules\":[],\"processors\":[],\"disks\":[{\"model\":\"\",\"mediaType\":1}]")]
    [InlineData("\"memoryModules\":[],\"processors\":[],\"disks\":[{\"model\":\"\",\"mediaType\":\"1\"}]")]
    [InlineData("\"memoryModules\":[],\"processors\":[],\"disks\":[{\"model\":\"\",\"mediaType\":\"ssd, hdd\"}]")]
    [InlineData("\"memoryModules\":[],\"processors\":[],\"disks\":[{\"model\":\"\",\"bus\":\"floppy\"}]")]
    [InlineData(Parts + ",\"operatingSystem\":[]")]
    [InlineData(Parts + ",\"instance\":{\"serverInstance\":\"x\"}")]
    [InlineData(Parts + ",\"instance\":{" + Instance + ",\"items\":[{\"kind\":\"password\",\"name\":\"\"}]}")]
    [InlineData(Parts + ",\"instance\":{" + Instance + ",\"isDetailed\":\"yes\"}")]
    public void A_value_of_the_wrong_type_is_broken(string parts) => Assert.Equal("InventoryBroken", ErrorOf(Head + parts + "}").ErrorId);

    [Fact]
    public void Too_many_parts_are_broken() =>
        Assert.Equal(
            "InventoryBroken",
            ErrorOf(Head + "\"processors\":[],\"disks\":[],\"memoryModules\":[" + string.Join(",", Enumerable.Repeat("{}", 1025)) + "]}").ErrorId);

    [Fact]
    public void Too_long_a_name_is_broken() =>
        Assert.Equal("InventoryBroken", ErrorOf(Head.Replace("JUPITER", new string('J', 257), StringComparison.Ordinal) + Parts + "}").ErrorId);

    [Fact]
    public void A_changed_byte_is_an_inventory_or_a_named_error_and_never_a_crash()
    {
        ServerInventoryFile.Write(Path, SampleServer.With());
        var whole = File.ReadAllBytes(Path);

        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte).Sample((at, value) =>
        {
            var changed = (byte[])whole.Clone();
            changed[at] = value;
            try
            {
                File.WriteAllBytes(Path, changed);
                SampleServer.Check(ServerInventoryFile.Read(Path), Migration.Servers.Specification.ServerRole.DatabaseOnly);
                return true;
            }
            catch (MigrationException e)
            {
                return e.ErrorId is "InventoryBroken" or "InventoryNewer";
            }
        }, iter: 500, threads: 1);
    }

    private ServerInventory Read(string text)
    {
        File.WriteAllText(Path, text);
        return ServerInventoryFile.Read(Path);
    }

    private static long Allocated(Action work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private MigrationException ErrorOf(string text) => Assert.Throws<MigrationException>(() => Read(text));
}
