using System.Linq;
using System.Threading;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Windows.Asking;

namespace Jupiter.Migration.Servers.Windows;

/// <summary>Reads the inventory of another computer by CIM.</summary>
public static class RemoteInventory
{
    /// <summary>Reads it by WS-Management, as whoever runs this.</summary>
    /// <param name="computer">Name or address of the computer.</param>
    /// <param name="isDetailed">Whether also accounts, addresses and what else is an attacker's map.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The inventory.</returns>
    /// <exception cref="MigrationException">InventoryNotTold: it tells nothing.</exception>
    public static ServerInventory Of(string computer, bool isDetailed, CancellationToken cancellation)
    {
        try
        {
            using var cim = CimSource.OfThisComputer.Open(computer);
            return Read(cim, computer, isDetailed, cancellation);
        }
        catch (NoDeviceAnswerException e)
        {
            throw NotTold(computer, e.Message);
        }
    }

    /// <summary>Reads it through a session that somebody else has opened.</summary>
    /// <param name="session">A CimSession of PowerShell.</param>
    /// <param name="isDetailed">Whether also accounts, addresses and what else is an attacker's map.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The inventory.</returns>
    /// <exception cref="MigrationException">InventoryNotTold: it is no session, or its computer tells nothing.</exception>
    public static ServerInventory Through(object session, bool isDetailed, CancellationToken cancellation)
    {
        var name = PrintableText.Of(session.ToString());
        try
        {
            using var cim = CimSource.OfThisComputer.Take(session) ?? throw new NoDeviceAnswerException(SR.CimSessionExpected);
            return Read(cim, name, isDetailed, cancellation);
        }
        catch (NoDeviceAnswerException e)
        {
            throw NotTold(name, e.Message);
        }
    }

    /// <summary>Reads it over a connection.</summary>
    /// <param name="cim">The connection.</param>
    /// <param name="computer">How the computer was addressed.</param>
    /// <param name="isDetailed">Whether also accounts, addresses and what else is an attacker's map.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The inventory.</returns>
    /// <exception cref="MigrationException">InventoryNotTold: it tells nothing.</exception>
    internal static ServerInventory Read(ICimConnection cim, string computer, bool isDetailed, CancellationToken cancellation)
    {
        var record = WindowsAsking.Remote(cim, computer, isDetailed, cancellation);
        return record.Cim.All(answer => answer.Rows is null) ? throw NotTold(computer, record.Cim[0].Error ?? "") : WindowsInventory.Of(record);
    }

    private static MigrationException NotTold(string computer, string why) =>
        MigrationException.Because(nameof(SR.InventoryNotTold), computer, PrintableText.Of(computer), PrintableText.Of(why));
}
