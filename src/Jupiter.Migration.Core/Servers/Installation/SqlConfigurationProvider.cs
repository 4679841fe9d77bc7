using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Settings;

namespace Jupiter.Migration.Servers.Installation;

/// <summary>
/// The port by the WMI provider of SQL Server, which SQL Server Configuration Manager works with ("Configure a server to listen on a specific TCP
/// port"; "ServerNetworkProtocolProperty class", "SqlService class" of "WMI Provider for Configuration Management"). Its namespace bears the first
/// part of the version.
/// </summary>
/// <param name="open">Reaches CIM of this computer.</param>
/// <param name="awaitStop">Waits until a service of this computer has stopped.</param>
/// <param name="start">Starts a service of this computer and waits until it runs.</param>
public sealed class SqlConfigurationProvider(Func<ICimConnection> open, Action<string, CancellationToken> awaitStop, Action<string, CancellationToken> start) : IEngineNetwork
{
    private const string Provider = @"root\Microsoft\SqlServer\ComputerManagement";
    private static readonly Dictionary<string, object> Nothing = [];

    /// <inheritdoc/>
    public void SetPort(EngineSettings settings, Version version, CancellationToken cancellation)
    {
        var place = Provider + version.Major.ToString(CultureInfo.InvariantCulture);
        var methods = open();

        // The rule of an instance's name leaves nothing in it that WQL would take for its own.
        void Set(string property, string value) => Call(
            methods,
            place,
            $"SELECT * FROM ServerNetworkProtocolProperty WHERE InstanceName='{settings.InstanceName}' AND ProtocolName='Tcp' AND IPAddressName='IPAll' AND PropertyName='{property}'",
            "SetStringValue",
            new Dictionary<string, object> { ["StrValue"] = value },
            cancellation);

        Set("TcpPort", settings.Port!.Value.ToString(CultureInfo.InvariantCulture));
        Set("TcpDynamicPorts", "");
        var service = $"SELECT * FROM SqlService WHERE ServiceName='{settings.ServiceName}' AND SQLServiceType=1";
        Call(methods, place, service, "StopService", Nothing, cancellation);
        Restart(settings.ServiceName);
    }

    // The provider's 0 says that the request was accepted ("StopService method (SqlService class)"). From here on nobody stops it: a service is down.
    private void Restart(string service)
    {
        try
        {
            awaitStop(service, CancellationToken.None);
            start(service, CancellationToken.None);
        }
        catch (SettingUnavailableException e)
        {
            throw new NoDeviceAnswerException(SR.EngineServiceStopped.With(service, e.Message), e);
        }
    }

    private static void Call(
        ICimConnection methods, string place, string query, string method, Dictionary<string, object> parameters, CancellationToken cancellation)
    {
        var results = methods.InvokeEach(place, query, method, parameters, cancellation).Select(told => told.Number("ReturnValue")).ToArray();
        if (results is not [0])
        {
            throw new NoDeviceAnswerException(SR.EngineNetworkRefused.With(method, results.Length == 0 ? SR.NotThere : string.Join(", ", results.Select(code => code?.ToString(CultureInfo.InvariantCulture) ?? "-"))));
        }
    }
}
