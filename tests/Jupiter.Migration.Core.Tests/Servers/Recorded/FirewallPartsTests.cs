using System;
using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Core.Tests.Servers.Programs;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Servers;
using Jupiter.Migration.Servers.Preparation;
using Jupiter.Migration.Servers.Windows.Parts;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Servers.Recorded;

/// <summary>The firewall by its rules in the registry, written by the grammar of MS-GPFAS 2.2.2.19 and as netsh writes them.</summary>
public sealed class FirewallPartsTests
{
    private const string Own = @"SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy\";
    private const string Policy = @"SOFTWARE\Policies\Microsoft\WindowsFirewall\";
    private const string Netsh = "v2.31|Action=Allow|Active=TRUE|Dir=In|Protocol=6|Profile=Domain|Profile=Private|LPort=1433|RA4=LocalSubnet|RA6=LocalSubnet|Name=SQL Server|";
    private static readonly InstalledInstance Instance = new() { Name = "SQLEXPRESS", ServiceName = "MSSQL$SQLEXPRESS", Port = 1433 };

    [Theory]
    [InlineData(Netsh, true)]
    [InlineData("v2.10|Action=Allow|Active=TRUE|Dir=In|Protocol=6|LPort=80|LPort=1433|Name=A|", true)]
    [InlineData("v2.10|Action=Allow|Active=TRUE|Dir=In|Protocol=6|LPort2_10=1400-1500|Name=A|", true)]
    [InlineData(@"v2.10|Action=Allow|Active=TRUE|Dir=In|App=%ProgramFiles%\Microsoft SQL Server\MSSQL16.SQLEXPRESS\MSSQL\Binn\sqlservr.exe|Name=A|", true)]
    [InlineData("v2.10|Action=Allow|Active=TRUE|Dir=In|Svc=MSSQL$SQLEXPRESS|RA4=LocalSubnet|Name=A|", true)]
    [InlineData("v2.10|Action=Allow|Active=FALSE|Dir=In|Protocol=6|LPort=1433|Name=A|", false)]
    [InlineData("v2.10|Action=Allow|Active=TRUE|Dir=Out|Protocol=6|LPort=1433|Name=A|", false)]
    [InlineData("v2.10|Action=Allow|Active=TRUE|Dir=In|Protocol=17|LPort=1433|Name=A|", false)]
    [InlineData("v2.10|Action=Allow|Active=TRUE|Dir=In|Protocol=6|Profile=Public|LPort=1433|Name=A|", false)]
    [InlineData("v2.10|Action=Allow|Active=TRUE|Dir=In|Protocol=6|Profile=Private|LPort=1433|Name=A|", false)]
    [InlineData("v2.10|Action=Allow|Active=TRUE|Dir=In|Protocol=6|LPort=1433|RA4=10.0.0.5|Name=A|", false)]
    [InlineData("v2.10|Action=Allow|Active=TRUE|Dir=In|Protocol=6|LPort=1433|RA6=LocalSubnet|Name=A|", false)]
    [InlineData("v2.10|Action=Allow|Active=TRUE|Dir=In|Protocol=6|LPort=1433|IF={5E4A3A1D-0000-0000-0000-000000000000}|Name=A|", false)]
    [InlineData("v2.26|Action=Allow|Active=TRUE|Dir=In|Protocol=6|LPort=1433|AppPkgId=S-1-15-2-1|Name=A|", false)]
    [InlineData(@"v2.10|Action=Allow|Active=TRUE|Dir=In|Protocol=6|Profile=Public|LPort=RPC|RPort=49000|LA4=192.168.1.0/255.255.255.0|LA4=192.168.0.0/255.255.255.0|RA4=LocalSubnet|RA6=LocalSubnet|App=c:\\path\\foo.exe|Name=Firewall Rule Test|Security=Authenticate|Security2_9=An-NoEncap|", false)]
    [InlineData("", false)]
    [InlineData("|=|==|Dir=In|Active=TRUE|Action=Allow|Profile=|LPort=99999999999999999999|Protocol=6|", false)]
    public void A_rule_lets_the_database_in_or_not(string rule, bool isOpen) => Assert.Equal(isOpen ? "Pass" : "Fail", Port(Registry(rule)));

