using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Resources;
using Microsoft.Management.Infrastructure;
using Microsoft.Management.Infrastructure.Options;

namespace Jupiter.Migration.Windows.Cim;

/// <summary>A session of the library of PowerShell.</summary>
/// <param name="session">The session.</param>
/// <param name="isOwn">Whether it is closed with this.</param>
internal sealed class CimConnection(CimSession session, bool isOwn) : ICimConnection
{
    private const string OfNetwork = @"root\StandardCimv2";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(12);

    // A service that is started takes its time.
    private static readonly TimeSpan ToChange = TimeSpan.FromMinutes(3);

    /// <inheritdoc/>
    public IReadOnlyList<CimRow> Query(string cimNamespace, string query, CancellationToken cancellation) => Told(() =>
    {
        using var options = Options(cancellation);

        // The firewall's classes tell else of the computer's own rules alone, and not of those that a domain adds or takes out of effect
        // (Get-NetFirewallRule, -PolicyStore).
        if (cimNamespace.Equals(OfNetwork, StringComparison.OrdinalIgnoreCase))
        {
            options.SetCustomOption("PolicyStore", "ActiveStore", mustComply: false);
        }

        var rows = new List<CimRow>();
        foreach (var instance in RowLimit.Whole(session.QueryInstances(cimNamespace, "WQL", query, options)))
        {
            using (instance)
            {
                rows.Add(new CimRow(instance.CimInstanceProperties.Select(property =>
                    new KeyValuePair<string, object?>(property.Name, property.Value is CimInstance reference ? Path(reference) : property.Value))));
            }
        }

        return rows;
    }, cancellation);

    /// <inheritdoc/>
    public CimRow Invoke(
        string cimNamespace, string cimClass, string method, IReadOnlyDictionary<string, object> parameters, CancellationToken cancellation) => Told(() =>
    {
        using var options = Options(cancellation);
        using var given = new CimMethodParametersCollection();
        foreach (var parameter in parameters)
        {
            given.Add(CimMethodParameter.Create(parameter.Key, parameter.Value, CimFlags.In));
        }

        using var result = session.InvokeMethod(cimNamespace, cimClass, method, given, options);
        return Given(result);
    }, cancellation);

    /// <inheritdoc/>
    public IReadOnlyList<CimRow> InvokeEach(
        string cimNamespace, string query, string method, IReadOnlyDictionary<string, object> parameters, CancellationToken cancellation) => Told(() =>
    {
        using var options = Options(cancellation, ToChange);
        var told = new List<CimRow>();
        foreach (var instance in RowLimit.Whole(session.QueryInstances(cimNamespace, "WQL", query, options)))
        {
            using (instance)
            {
                using var given = new CimMethodParametersCollection();
                foreach (var parameter in parameters)
                {
                    given.Add(CimMethodParameter.Create(parameter.Key, parameter.Value, CimFlags.In));
                }

                using var result = session.InvokeMethod(cimNamespace, instance, method, given, options);
                told.Add(Given(result));
            }
        }

        return told;
    }, cancellation);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (isOwn)
        {
            // It waits for what was asked and is not answered, which nobody else waits for any more.
            _ = Task.Run(session.Dispose);
        }
    }

    private static CimRow Given(CimMethodResult result) =>
        new(result.OutParameters.Select(parameter => new KeyValuePair<string, object?>(parameter.Name, parameter.Value)).Append(new("ReturnValue", result.ReturnValue?.Value)));

    private static CimOperationOptions Options(CancellationToken cancellation, TimeSpan? patience = null) => new() { Timeout = patience ?? Patience, CancellationToken = cancellation };

    // As WMI writes it: the class with its keys.
    private static string Path(CimInstance instance) => instance.CimSystemProperties.ClassName + "."
        + string.Join(",", instance.CimInstanceProperties.Where(property => (property.Flags & CimFlags.Key) != 0).Select(property => $"{property.Name}=\"{property.Value}\""));

    private static T Told<T>(Func<T> ask, CancellationToken cancellation)
    {
        try
        {
            return ask();
        }
        catch (Exception e) when (CimFailure.Is(e))
        {
            throw new NoDeviceAnswerException(CimFailure.Text(e), e);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            // The library's own time is over, and nobody stopped it.
            throw new NoDeviceAnswerException(SR.CimTimedOut, e);
        }
    }
}
