using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Servers;
using Jupiter.Migration.Servers.Registry;
using Jupiter.Migration.Servers.Windows;
using Jupiter.Migration.Servers.Windows.Asking;
using Jupiter.Migration.Servers.Windows.Questions;
using Jupiter.Migration.Servers.Windows.Rows;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Servers.Recorded;

public sealed class WindowsAskingTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(50);

    [Fact]
    public void Another_computer_is_read_by_cim_with_its_registry_and_named_by_itself()
    {
        using var computer = new AskedComputer(query =>
            query.Contains("Win32_ComputerSystem ", StringComparison.Ordinal) || query.EndsWith("Win32_ComputerSystem", StringComparison.Ordinal)
                ? [new Dictionary<string, object?> { ["Name"] = "SRV", ["Manufacturer"] = "Dell Inc.", ["Model"] = "T150", ["Secret"] = "x" }]
            : query.Contains("MSFT_PhysicalDisk", StringComparison.Ordinal) ? throw new NoDeviceAnswerException("2148204560: Invalid namespace") : []);
        computer.Registry[@"SOFTWARE\Wow6432Node\Microsoft\Microsoft SQL Server\Instance Names\SQL"] = new() { ["MSSQLSERVER"] = (1, "MSSQL10_50.MSSQLSERVER") };
        computer.Registry[@"SOFTWARE\Wow6432Node\Microsoft\Microsoft SQL Server\MSSQL10_50.MSSQLSERVER\Setup"] = new() { ["Version"] = (1, "10.50.1600.1"), ["ProductKey"] = (1, "x") };
        computer.Registry[@"SOFTWARE\Wow6432Node\Microsoft\Microsoft SQL Server\MSSQL10_50.MSSQLSERVER\MSSQLServer\SuperSocketNetLib\Tcp"] = new() { ["Enabled"] = (4, 1) };

        var inventory = RemoteInventory.Read(computer, "192.0.2.5", isDetailed: false, CancellationToken.None);

        Assert.Equal(("SRV", "T150"), (inventory.ComputerName, inventory.Hardware!.Model));
        var instance = Assert.Single(inventory.SqlInstances!);
        Assert.Equal((true, "10.50.1600.1", "Tcp"), (instance.Is32Bit, instance.Version, Assert.Single(instance.Protocols!)));
        Assert.Contains(inventory.Unread!, part => part.Part == "disks.mediaType");

        // Its hosts file is out of reach: that there are no settings is not known.
        Assert.Null(inventory.ClientSettings);
        Assert.Contains(inventory.Unread!, part => part.Part == "clientSettings");
    }

    [Theory]
    [InlineData(@"SOFTWARE\Microsoft\MSSQLServer\Client\ConnectTo")]
    [InlineData(@"SOFTWARE\ODBC\ODBC.INI\ODBC Data Sources")]
    [InlineData(@"SOFTWARE\ODBC\ODBC.INI\Касса")]
    public void Settings_of_which_a_part_was_not_read_are_none_and_say_so(string denied)
    {
        var keys = new List<RegistryAnswer>();
        foreach (var is32Bit in new[] { false, true })
        {
            keys.Add(new() { Hive = "HKLM", Is32Bit = is32Bit, Path = @"SOFTWARE\Microsoft\MSSQLServer\Client\ConnectTo" });
            keys.Add(new() { Hive = "HKLM", Is32Bit = is32Bit, Path = @"SOFTWARE\ODBC\ODBC.INI\ODBC Data Sources", Values = new Dictionary<string, RegistryValue> { ["Касса"] = new() { Text = "SQL Server" } } });
            keys.Add(new() { Hive = "HKLM", Is32Bit = is32Bit, Path = @"SOFTWARE\ODBC\ODBC.INI\Касса", Values = new Dictionary<string, RegistryValue> { ["Server"] = new() { Text = "JUPITER" } } });
        }

        Assert.Equal(2, Of(keys).ClientSettings!.Count);

        keys.RemoveAll(key => key.Path == denied && key.Is32Bit);
        keys.Add(new() { Hive = "HKLM", Is32Bit = true, Path = denied, Error = "Access is denied" });

        Assert.Null(Of(keys).ClientSettings);
        Assert.Contains("Access is denied", Assert.Single(Of(keys).Unread!, part => part.Part == "clientSettings").Reason, StringComparison.Ordinal);

        static ServerInventory Of(IReadOnlyList<RegistryAnswer> keys) =>
            WindowsInventory.Of(new() { ComputerName = "A", ReadAt = DateTimeOffset.UnixEpoch, Cim = [], Hosts = [], RegistryKeys = keys });
    }

    [Fact]
    public void A_computer_that_tells_nothing_is_an_error_with_its_reason()
    {
        using var computer = new AskedComputer(_ => throw new NoDeviceAnswerException("5: Access is denied"));

        var error = Assert.Throws<MigrationException>(() => RemoteInventory.Read(computer, "192.0.2.5", isDetailed: true, CancellationToken.None));

        Assert.Equal("InventoryNotTold", error.ErrorId);
        Assert.Contains("Access is denied", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_without_an_answer_is_left_behind_and_the_others_are_answered()
    {
        using var never = new ManualResetEventSlim();
        using var computer = new AskedComputer(query =>
        {
            if (query.Contains("Win32_Processor", StringComparison.Ordinal))
            {
                never.Wait();
            }

            return query.Contains("Win32_Group ", StringComparison.Ordinal) ? [new Dictionary<string, object?> { ["Domain"] = "A", ["Name"] = "Administrators" }] : [];
        });
        try
        {
            var answers = await new CimAsking(computer, Short).AskAsync(WindowsQuestions.Cim, isDetailed: true, CancellationToken.None);

            Assert.Equal("Win32_Processor", Assert.Single(answers, answer => answer.Rows is null).Class);
            Assert.Equal(WindowsQuestions.Cim.Count, answers.Count);
        }
        finally
        {
            never.Set();
        }
    }

    [Fact]
    [Trait("Tier", "Whole")]
    public void A_computer_that_never_answers_takes_less_than_twenty_seconds()
    {
        using var never = new ManualResetEventSlim();
        using var computer = new AskedComputer(_ =>
        {
            never.Wait();
            return [];
        })
        {
            OnCall = (_, _) => never.Wait(),
        };
        var taken = Stopwatch.StartNew();
        try
        {
            Assert.Throws<MigrationException>(() => RemoteInventory.Read(computer, "192.0.2.5", isDetailed: true, CancellationToken.None));
            Assert.True(taken.Elapsed < TimeSpan.FromSeconds(20), taken.Elapsed.ToString());
        }
        finally
        {
            never.Set();
        }
    }

    // Beside a slow network: each question a tenth of a second, each call of the registry, of which there are hundreds, five milliseconds.
    [Fact]
    [Trait("Tier", "Whole")]
    public void A_computer_that_answers_takes_less_than_five_seconds()
    {
        using var never = new ManualResetEventSlim();
        using var computer = new AskedComputer(query =>
        {
            never.Wait(100);
            return query.Contains("Win32_ComputerSystem", StringComparison.Ordinal) ? [new Dictionary<string, object?> { ["Name"] = "SRV" }] : [];
        })
        {
            OnCall = (_, _) => never.Wait(5),
        };
        foreach (var number in Enumerable.Range(0, 300))
        {
            computer.Registry[$@"SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall\Program{number}"] = new() { ["DisplayName"] = (1, $"Program {number}"), ["DisplayVersion"] = (1, "1.0") };
        }

        var taken = Stopwatch.StartNew();
        var inventory = RemoteInventory.Read(computer, "192.0.2.5", isDetailed: true, CancellationToken.None);

        Assert.Equal(("SRV", 300), (inventory.ComputerName, inventory.Programs!.Installed!.Count));
        Assert.True(taken.Elapsed < TimeSpan.FromSeconds(5), taken.Elapsed.ToString());
    }

    [Fact]
    public void The_least_is_asked_unless_more_is_wanted()
    {
        var queries = new List<string>();
        using var computer = new AskedComputer(query =>
        {
            lock (queries)
            {
                queries.Add(query);
            }

            return [];
        });

        WindowsAsking.Remote(computer, "A", isDetailed: false, CancellationToken.None);
        Assert.DoesNotContain(queries, query => query.Contains("Win32_NetworkAdapterConfiguration", StringComparison.Ordinal) || query.Contains("StartName", StringComparison.Ordinal) || query.Contains("MACAddress", StringComparison.Ordinal));

        WindowsAsking.Remote(computer, "A", isDetailed: true, CancellationToken.None);
        Assert.Contains(queries, query => query.Contains("MACAddress", StringComparison.Ordinal));
    }

    [Fact]
    public void Who_stops_it_himself_gets_no_inventory()
    {
        using var stop = new CancellationTokenSource();
        using var computer = new AskedComputer(query => query.Contains("Win32_ComputerSystem", StringComparison.Ordinal) ? [new Dictionary<string, object?> { ["Name"] = "SRV" }] : [])
        {
            OnCall = (_, _) =>
            {
                stop.Cancel();
                throw new OperationCanceledException(stop.Token);
            },
        };

        Assert.ThrowsAny<OperationCanceledException>(() => RemoteInventory.Read(computer, "192.0.2.5", isDetailed: false, stop.Token));
    }

    // Such as under Wine: the class is answered, and has no disk.
    [Fact]
    public void A_medium_that_no_row_tells_is_unread_and_says_why()
    {
        var inventory = WindowsInventory.Of(new()
        {
            ComputerName = "A", ReadAt = DateTimeOffset.UnixEpoch, RegistryKeys = [],
            Cim = [new() { Class = "Win32_DiskDrive", Rows = [new(new Dictionary<string, object?> { ["Index"] = 0, ["InterfaceType"] = "SCSI" })] }, new() { Class = "MSFT_PhysicalDisk", Rows = [] }],
        });

        Assert.Equal(DiskMediaType.Unspecified, Assert.Single(inventory.Disks).MediaType);
        Assert.NotEmpty(Assert.Single(inventory.Unread!, part => part.Part == "disks.mediaType").Reason);
    }

    [Fact]
    public void A_key_that_nobody_asked_for_is_not_known_and_one_that_is_missing_below_a_read_one_is_missing()
    {
        var registry = new WindowsRecord
        {
            ComputerName = "A", ReadAt = DateTimeOffset.UnixEpoch, Cim = [],
            RegistryKeys =
            [
                new() { Hive = "HKLM", Path = @"SOFTWARE\A", Values = new Dictionary<string, RegistryValue>(), SubKeys = ["Here"] },
                new() { Hive = "HKLM", Path = @"SOFTWARE\Gone" },
                new() { Hive = "HKLM", Path = @"SOFTWARE\Denied", Error = "Access is denied" },
            ],
        }.Registry;

        Assert.NotNull(registry.Read(RegistryHive.LocalMachine, @"software\a", is32Bit: false));
        Assert.Null(registry.Read(RegistryHive.LocalMachine, @"SOFTWARE\A\There\X", is32Bit: false));
        Assert.Null(registry.Read(RegistryHive.LocalMachine, @"SOFTWARE\Gone\X", is32Bit: false));
        foreach (var path in new[] { @"SOFTWARE\A\Here", @"SOFTWARE\B", @"SOFTWARE\Denied", @"SOFTWARE\Denied\X" })
        {
            Assert.Throws<RegistryUnreadableException>(() => registry.Read(RegistryHive.LocalMachine, path, is32Bit: false));
        }

        Assert.Throws<RegistryUnreadableException>(() => registry.Read(RegistryHive.LocalMachine, @"SOFTWARE\A", is32Bit: true));
    }

    [Fact]
    public void Questions_are_written_once_and_are_questions()
    {
        Assert.Equal(WindowsQuestions.Lines.Count, WindowsQuestions.Cim.Count + WindowsQuestions.Registry.Count);
        Assert.Equal(WindowsQuestions.Lines.Count, WindowsQuestions.Lines.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(WindowsQuestions.Cim.Count, WindowsQuestions.Cim.Select(question => question.Class).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(WindowsQuestions.Cim, question => Assert.NotEmpty(question.Properties));
    }
}
