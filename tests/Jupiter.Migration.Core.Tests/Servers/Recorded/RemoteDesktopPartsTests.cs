using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Servers;
using Jupiter.Migration.Servers.Windows;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Servers.Recorded;

/// <summary>Remote desktop and printers as the documented classes tell them (clause H2), from a computer that answers and from a file of the collector.</summary>
public sealed class RemoteDesktopPartsTests
{
    private const string Host = """{"TerminalServerMode":1,"AllowTSConnections":1,"LicensingType":4,"LimitedUserSessions":0,"GetGracePeriodDays.DaysLeft":0,"GetSpecifiedLicenseServerList.SpecifiedLSList":["JUPITER"]}""";

    [Fact]
    public void A_session_host_is_read_with_its_licence_server()
    {
        var host = Recorded(Host).RemoteDesktop!;

        Assert.Equal((true, true, RemoteDesktopLicensing.PerUser, 0), (host.IsAllowed, host.IsSessionHost, host.Licensing, host.GraceDays));
        Assert.Equal("JUPITER", Assert.Single(host.LicenseServers!));
        Assert.Null(host.MostSessions);
        Assert.Null(host.Users);
    }

    [Theory]
    [InlineData(0, RemoteDesktopLicensing.NotConfigured)]
    [InlineData(1, RemoteDesktopLicensing.NotConfigured)]
    [InlineData(2, RemoteDesktopLicensing.PerDevice)]
    [InlineData(3, RemoteDesktopLicensing.Unknown)]
    [InlineData(4, RemoteDesktopLicensing.PerUser)]
    [InlineData(5, RemoteDesktopLicensing.NotConfigured)]
    [InlineData(99, RemoteDesktopLicensing.Unknown)]
    public void The_mode_is_told_by_its_number(int number, RemoteDesktopLicensing mode) =>
        Assert.Equal(mode, Recorded($$"""{"LicensingType":{{number}}}""").RemoteDesktop!.Licensing);

    [Theory]
    [InlineData("""{"AllowTSConnections":"x","GetGracePeriodDays.DaysLeft":-7,"LimitedUserSessions":99999999999,"GetSpecifiedLicenseServerList.SpecifiedLSList":null}""")]
    [InlineData("{}")]
    public void What_no_server_can_say_is_not_known(string row)
    {
        var host = Recorded(row).RemoteDesktop!;

        Assert.True(host is { IsAllowed: null, IsSessionHost: null, MostSessions: null, LicenseServers: null, GraceDays: null });
    }

    [Fact]
    public void An_empty_list_of_licence_servers_is_known() => Assert.Empty(Recorded("""{"GetSpecifiedLicenseServerList.SpecifiedLSList":[]}""").RemoteDesktop!.LicenseServers!);

    [Fact]
    public void A_computer_that_does_not_tell_is_named_with_its_reason()
    {
        var inventory = Read("""{"class":"Win32_TerminalServiceSetting","error":"Invalid namespace"},{"class":"Win32_Printer","error":"spooler"}""");

        Assert.Null(inventory.RemoteDesktop);
        Assert.Null(inventory.Printers);
        Assert.Equal(
            [("printers", true), ("remoteDesktop", true)],
            inventory.Unread!.Where(part => part.Part is "printers" or "remoteDesktop").Select(part => (part.Part, part.Reason.Contains("Invalid namespace", StringComparison.Ordinal) || part.Reason.Contains("spooler", StringComparison.Ordinal))));
    }