    [Fact]
    public void What_keeps_out_goes_before_what_lets_in() =>
        Assert.Equal("Fail", Port(Registry(Netsh).Set(Own + "FirewallRules", "B", "v2.10|Action=Block|Active=TRUE|Dir=In|Protocol=6|LPort=1433|Name=B|")));

    [Fact]
    public void A_firewall_that_is_off_lets_in_and_one_that_takes_no_exceptions_does_not()
    {
        Assert.Equal("Pass", Port(Registry("").Set(Own + "DomainProfile", "EnableFirewall", 0).Set(Own + "StandardProfile", "EnableFirewall", 0)));
        Assert.Equal("Fail", Port(Registry("").Set(Own + "DomainProfile", "EnableFirewall", 0)));
        Assert.Equal("Fail", Port(Registry("").Set(Own + "DomainProfile", "EnableFirewall", 0).Set(Own + "StandardProfile", "EnableFirewall", 0).Set(Policy + "PrivateProfile", "EnableFirewall", 1)));
        Assert.Equal("Pass", Port(Registry("").Set(Own + "DomainProfile", "DefaultInboundAction", 0).Set(Own + "StandardProfile", "DefaultInboundAction", 0)));
        Assert.Equal("Fail", Port(Registry(Netsh).Set(Own + "StandardProfile", "DoNotAllowExceptions", 1)));
    }

    [Fact]
    public void A_policy_that_takes_no_rules_of_the_computer_brings_its_own()
    {
        var closed = Registry(Netsh).Set(Policy + "DomainProfile", "AllowLocalPolicyMerge", 0);

        Assert.Equal("Fail", Port(closed));
        Assert.Equal("Pass", Port(closed.Set(Policy + "FirewallRules", "P", "v2.10|Action=Allow|Active=TRUE|Dir=In|Protocol=6|Profile=Domain|LPort=1433|Name=P|")));
    }

    [Theory]
    [InlineData("v2.10|Action=Allow|Active=TRUE|Dir=In|Protocol=1|ICMP4=8:*|App=System|Name=Echo|", "Pass")]
    [InlineData("v2.10|Action=Allow|Active=TRUE|Dir=In|Protocol=1|ICMP4=3:4|App=System|Name=Echo|", "Warning")]
    public void Echo_requests_are_let_in_or_not(string rule, string expected) => Assert.Equal(expected, Check(Registry(rule), "Machine.Echo"));

    [Fact]
    public void Without_a_firewall_in_the_registry_nothing_is_known() =>
        Assert.Throws<NoDeviceAnswerException>(() => FirewallParts.Read(new SeededRegistry(), [Instance]));

    [Fact]
    public void What_was_not_read_is_not_known_and_what_was_never_asked_is_not_told()
    {
        var preparation = new ServerPreparation(PreparationFile.BuiltIn, null, null);

        Assert.Equal(CheckStatus.Unknown, preparation.Check(SampleServer.With(unread: [new UnreadPart { Part = "doors", Reason = "Access denied" }])).Single(result => result.Id == "Machine.Echo").Status);
        Assert.DoesNotContain(preparation.Check(SampleServer.With()), result => result.Id is "Machine.Echo" or "Machine.Port");
    }

    private static SeededRegistry Registry(string rule) => new SeededRegistry().Set(Own + "FirewallRules", "{A}", rule);

    private static string Port(SeededRegistry registry) => Check(registry, "Machine.Port");

    private static string Check(SeededRegistry registry, string id) => new ServerPreparation(PreparationFile.BuiltIn, null, null)
        .Check(SampleServer.With() with { Doors = FirewallParts.Read(registry, [Instance]) }).Single(result => result.Id == id).Status.ToString();
}
