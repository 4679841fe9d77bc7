using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Presence.Place;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Presence.Place;

/// <summary>The network that a server was moved to (clause R3b), by rows as MSFT_NetConnectionProfile is documented to give them.</summary>
public sealed class NetworkProfileTests
{
    [Theory]
    [InlineData(0u, CheckStatus.Warning, "Public")]
    [InlineData(1u, CheckStatus.Pass, "Private")]
    [InlineData(2u, CheckStatus.Pass, "DomainAuthenticated")]
    [InlineData(7u, CheckStatus.Warning, "?")]
    [InlineData("Private", CheckStatus.Warning, "?")]
    [InlineData(null, CheckStatus.Warning, "?")]
    public void A_network_that_windows_takes_for_public_is_named(object? category, CheckStatus expected, string shown)
    {
        var result = Assert.Single(Check(() => [Row("Ethernet", "Network 2", category)]));

        Assert.Equal(("Server.NetworkProfile", "JUPITER", expected, "R3b", false), (result.Id, result.Subject, result.Status, result.Clause, result.Blocks));
        Assert.Equal($"Ethernet, network \"Network 2\": {shown}", result.Actual);
        Assert.Equal(expected == CheckStatus.Pass, result.Remedy.Length == 0);
    }

    [Fact]
    public void Each_network_has_its_own_result()
    {
        var results = Check(() => [Row("Ethernet", "Сеть 2", 0u), Row("VPN", "office", 1u)]);

        Assert.Equal([CheckStatus.Warning, CheckStatus.Pass], results.Select(result => result.Status));
    }

    [Fact]
    public void A_windows_that_does_not_tell_stops_nobody()
    {
        var result = Assert.Single(Check(() => throw new NoDeviceAnswerException("there is no such class")));

        Assert.Equal((CheckStatus.Warning, "there is no such class", false), (result.Status, result.Actual, result.Blocks));
        Assert.Equal(CheckStatus.Warning, Assert.Single(Check(() => [])).Status);
    }

    private static IReadOnlyList<CheckResult> Check(Func<Dictionary<string, object?>[]> rows) =>
        new FirewallCheck(new RecordedComputer(rows)).Run("JUPITER", door: null, CancellationToken.None);

    private static Dictionary<string, object?> Row(string alias, string name, object? category) =>
        new() { ["InterfaceAlias"] = alias, ["Name"] = name, ["NetworkCategory"] = category };

    private sealed class RecordedComputer(Func<Dictionary<string, object?>[]> rows) : ICimSource
    {
        public IReadOnlyList<CimRow> Query(string computer, string cimNamespace, string query, CancellationToken cancellation)
        {
            Assert.Equal(("", @"root\StandardCimv2"), (computer, cimNamespace));
            Assert.Contains("MSFT_NetConnectionProfile", query, StringComparison.Ordinal);
            return [.. rows().Select(row => new CimRow(row))];
        }
    }
}
