using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Network;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Pos;
using Jupiter.Migration.Venues;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Pos;

/// <summary>Where the server's name leads on a POS terminal, by rows as Win32_PingStatus is documented to give them.</summary>
public sealed class NameFromPosTests
{
    [Theory]
    [InlineData("192.0.2.10", CheckStatus.Pass)]
    [InlineData("::ffff:192.0.2.10", CheckStatus.Pass)]
    [InlineData("192.0.2.9", CheckStatus.Fail)]
    [InlineData("", CheckStatus.Warning)]
    [InlineData("nonsense", CheckStatus.Warning)]
    [InlineData(17, CheckStatus.Warning)]
    [InlineData(null, CheckStatus.Warning)]
    public void The_address_that_the_terminal_itself_finds_is_held_against_the_servers(object? told, CheckStatus expected) =>
        Assert.Equal(expected, Check(() => [new Dictionary<string, object?> { ["ProtocolAddress"] = told }]).Status);

    [Fact]
    public void A_terminal_that_does_not_tell_stops_nobody()
    {
        Assert.Equal(CheckStatus.Warning, Check(() => []).Status);
        var result = Check(() => throw new NoDeviceAnswerException("access denied"));
        Assert.Equal((CheckStatus.Warning, "access denied"), (result.Status, result.Actual));
    }

    [Fact]
    public void A_name_that_could_end_the_query_is_no_name() => Assert.Equal(
        "HostInvalid", Assert.Throws<MigrationException>(() => Check(() => [], "JUPITER' OR Address='x")).ErrorId);

    [Theory]
    [InlineData("127.66.0.1", false, new string[0])]
    [InlineData("192.0.2.10", false, new[] { "Pos.Clock" })]
    [InlineData("192.0.2.10", true, new[] { "Pos.Clock", "Pos.NameThere" })]
    public void Only_who_allows_it_is_asked_by_CIM_and_no_computer_of_a_rehearsal_for_anything(string address, bool allowsCim, string[] expected)
    {
        var request = Request("JUPITER");
        var computer = new VenueComputer { Name = "BAR", Address = address, AllowsCim = allowsCim };
        var reach = new PosReach(new PosComputer("BAR", NetworkHost.Parse(address), 5655, IsMain: false) { Described = computer }, request, new PosClock(null, new SmbClock()));

        Assert.Equal(expected, reach.Steps.Skip(2).Select(step => step.NotChecked().Id));
    }

    private static CheckResult Check(Func<Dictionary<string, object?>[]> rows, string name = "JUPITER")
    {
        var question = new NameFromPos(Request(name), new RecordedTerminal(rows));
        var computer = new PosComputer("BAR", NetworkHost.Parse("192.0.2.20"), 5655, IsMain: false) { Described = new VenueComputer { Name = "BAR", AllowsCim = true } };
        return new PosStep(CheckRegister.Find("Pos.NameThere"), "BAR", "", (step, stop) => question.Check(step, computer, stop)).Run(TestContext.Current.CancellationToken);
    }

    private static PosCheckRequest Request(string name) => new()
    {
        Database = "Jupiter", Computers = [], ProgramName = "*", Timeout = TimeSpan.FromSeconds(5), ServerName = name, ServerHost = "192.0.2.10",
    };

    private sealed class RecordedTerminal(Func<Dictionary<string, object?>[]> rows) : ICimSource
    {
        public IReadOnlyList<CimRow> Query(string computer, string cimNamespace, string query, CancellationToken cancellation)
        {
            Assert.Equal(("192.0.2.20", @"root\cimv2"), (computer, cimNamespace));
            Assert.Equal("SELECT ProtocolAddress FROM Win32_PingStatus WHERE Address='JUPITER' AND Timeout=2000", query);
            return [.. rows().Select(row => new CimRow(row))];
        }
    }
}
