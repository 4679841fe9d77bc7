using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Registry;
using Jupiter.Migration.Servers.Settings;
using Jupiter.Migration.Servers.Windows;
using Jupiter.Migration.Servers.Windows.Asking;
using Jupiter.Migration.Servers.Windows.Questions;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Servers.Recorded;

/// <summary>The registry of another computer: in few calls, several at once, and what one of them loses is one key.</summary>
public sealed class RegistryAskingTests
{
    // A server with 120 programs, 200 milliseconds to it and back: the clock is the count of calls, of which eight are on their way at once.
    [Fact]
    public void The_registry_of_another_computer_is_read_in_few_calls_several_at_once_and_what_needs_no_search_first()
    {
        var waiting = 0;
        using var eight = new ManualResetEventSlim();
        var paths = new System.Collections.Concurrent.ConcurrentQueue<(string Method, string Path)>();
        using var computer = new AskedComputer(_ => [])
        {
            OnCall = (method, path) =>
            {
                paths.Enqueue((method, path));

                // Whoever calls one after the other waits here until the time is over.
                if (path.Contains(@"Uninstall\", StringComparison.Ordinal) && Interlocked.Increment(ref waiting) == 8)
                {
                    eight.Set();
                }
                else if (path.Contains(@"Uninstall\", StringComparison.Ordinal))
                {
                    eight.Wait(TimeSpan.FromSeconds(20));
                }
            },
        };
        const string software = @"SOFTWARE\Microsoft\Windows\CurrentVersion\";
        for (var i = 0; i < 120; i++)
        {
            computer.Registry[$@"{software}Uninstall\Program{i}"] = new() { ["DisplayName"] = (1, "P" + i), ["DisplayVersion"] = (1, "1." + i), ["InstallLocation"] = (1, "x"), ["Publisher"] = (1, "y") };
        }

        computer.Registry[@"SOFTWARE\Policies\Microsoft\Windows\Installer"] = new() { ["DisableMSI"] = (4, 0) };
        computer.Registry[@"S-1-5-18\SOFTWARE\Microsoft\Windows\CurrentVersion\Run"] = new() { ["x"] = (1, "y") };

        var record = WindowsAsking.Remote(computer, "A", isDetailed: false, CancellationToken.None);

        Assert.Equal(120, WindowsInventory.Of(record).Programs!.Installed!.Count);
        Assert.True(eight.IsSet);
        Assert.True(computer.Calls / 8 * 0.2 < 16, computer.Calls.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.DoesNotContain(paths, call => call.Method == "EnumKey" && call.Path.Contains(@"Uninstall\", StringComparison.Ordinal));
        Assert.DoesNotContain(paths, call => call.Path.StartsWith("S-1-5-18", StringComparison.Ordinal));
        var order = paths.Select(call => call.Path).ToList();
        Assert.True(order.LastIndexOf(@"SOFTWARE\Policies\Microsoft\Windows\Installer") < order.FindIndex(path => path.Contains(@"Uninstall\", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(true, null, ServiceStart.AutomaticDelayed)]
    [InlineData(false, 1, ServiceStart.Automatic)]
    [InlineData(null, 1, ServiceStart.AutomaticDelayed)]
    [InlineData(null, 0, ServiceStart.Automatic)]
    [InlineData(null, null, ServiceStart.AutomaticOrDelayed)]
    public void A_service_that_starts_late_is_told_by_cim_or_on_an_older_windows_by_its_key(bool? told, int? inRegistry, ServiceStart start)
    {
        var service = new Dictionary<string, object?> { ["Name"] = "AnyDesk", ["StartMode"] = "Auto", ["DelayedAutoStart"] = told };
        var inventory = WindowsInventory.Of(new()
        {
            ComputerName = "A", ReadAt = DateTimeOffset.UnixEpoch, Cim = [new() { Class = "Win32_Service", Rows = [new(service)] }],
            RegistryKeys = inRegistry is { } delayed
                ? [new() { Hive = "HKLM", Path = @"SYSTEM\CurrentControlSet\Services\AnyDesk", Values = new Dictionary<string, RegistryValue> { ["DelayedAutostart"] = new() { Number = delayed } } }] : [],
        });

        Assert.Equal(start, Assert.Single(inventory.Programs!.Services!).Start);
        Assert.StartsWith("SELECT * FROM Win32_Service", WindowsQuestions.Cim.Single(question => question.Class == "Win32_Service").Query(isDetailed: false), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_an_older_windows_far_away_the_registry_is_asked_for_what_its_class_does_not_tell()
    {
        static Dictionary<string, object?> Service(string name, string mode) => new() { ["Name"] = name, ["StartMode"] = mode };
        const string Services = @"SYSTEM\CurrentControlSet\Services\";
        using var computer = new AskedComputer(query => query.Contains("Win32_Service", StringComparison.Ordinal)
            ? [Service("Late", "Auto"), Service("Early", "Auto"), Service("Closed", "Auto"), Service("ByHand", "Manual"), Service(@"..\x", "Auto")] : [])
        {
            OnCall = (_, path) => { if (path.EndsWith("Closed", StringComparison.Ordinal)) { throw new NoDeviceAnswerException("5: Access is denied"); } },
        };
        computer.Registry[Services + "Late"] = new() { ["DelayedAutostart"] = (4, 1), ["ImagePath"] = (1, "x") };
        computer.Registry[Services + "Early"] = new() { ["Start"] = (4, 2) };

        var told = RemoteInventory.Read(computer, "192.0.2.5", isDetailed: false, CancellationToken.None).Programs!.Services!.ToDictionary(service => service.Name, service => service.Start);

        Assert.Equal(
            (ServiceStart.AutomaticDelayed, ServiceStart.Automatic, ServiceStart.AutomaticOrDelayed, ServiceStart.Manual, ServiceStart.AutomaticOrDelayed),
            (told["Late"], told["Early"], told["Closed"], told["ByHand"], told[@"..\x"]));
    }

    [Fact]
    public void A_call_whose_own_time_is_over_loses_one_key_and_not_the_inventory()
    {
        using var computer = new AskedComputer(query => query.Contains("Win32_ComputerSystem", StringComparison.Ordinal) ? [new Dictionary<string, object?> { ["Name"] = "SRV" }] : [])
        {
            OnCall = (_, path) => { if (path.Contains("Uninstall", StringComparison.Ordinal)) { throw new OperationCanceledException(); } },
        };

        var inventory = RemoteInventory.Read(computer, "192.0.2.5", isDetailed: false, CancellationToken.None);

        Assert.Equal("SRV", inventory.ComputerName);
        Assert.Contains(inventory.Unread!, part => part.Reason.Contains(SR.CimTimedOut, StringComparison.Ordinal));
    }
}