    [Fact]
    public void Users_are_counted_by_the_groups_sid_and_without_disabled_accounts()
    {
        const string Members = """
            {"class":"Win32_Group","rows":[{"Name":"Пользователи удаленного рабочего стола","SID":"S-1-5-32-555"},{"Name":"Гости","SID":"S-1-5-32-546"}]},
            {"class":"Win32_GroupUser","rows":[
              {"GroupComponent":"\\\\PC\\root\\cimv2:Win32_Group.Domain=\"PC\",Name=\"Пользователи удаленного рабочего стола\"","PartComponent":"\\\\PC\\root\\cimv2:Win32_UserAccount.Domain=\"PC\",Name=\"kassa\""},
              {"GroupComponent":"\\\\PC\\root\\cimv2:Win32_Group.Domain=\"PC\",Name=\"Пользователи удаленного рабочего стола\"","PartComponent":"\\\\PC\\root\\cimv2:Win32_UserAccount.Domain=\"PC\",Name=\"gone\""},
              {"GroupComponent":"\\\\PC\\root\\cimv2:Win32_Group.Domain=\"PC\",Name=\"Пользователи удаленного рабочего стола\"","PartComponent":"\\\\PC\\root\\cimv2:Win32_Group.Domain=\"REST\",Name=\"Кассиры\""},
              {"GroupComponent":"\\\\PC\\root\\cimv2:Win32_Group.Domain=\"PC\",Name=\"Гости\"","PartComponent":"\\\\PC\\root\\cimv2:Win32_UserAccount.Domain=\"PC\",Name=\"guest\""}]},
            {"class":"Win32_UserAccount","rows":[{"Name":"kassa","Domain":"PC","SID":"S-1-5-21-1-2-3-1001","Disabled":false},{"Name":"gone","Domain":"PC","SID":"S-1-5-21-1-2-3-1002","Disabled":true}]},
            """;

        Assert.Equal(2, Read(Members + Class("Win32_TerminalServiceSetting", Host), isDetailed: true).RemoteDesktop!.Users);
        Assert.Equal(0, Read(Members.Replace("удаленного рабочего стола\\\"", "x\\\"", StringComparison.Ordinal) + Class("Win32_TerminalServiceSetting", Host), isDetailed: true).RemoteDesktop!.Users);
    }

    [Fact]
    public void Printers_are_those_that_put_something_on_paper_and_a_session_has_its_own()
    {
        var printers = Read(Class("Win32_Printer", """
            {"Name":"Кухня","DriverName":"EPSON TM-T88V","PortName":"USB001","Attributes":2628},{"Name":"Bar (redirected 3)","DriverName":"Remote Desktop Easy Print","PortName":"TS004","Attributes":34816},
            {"Name":"Microsoft Print to PDF","DriverName":"Microsoft Print To PDF","PortName":"PORTPROMPT:","Attributes":576},{"Name":"Fax","DriverName":"Microsoft Shared Fax Driver","PortName":"SHRFAX:","Attributes":16448}
            """)).Printers!;

        Assert.Equal([("Bar (redirected 3)", true), ("Кухня", false)], printers.Select(printer => (printer.Name, printer.IsRedirected)));
    }

    [Fact]
    public void Another_computers_methods_are_called_and_one_that_it_lacks_leaves_the_rest()
    {
        using var computer = new AskedComputer(query => query.Contains("Win32_TerminalServiceSetting", StringComparison.Ordinal)
            ? [new Dictionary<string, object?> { ["TerminalServerMode"] = 1u, ["AllowTSConnections"] = 1u, ["LicensingType"] = 5u }]
            : query.Contains("Win32_ComputerSystem", StringComparison.Ordinal) ? [new Dictionary<string, object?> { ["Name"] = "SRV" }] : []);
        computer.Methods["GetGracePeriodDays"] = (0, "DaysLeft", 119u);

        var host = RemoteInventory.Read(computer, "SRV", isDetailed: false, CancellationToken.None).RemoteDesktop!;

        Assert.Equal((RemoteDesktopLicensing.NotConfigured, 119, true), (host.Licensing, host.GraceDays, host.LicenseServers is null));
        computer.Methods["GetGracePeriodDays"] = (0x80070005, "DaysLeft", 119u);
        computer.Methods["GetSpecifiedLicenseServerList"] = (0, "SpecifiedLSList", new[] { "SRV" });
        host = RemoteInventory.Read(computer, "SRV", isDetailed: false, CancellationToken.None).RemoteDesktop!;
        Assert.Null(host.GraceDays);
        Assert.Equal("SRV", Assert.Single(host.LicenseServers!));
    }

    private static string Class(string name, string rows) => $$"""{"class":"{{name}}","rows":[{{rows}}]}""";

    private static ServerInventory Recorded(string row) => Read(Class("Win32_TerminalServiceSetting", row));

    private static ServerInventory Read(string classes, bool isDetailed = false) => RecordedInventory.Parse("x.json", Encoding.UTF8.GetBytes(
        $$"""{"schema":"jupiter.server-rows/1","computerName":"PC","readAt":"2026-11-28T12:00:00+03:00","isDetailed":{{(isDetailed ? "true" : "false")}},"cim":[{{classes}}],"registry":[]}"""));
}
