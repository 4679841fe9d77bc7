using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Network.Segments;

namespace Jupiter.Migration.Presence.Devices;

/// <summary>
/// A device that can say that a server is absent, which is a guarantee where silence is an assumption (clause R0). It is asked twice:
/// where the server hangs, while it is certainly on, and later what it says of that place.
/// </summary>
public interface IServerDevice
{
    /// <summary>The kind of the device, as it stands in the journal.</summary>
    string Key { get; }

    /// <summary>Name of its signal.</summary>
    string Signal { get; }

    /// <summary>Its name or address.</summary>
    string Address { get; }

    /// <summary>Finds where a server hangs (clause R2).</summary>
    /// <param name="card">The hardware address of the server, which is on.</param>
    /// <param name="deadline">Ends the waiting.</param>
    /// <returns>The place.</returns>
    /// <exception cref="NoDeviceAnswerException">It does not tell, or it does not know the server.</exception>
    Task<IDevicePlace> FindAsync(HardwareAddress card, CancellationToken deadline);

    /// <summary>Reads a place of its own kind from the journal.</summary>
    /// <param name="facts">What was kept.</param>
    /// <returns>The place; null when it is none.</returns>
    IDevicePlace? Recall(IReadOnlyDictionary<string, string> facts);

    /// <summary>Asks what it says of a place now.</summary>
    /// <param name="server">The server, of which no probe says that it is on.</param>
    /// <param name="place">The place, of its own kind.</param>
    /// <param name="deadline">Ends the waiting.</param>
    /// <returns>What it says.</returns>
    /// <exception cref="NoDeviceAnswerException">It does not tell.</exception>
    Task<DeviceAnswer> AskAsync(AskedServer server, IDevicePlace place, CancellationToken deadline);
}
