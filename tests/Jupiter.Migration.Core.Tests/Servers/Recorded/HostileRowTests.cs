using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CsCheck;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Servers;
using Jupiter.Migration.Servers.Registry;
using Jupiter.Migration.Servers.Specification;
using Jupiter.Migration.Servers.Windows;
using Jupiter.Migration.Servers.Windows.Questions;
using Jupiter.Migration.Servers.Windows.Rows;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Servers.Recorded;

/// <summary>Whatever a driver, an installer or a file says: an inventory within its limits, or a named error.</summary>
public sealed class HostileRowTests
{
    private static readonly Gen<object?> Value = Gen.OneOf(
        Gen.Long.Select(number => (object?)number), Gen.ULong.Select(number => (object?)number), Gen.Bool.Select(truth => (object?)truth),
        Gen.String.Select(text => (object?)text), Gen.String.Array[0, 3].Select(texts => (object?)texts), Gen.Double.Select(number => (object?)number),
        Gen.OneOf<object?>(
            null, "\u001b[2J\u202e", new string('x', 100_000), "99999999999999999999", "-1", " 7 ", "00000000000000.000000+000", "20261128120000.000000+999",
            "99991231235959.999999-840", DateTime.MaxValue, DateTime.MinValue, int.MinValue, uint.MaxValue, (byte)4, 3, new byte[] { 1, 2 }, new object?[] { null, 7 },
            "\\\\PC\\root\\cimv2:Win32_LogicalDisk.DeviceID=\"C:\"", "\"", "\0", "Диск #0"));

    private static readonly Gen<CimAnswer> Answer =
        from question in Gen.OneOf(WindowsQuestions.Cim.ToArray())
        from rows in Gen.Select(Gen.OneOf(question.Names(true).Append("X").ToArray()), Value).Array[0, 12].Array[0, 4]
        select new CimAnswer { Class = question.Class, Rows = [.. rows.Select(row => new CimRow(row.Select(pair => new KeyValuePair<string, object?>(pair.Item1, pair.Item2))))] };

    private static readonly Gen<RegistryValue> Kept = Gen.OneOf(
        Gen.String.Select(text => new RegistryValue { Text = text }), Gen.Long.Select(number => new RegistryValue { Number = number }),
        Gen.OneOf(new RegistryValue(), new RegistryValue { Text = "..\\..\\x" }, new RegistryValue { Text = "MSSQL16.X", Texts = ["a"] }));

    private static readonly Gen<RegistryAnswer> Key =
        from question in Gen.OneOf(WindowsQuestions.Registry.ToArray())
        from child in Gen.OneOf("MSSQL16.X", "Tcp", "IPAll", "", "x\u202e")
        from values in Gen.Select(Gen.OneOf(question.Values.Select(value => value.Name).Append("SQLEXPRESS").Append(@"a\b").Append("").ToArray()), Kept).Array[0, 6]
        select new RegistryAnswer
        {
            Hive = "HKLM", Path = question.Path.Replace("*", child, StringComparison.Ordinal), Is32Bit = child.Length % 2 == 0,
            Values = values.GroupBy(value => value.Item1).ToDictionary(same => same.Key, same => same.First().Item2), SubKeys = [child, null!],
        };

    [Fact]
    public void Rows_of_any_values_make_an_inventory_within_its_limits() =>
        Gen.Select(Answer.Array[0, 30], Key.Array[0, 20], Gen.String, Gen.Bool).Sample((answers, keys, name, isDetailed) =>
        {
            var inventory = WindowsInventory.Of(new WindowsRecord
            {
                ComputerName = name, ReadAt = DateTimeOffset.MaxValue, IsDetailed = isDetailed, ClockOffsetSeconds = double.NaN,
                Hosts = [name, null!, "#"], Cim = [.. answers], RegistryKeys = [.. keys],
            });
            SampleServer.Check(inventory, ServerRole.RemoteDesktop);
        }, iter: 400);

    [Fact]
    public void A_registry_that_names_a_million_keys_is_not_read_and_never_cut()
    {
        var names = Enumerable.Range(0, 1_000_000).Select(number => "S-1-5-21-" + number).ToArray();

        var inventory = WindowsInventory.Of(new WindowsRecord
        {
            ComputerName = "A",
            ReadAt = DateTimeOffset.UnixEpoch,
            Cim = [],
            RegistryKeys =
            [
                new RegistryAnswer { Hive = "HKLM", Path = @"SYSTEM\CurrentControlSet\Services", SubKeys = names },
                new RegistryAnswer { Hive = "HKU", Path = "", SubKeys = names },
            ],
        });

        Assert.Null(inventory.Programs!.Services);
        Assert.Contains(inventory.Unread!, part => part.Part == "programs.services" && part.Reason.Contains("more than 4096 rows", StringComparison.Ordinal));
        Assert.InRange(inventory.Unread!.Count, 1, InventoryLimits.MostParts);
        InventoryLimits.Require(inventory, "A");
    }

    [Fact]
    public void A_list_that_an_inventory_can_not_hold_is_not_known_and_never_cut()
    {
        var inventory = Of(PerUser(), []);

        Assert.Null(inventory.Programs!.Services);
        Assert.Null(inventory.Programs.Installed);
        Assert.Null(inventory.Programs.VisualCpp);
        Assert.Contains(inventory.Unread!, part => part.Part == "programs.services");
        Assert.Contains(inventory.Unread!, part => part is { Part: "programs.installed", Reason: "more than 1024 rows" });
    }

