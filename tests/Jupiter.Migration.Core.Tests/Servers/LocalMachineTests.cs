using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CsCheck;
using Jupiter.Migration.Servers;
using Jupiter.Migration.Servers.Local;
using Jupiter.Migration.Servers.Registry;
using Jupiter.Migration.Servers.Windows.Parts;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Servers;

/// <summary>What tells this computer from others, and by which names its programs find a server.</summary>
public sealed class LocalMachineTests
{
    private static readonly byte[] Uuid = new Guid("4C4C4544-0042-3510-8052-B4C04F4D3732").ToByteArray();

    [Fact]
    public void The_identifier_of_the_firmware_is_found_behind_other_structures()
    {
        byte[] bios = [0, 6, 0, 0, 1, 2, (byte)'A', 0, (byte)'B', 0, 0];
        byte[] withoutTexts = [13, 4, 0, 0, 0, 0];

        Assert.Equal("4C4C4544-0042-3510-8052-B4C04F4D3732", SmbiosUuid.Find([.. new byte[8], .. bios, .. withoutTexts, .. SystemOf(Uuid)]));
        Assert.Null(SmbiosUuid.Find([.. new byte[8], .. bios]));
        Assert.Null(SmbiosUuid.Find([]));
    }

    [Theory]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF")]
    [InlineData("03000200-0400-0500-0006-000700080009")]
    [InlineData("12345678-1234-5678-90AB-CDDEEFAABBCC")]
    [InlineData("4C4C4544-0000-2010-8020-80C04F202020")]
    [InlineData("11111111-2222-3333-4444-555555555555")]
    [InlineData("FEFEFEFE-FEFE-FEFE-FEFE-FEFEFEFEFEFE")]
    [InlineData("To be filled by O.E.M.")]
    [InlineData(null)]
    public void An_identifier_that_many_computers_have_is_none(string? text) => Assert.Null(SmbiosUuid.Of(text));

    [Fact]
    public void A_table_of_any_bytes_is_read_to_an_end() =>
        Gen.Byte.Array[0, 200].Sample(bytes => SmbiosUuid.Find(bytes) is null or { Length: 36 });

    [Fact]
    public void The_hosts_file_tells_the_names_of_other_computers()
    {
        using var folder = new TempFolder();
        var file = System.IO.Path.Combine(folder.Root, "hosts");
        System.IO.File.WriteAllText(file, "# 10.0.0.1 commented\r\n127.0.0.1 localhost\r\n::1 localhost\r\n\t192.168.1.10  JUPITER jupiter.local # the server\r\nnonsense\r\n10.0.0.7\r\n10.0.0.8 BUH\u001b[2J\r\n");

        Assert.Equal(
            [("JUPITER", "192.168.1.10"), ("jupiter.local", "192.168.1.10"), ("BUH [2J", "10.0.0.8")],
            HostsFile.Parse(HostsFile.Lines(file)!).Select(entry => (entry.Name, entry.Target)));
        Assert.All(HostsFile.Parse(HostsFile.Lines(file)!), entry => Assert.Equal((ClientSettingKind.HostsEntry, "hosts"), (entry.Kind, entry.Place)));
        Assert.Empty(HostsFile.Lines(file + ".none")!);
        Assert.Null(HostsFile.Lines(folder.Root));
    }

    [Fact]
    public void Aliases_and_data_sources_are_read_in_both_views_and_no_password_with_them()
    {
        var registry = new RecordedRegistry
        {
            [(@"SOFTWARE\Microsoft\MSSQLServer\Client\ConnectTo", true)] = new() { ["JUPITER"] = "DBMSSOCN,10.0.0.5,1433" },
            [(@"SOFTWARE\Microsoft\MSSQLServer\Client\ConnectTo", false)] = new() { ["BUH"] = "DBMSSOCN,BUH\u001b[2J,1433" },
            [(@"SOFTWARE\ODBC\ODBC.INI\ODBC Data Sources", true)] = new() { ["Касса"] = "SQL Server", [@"..\x"] = "SQL Server" },
            [(@"SOFTWARE\ODBC\ODBC.INI\Касса", true)] = new() { ["Server"] = "JUPITER", ["Database"] = "Jupiter", ["PWD"] = "secret", ["UID"] = "sa" },
        };

        var settings = new ClientSettings(registry, []).Read(is64Bit: true);

        Assert.Equal(
            [
                (ClientSettingKind.Alias, false, "BUH", "DBMSSOCN,BUH [2J,1433"), (ClientSettingKind.Alias, true, "JUPITER", "DBMSSOCN,10.0.0.5,1433"),
                (ClientSettingKind.DataSource, true, "Касса", "JUPITER, Jupiter"),
            ],
            settings.Select(setting => (setting.Kind, setting.Is32Bit, setting.Name, setting.Target)));
        Assert.All(new ClientSettings(registry, []).Read(is64Bit: false), setting => Assert.True(setting.Is32Bit));
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData(".", true)]
    [InlineData(null, true)]
    [InlineData("192.0.2.7", false)]
    public void Only_an_address_of_this_computer_makes_a_server_of_its_name_this_computer(string? host, bool isHere)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only a reader for Linux is there.");
        var instance = new Migration.Servers.Surroundings.InstanceInventory
        {
            ServerInstance = "x", Product = "SQL Server", Version = "16.0", MachineName = Environment.MachineName.ToLowerInvariant(),
        };

        var inventory = LocalMachine.WithInstance(instance, host, CancellationToken.None);

        Assert.Equal((isHere, isHere), (inventory.Processors.Count > 0, inventory.Identity is not null));
        Assert.Null(inventory.ClientSettings);
    }

    private static byte[] SystemOf(byte[] uuid) => [1, 27, 0, 0, 1, 2, 3, 4, .. uuid, 6, 0, 0, (byte)'C', 0, 0];
}
