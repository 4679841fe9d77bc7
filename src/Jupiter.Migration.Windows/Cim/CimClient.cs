using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Resources;
using Microsoft.Management.Infrastructure;

namespace Jupiter.Migration.Windows.Cim;

/// <summary>Asks by the library of PowerShell: another computer by WS-Management, this one without a network, as whoever runs it.</summary>
public sealed class CimClient : ICimSource, ICimConnector
{
    private static readonly string[] ThisComputer = ["", ".", "localhost"];

    /// <inheritdoc/>
    public IReadOnlyList<CimRow> Query(string computer, string cimNamespace, string query, CancellationToken cancellation)
    {
        try
        {
            using var connection = Open(computer);
            return connection.Query(cimNamespace, query, cancellation);
        }
        catch (NoDeviceAnswerException e)
        {
            throw new NoDeviceAnswerException(SR.CimFailed.With(computer, e.Message), e);
        }
    }

    /// <inheritdoc/>
    public ICimConnection Open(string computer)
    {
        try
        {
            return new CimConnection(CimSession.Create(ThisComputer.Contains(computer, StringComparer.OrdinalIgnoreCase) ? null : computer), isOwn: true);
        }
        catch (Exception e) when (CimFailure.Is(e))
        {
            throw new NoDeviceAnswerException(CimFailure.Text(e), e);
        }
    }

    /// <inheritdoc/>
    public ICimConnection? Take(object session) => session is CimSession taken ? new CimConnection(taken, isOwn: false) : null;
}
