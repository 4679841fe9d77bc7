using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Servers.Installation;
using Jupiter.Migration.Servers.Settings;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Installation;

/// <summary>The port is set as the pages of the WMI provider say; that the provider takes it so nobody has seen here.</summary>
public sealed class SqlConfigurationProviderTests
{
    [Fact]
    public void The_port_is_set_the_dynamic_one_taken_away_and_the_service_restarted()
    {
        var methods = new Methods();

        Provider(methods).SetPort(SampleSettings.Express, new Version(15, 0, 2000), CancellationToken.None);

        const string Protocol = "SELECT * FROM ServerNetworkProtocolProperty WHERE InstanceName='SQLEXPRESS' AND ProtocolName='Tcp' AND IPAddressName='IPAll' AND PropertyName=";
        const string Service = "SELECT * FROM SqlService WHERE ServiceName='MSSQL$SQLEXPRESS' AND SQLServiceType=1";
        Assert.Equal(
            [(Protocol + "'TcpPort'", "SetStringValue", "1433"), (Protocol + "'TcpDynamicPorts'", "SetStringValue", ""), (Service, "StopService", null), ("MSSQL$SQLEXPRESS", "stopped", null), ("MSSQL$SQLEXPRESS", "started", null)],
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

        Assert.Throws<NoDeviceAnswerException>(() => Provider(methods).SetPort(SampleSettings.Express, new Version(15, 0), CancellationToken.None));
        Assert.Single(methods.Calls);
    }

    [Fact]
    public void A_service_that_does_not_stop_is_told_and_not_started()
    {
        var methods = new Methods();
        var provider = new SqlConfigurationProvider(() => methods, (_, _) => throw new SettingUnavailableException("it hangs"), methods.Start);

        var error = Assert.Throws<NoDeviceAnswerException>(() => provider.SetPort(SampleSettings.Express, new Version(15, 0), CancellationToken.None));

        Assert.Contains("MSSQL$SQLEXPRESS", error.Message, StringComparison.Ordinal);
        Assert.Contains("it hangs", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(methods.Calls, call => call.Method == "started");
    }

    [Fact]
    public void Who_stops_waiting_after_the_service_was_stopped_leaves_it_running()
    {
        using var stop = new CancellationTokenSource();
        var methods = new Methods { Called = method => { if (method == "StopService") { stop.Cancel(); } } };

        Provider(methods).SetPort(SampleSettings.Express, new Version(15, 0), stop.Token);

        Assert.Equal("started", methods.Calls[^1].Method);
    }

    private static SqlConfigurationProvider Provider(Methods methods) => new(() => methods, methods.AwaitStop, methods.Start);

    private sealed class Methods : ICimConnection
    {
        public List<(string Query, string Method, string? Value)> Calls { get; } = [];

        public IReadOnlyList<long?> Returned { get; init; } = [0];

        public string? Place { get; private set; }

        public Action<string> Called { get; init; } = _ => { };

        public void AwaitStop(string service, CancellationToken cancellation) => Note(service, "stopped", cancellation);

        public void Start(string service, CancellationToken cancellation) => Note(service, "started", cancellation);

        public IReadOnlyList<CimRow> InvokeEach(
            string cimNamespace, string query, string method, IReadOnlyDictionary<string, object> parameters, CancellationToken cancellation)
        {
            Place = cimNamespace;
            Calls.Add((query, method, parameters.TryGetValue("StrValue", out var value) ? (string)value : null));
            cancellation.ThrowIfCancellationRequested();
            Called(method);
            return [.. Returned.Select(code => new CimRow([new("ReturnValue", code)]))];
        }

        public IReadOnlyList<CimRow> Query(string cimNamespace, string query, CancellationToken cancellation) => throw new NotSupportedException();

        public CimRow Invoke(string cimNamespace, string cimClass, string method, IReadOnlyDictionary<string, object> parameters, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public void Dispose()
        {
        }

        private void Note(string service, string what, CancellationToken cancellation)
        {
            cancellation.ThrowIfCancellationRequested();
            Calls.Add((service, what, null));
        }
    }
}
