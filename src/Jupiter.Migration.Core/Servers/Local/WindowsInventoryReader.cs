using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Servers.Registry;
using Jupiter.Migration.Servers.Windows;
using Jupiter.Migration.Servers.Windows.Asking;

namespace Jupiter.Migration.Servers.Local;

/// <summary>Reads the inventory of this computer with Windows. Without CIM, as under Wine, there is still its registry.</summary>
/// <param name="isDetailed">Whether also accounts, addresses and what else is an attacker's map.</param>
internal sealed class WindowsInventoryReader(bool isDetailed) : IServerInventoryReader
{
    private const string Uuid = "identity.smbiosUuid";

    /// <inheritdoc/>
    public ServerInventory Read(CancellationToken cancellation)
    {
        using var cim = Cim();
        var inventory = WindowsInventory.Of(WindowsAsking.Here(cim, new WindowsRegistry(), HostsFile.Lines(HostsFile.OfThisComputer), isDetailed, cancellation));
        return inventory.Identity?.SmbiosUuid is null && SmbiosUuid.Find(FirmwareTable.Smbios()) is { } uuid
            ? inventory with
            {
                Identity = new MachineIdentity { SmbiosUuid = uuid, MachineGuid = inventory.Identity?.MachineGuid },
                Unread = [.. (inventory.Unread ?? []).Where(part => part.Part != Uuid)],
            }
            : inventory;
    }

    private static ICimConnection Cim()
    {
        try
        {
            return CimSource.OfThisComputer.Open("");
        }
        catch (NoDeviceAnswerException e)
        {
            return new NoCim(e.Message);
        }
    }

    private sealed class NoCim(string reason) : ICimConnection
    {
        public IReadOnlyList<CimRow> Query(string cimNamespace, string query, CancellationToken cancellation) =>
            throw new NoDeviceAnswerException(reason);

        public CimRow Invoke(
            string cimNamespace, string cimClass, string method, IReadOnlyDictionary<string, object> parameters, CancellationToken cancellation) =>
            throw new NoDeviceAnswerException(reason);

        public IReadOnlyList<CimRow> InvokeEach(
            string cimNamespace, string query, string method, IReadOnlyDictionary<string, object> parameters, CancellationToken cancellation) =>
            throw new NoDeviceAnswerException(reason);

        public void Dispose()
        {
        }
    }
}
