using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Resources;
using Microsoft.Management.Infrastructure;
using Microsoft.Management.Infrastructure.Options;

namespace Jupiter.Migration.Windows.Cim;

/// <summary>Asks by the library of PowerShell: another computer by WS-Management, this one without a network, as whoever runs it.</summary>
public sealed class CimClient : ICimSource
{
    private const int MostRows = 5000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(12);
    private static readonly string[] ThisComputer = ["", ".", "localhost"];

    /// <inheritdoc/>
    public IReadOnlyList<IReadOnlyDictionary<string, object?>> Query(string computer, string cimNamespace, string query, CancellationToken cancellation)
    {
        try
        {
            using var session = CimSession.Create(ThisComputer.Contains(computer, StringComparer.OrdinalIgnoreCase) ? null : computer);
            using var options = new CimOperationOptions { Timeout = Patience, CancellationToken = cancellation };

            // The firewall's classes tell else of the computer's own rules alone, and not of those that a domain adds or takes out of effect
            // (Get-NetFirewallRule, -PolicyStore). Providers that have no such store do not look at it.
            options.SetCustomOption("PolicyStore", "ActiveStore", mustComply: false);
            var rows = new List<IReadOnlyDictionary<string, object?>>();
            foreach (var instance in session.QueryInstances(cimNamespace, "WQL", query, options).Take(MostRows))
            {
                using (instance)
                {
                    var row = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
                    foreach (var property in instance.CimInstanceProperties)
                    {
                        row[property.Name] = property.Value;
                    }

                    rows.Add(row);
                }
            }

            return rows;
        }
        catch (Exception e) when (e is CimException or ArgumentException or InvalidOperationException)
        {
            var why = e is CimException told ? $"{told.NativeErrorCode}: {e.Message}" : e.Message;
            throw new NoDeviceAnswerException(SR.CimFailed.With(computer, PrintableText.Of(why.Trim())), e);
        }
    }
}
