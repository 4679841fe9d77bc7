using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Network.Segments;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Presence.Devices;

/// <summary>Asks the devices of a venue about a server, all at once. One that does not tell, for whatever reason, tells nothing.</summary>
/// <param name="devices">The devices.</param>
public sealed class DeviceInquiry(IReadOnlyList<IServerDevice> devices)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>Asks where a server hangs that is certainly on (clause R2).</summary>
    /// <param name="card">Its hardware address; null where nobody saw it.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>For each device where it hangs, or why that is not known.</returns>
    public async Task<IReadOnlyList<(IServerDevice Device, IDevicePlace? Place, string Detail)>> FindAsync(HardwareAddress? card, CancellationToken cancellation)
    {
        using var deadline = cancellation.Within(Patience);
        var found = await Task.WhenAll(devices.Select(device => FindAsync(device, card, deadline.Token))).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        return found;
    }

    /// <summary>Asks of a server that nothing says is on.</summary>
    /// <param name="server">The server.</param>
    /// <param name="seen">What is known of it.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>What is known of it now.</returns>
    public async Task<ServerPresence> AskAsync(AskedServer server, ServerPresence seen, CancellationToken cancellation)
    {
        if (devices.Count == 0)
        {
            return seen;
        }

        using var deadline = cancellation.Within(Patience);
        var answers = await Task.WhenAll(devices.Select(device => AskAsync(device, server, deadline.Token))).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();

        // Two devices that contradict each other: whoever says that it is on outweighs the other one.
        var isPresent = answers.Any(answer => answer.State == PresenceState.Present);
        var (state, grade) = AbsenceRule.Judge(isPresent, answers.Max(answer => answer.Grade), SilenceState.NotAsked, hasCode: false);
        return seen.With(state, grade, null, [.. devices.Zip(answers, Signal)]);
    }

    private static async Task<(IServerDevice Device, IDevicePlace? Place, string Detail)> FindAsync(IServerDevice device, HardwareAddress? card, CancellationToken deadline)
    {
        if (card is null)
        {
            return (device, null, SR.DeviceCardNotSeen);
        }

        try
        {
            return (device, await device.FindAsync(card, deadline).ConfigureAwait(false), "");
        }
        catch (NoDeviceAnswerException e)
        {
            return (device, null, e.Message);
        }
        catch (OperationCanceledException)
        {
            return (device, null, SR.DeviceTooSlow.With(device.Address));
        }
    }

    private static async Task<DeviceAnswer> AskAsync(IServerDevice device, AskedServer server, CancellationToken deadline)
    {
        if (server.Places.FirstOrDefault(place => place.Device == device.Key) is not { } place)
        {
            return DeviceAnswer.Unknown(SR.DevicePlaceNotNoted);
        }

        try
        {
            return await device.AskAsync(server, place, deadline).ConfigureAwait(false);
        }
        catch (NoDeviceAnswerException e)
        {
            return DeviceAnswer.Unknown(e.Message);
        }
        catch (OperationCanceledException)
        {
            return DeviceAnswer.Unknown(SR.DeviceTooSlow.With(device.Address));
        }
    }

    private static PresenceSignal Signal(IServerDevice device, DeviceAnswer answer) =>
        new() { Name = device.Signal, Address = device.Address, Finding = answer.State, Detail = answer.Detail };
}
