using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Presence.Devices;

/// <summary>Says at R2 which of the venue's devices will be able to tell that a server is absent, while there is time to plug it over.</summary>
public static class DeviceChecks
{
    private static readonly CheckDefinition Device = CheckRegister.Find("Presence.Device");

    /// <summary>The results.</summary>
    /// <param name="server">The server, which is on.</param>
    /// <param name="found">Where it hangs at each device.</param>
    /// <returns>A result for each device. None of them stands in the way: without devices there is still the tag.</returns>
    public static IReadOnlyList<CheckResult> Of(string server, IEnumerable<(IServerDevice Device, IDevicePlace? Place, string Detail)> found) =>
    [
        .. found.Select(each => Device.Result(
            each.Place is { CanTell: true } ? CheckStatus.Pass : CheckStatus.Warning,
            SR.DeviceSubject.With(server, each.Device.Address),
            SR.DeviceExpected,
            each.Place?.Detail ?? each.Detail)),
    ];
}
