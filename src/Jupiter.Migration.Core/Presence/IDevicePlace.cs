using System.Collections.Generic;
using Jupiter.Migration.Presence.Devices;

namespace Jupiter.Migration.Presence;

/// <summary>Where a server hung at a device while it was certainly on.</summary>
public interface IDevicePlace
{
    /// <summary>The kind of the device, <see cref="IServerDevice.Key"/>.</summary>
    string Device { get; }

    /// <summary>The place, for people.</summary>
    string Detail { get; }

    /// <summary>Whether the device can ever say from there that the server is absent.</summary>
    bool CanTell { get; }

    /// <summary>The place as the journal keeps it, culture-free. Holds no secret.</summary>
    IReadOnlyDictionary<string, string> Facts { get; }
}