    [Fact]
    public void The_services_that_windows_makes_for_each_person_leave_room_for_the_computers_own()
    {
        var keys = PerUser().Select(name => Service(name, 0xE0)).Append(Service("Transport", 0x10)).ToArray();

        var service = Assert.Single(Of(PerUser(), keys).Programs!.Services!);

        Assert.Equal("Transport", service.Name);
    }

    [Theory]
    [InlineData("20260101000000.000000+180\n")]
    [InlineData("٢٠٢٦٠١٠١٠٠٠٠٠٠.000000+180")]
    public void A_time_in_other_digits_or_with_a_line_behind_it_is_none(string text) =>
        Assert.Null(new CimRow([new("LastBootUpTime", text)]).Time("LastBootUpTime"));

    [Theory]
    [InlineData("١٢.٣", null)]
    [InlineData("14.38.33135.0", "14.38.33135.0")]
    [InlineData("v14.38", "14.38.0.0")]
    public void A_version_is_read_in_the_digits_that_programs_write(string text, string? version) =>
        Assert.Equal(version, Migration.Servers.Programs.ProgramVersion.Parse(text)?.ToString());

    [Theory]
    [InlineData("""{"schema":"jupiter.server-rows/2","computerName":"A"}""", "InventoryNewer")]
    [InlineData("""{"schema":"jupiter.server-rows/1"}""", "InventoryBroken")]
    [InlineData("""{"schema":"jupiter.server-rows/1","computerName":null,"readAt":"2026-11-28T12:00:00Z","cim":[],"registry":[]}""", "InventoryBroken")]
    [InlineData("""{"schema":"jupiter.server-rows/1","computerName":"A","readAt":"2026-11-28T12:00:00Z","cim":[{"class":"Win32_Processor","rows":[7]}],"registry":[]}""", "InventoryBroken")]
    [InlineData("""{"schema":"jupiter.server-rows/1","computerName":"A","readAt":"2026-11-28T12:00:00Z","cim":[{"class":"Win32_""", "InventoryBroken")]
    public void A_file_that_is_none_has_a_named_error(string text, string errorId)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, text);

            Assert.Equal(errorId, Assert.Throws<MigrationException>(() => RecordedInventory.Read(path)).ErrorId);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_file_of_nulls_is_an_inventory_of_which_nothing_is_known()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, """
                {"schema":"jupiter.server-rows/1","computerName":"A","readAt":"2026-11-28T12:00:00Z","hosts":[null],"cim":[null,{"class":null},{"class":"Win32_Processor","rows":[{"Name":null,"Name":[[{}]]}]},{"class":"Win32_ComputerSystem","rows":[null]},{"class":"Win32_Service","rows":[null]}],
                 "registry":[null,{"hive":null,"path":null},{"hive":"HKLM","path":"SOFTWARE\\Microsoft\\Cryptography","values":{"MachineGuid":null},"subKeys":[null]}]}
                """);

            var inventory = RecordedInventory.Read(path);

            Assert.Equal("", Assert.Single(inventory.Processors).Name);
            Assert.Contains(inventory.Unread!, part => part.Part == "disks");
        }
        finally
        {
            File.Delete(path);
        }
    }

    // Some fifteen for each who is signed in on a session host.
    private static string[] PerUser() => [.. Enumerable.Range(0, 1100).Select(number => $"CDPUserSvc_{number:x}")];

    private static RegistryAnswer Service(string name, int type) => new()
    {
        Hive = "HKLM", Path = @"SYSTEM\CurrentControlSet\Services\" + name, SubKeys = [],
        Values = new Dictionary<string, RegistryValue> { ["Type"] = new() { Number = type }, ["Start"] = new() { Number = 2 } },
    };

    private static ServerInventory Of(string[] services, RegistryAnswer[] keys)
    {
        const string Uninstall = @"SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall";
        var programs = services.Select(name => new RegistryAnswer
        {
            Hive = "HKLM", Path = Uninstall + @"\" + name, SubKeys = [], Values = new Dictionary<string, RegistryValue> { ["DisplayName"] = new() { Text = name } },
        });
        var lists = keys.Length == 0 ? [] : new[] { new RegistryAnswer { Hive = "HKLM", Path = @"SYSTEM\CurrentControlSet\Services", SubKeys = [.. keys.Select(key => key.Path.Split('\\')[^1])] } };
        return WindowsInventory.Of(new WindowsRecord
        {
            ComputerName = "A",
            ReadAt = DateTimeOffset.UnixEpoch,
            Cim = [new CimAnswer { Class = "Win32_Service", Rows = [.. services.Select(name => new CimRow([new("Name", name), new("StartMode", "Auto")]))] }],
            RegistryKeys =
            [
                .. keys, .. lists, .. programs,
                new RegistryAnswer { Hive = "HKLM", Path = Uninstall, SubKeys = services },
                new RegistryAnswer { Hive = "HKLM", Path = Uninstall, Is32Bit = true },
                new RegistryAnswer { Hive = "HKU", Path = "", SubKeys = [] },
            ],
        });
    }
}
