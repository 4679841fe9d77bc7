using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Servers.Installation;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Installation;

/// <summary>The port is set as the pages of the WMI provider say; that the provider takes it so nobody has seen here.</summary>
public sealed class SqlConfigurationProviderTests
{
    [Fact]
    public void The_port_is_set_the_dynamic_one_taken_away_and_the_service_restarted()
    {
        var methods = new Methods();

        new SqlConfigurationProvider(() => methods).SetPort(SampleSettings.Express, new Version(15, 0, 2000), CancellationToken.None);

        const string Protocol = "SELECT * FROM ServerNetworkProtocolProperty WHERE InstanceName='SQLEXPRESS' AND ProtocolName='Tcp' AND IPAddressName='IPAll' AND PropertyName=";
        const string Service = "SELECT * FROM SqlService WHERE ServiceName='MSSQL$SQLEXPRESS' AND SQLServiceType=1";
        Assert.Equal(
            [(Protocol + "'TcpPort'", "SetStringValue", "1433"), (Protocol + "'TcpDynamicPorts'", "SetStringValue", ""), (Service, "StopService", null), (Service, "StartService", null)],
            methods.Calls);
        Assert.Equal(@"root\Microsoft\SqlServer\ComputerManagement15", methods.Place);
    }

    [Theory]
    [InlineData]
    [InlineData(5L)]
    [InlineData(0L, 0L)]
    public void Whatever_is_not_one_zero_was_not_done(params long[] returned)
    {
        var methods = new Methods { Returned = [.. returned.Select(code => (long?)code)] };

        Assert.Throws<NoDeviceAnswerException>(() => new SqlConfigurationProvider(() => methods).SetPort(SampleSettings.Express, new Version(15, 0), CancellationToken.None));
        Assert.Single(methods.Calls);
    }

    private sealed class Methods : ICimMethods
    {
        public List<(string Query, string Method, string? Value)> Calls { get; } = [];

        public IReadOnlyList<long?> Returned { get; init; } = [0];

        public string? Place { get; private set; }

        public IReadOnlyList<long?> InvokeEach(
            string cimNamespace, string query, string method, IReadOnlyDictionary<string, object> parameters, CancellationToken cancellation)
        {
            Place = cimNamespace;
            Calls.Add((query, method, parameters.TryGetValue("StrValue", out var value) ? (string)value : null));
            return Returned;
        }
    }
}
